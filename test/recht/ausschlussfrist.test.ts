import { describe, expect, test } from 'vitest';
import { berechneAusschlussfrist, type AusschlussfristEingabe } from '../../src/recht/ausschlussfrist.ts';

const NI = { land: 'NI' } as const;

describe('the Ausschlussfrist of § 111 SGB X', () => {
  test.each<[string, string | undefined, string, string]>([
    ['2026-04-30', undefined, '2027-04-30', 'a Friday'],
    ['2026-01-31', undefined, '2027-02-01', 'the 31st is a Sunday'],
    ['2024-02-29', undefined, '2025-02-28', 'February has no 29th'],
    ['2025-12-25', undefined, '2026-12-28', 'Weihnachten, Saturday and Sunday'],
    ['2026-04-30', '2026-06-02', '2027-06-02', 'the decision became known later'],
    ['2026-04-30', '2026-04-30', '2027-04-30', 'on the same day'],
    ['2026-04-30', '2026-03-01', '2027-04-30', 'the decision was known before'],
  ])('last day %s, decision known %s: %s (%s)', (letzterLeistungstag, kenntnisEntscheidung, ende) => {
    expect(berechneAusschlussfrist({ ...NI, letzterLeistungstag, kenntnisEntscheidung }).ende).toBe(ende);
  });

  test('uses the Feiertage of its Land', () => {
    expect(berechneAusschlussfrist({ letzterLeistungstag: '2026-05-27', land: 'NI' }).ende).toBe('2027-05-27');
    expect(berechneAusschlussfrist({ letzterLeistungstag: '2026-05-27', land: 'NW' }).ende).toBe('2027-05-28');
  });

  test('says the source of each step', () => {
    expect(berechneAusschlussfrist({ ...NI, letzterLeistungstag: '2026-04-30', kenntnisEntscheidung: '2026-06-02' }).schritte).toEqual([
      'Kenntnis von der Entscheidung am Di 02.06.2026, nach dem letzten Leistungstag: die Frist beginnt erst damit (§ 111 Satz 2 SGB X)',
      'Di 02.06.2026 Beginn, zählt nicht (§ 187 Abs. 1 BGB)',
      '12 Monate: Mi 02.06.2027, Tag mit derselben Zahl (§ 188 Abs. 2 BGB)',
      'Mi 02.06.2027 Ende, 24:00 Uhr (§ 188 Abs. 2 BGB)',
      'Verjährung mit Ablauf des Di 31.12.2030: 4 Jahre nach Ablauf des Jahres 2026, in dem die Entscheidung bekannt wurde (§ 113 Abs. 1 SGB X)',
    ]);
  });
});

describe('the limitation of § 113 SGB X', () => {
  test.each([['2026-01-01', '2030-12-31'], ['2026-12-31', '2030-12-31'], ['2027-01-01', '2031-12-31'], ['2017-05-05', '2021-12-31']])('decision known %s: %s', (kenntnisEntscheidung, verjaehrung) => {
    expect(berechneAusschlussfrist({ ...NI, letzterLeistungstag: '2026-04-30', kenntnisEntscheidung }).verjaehrung).toBe(verjaehrung);
  });

  test('is not known while the decision is not', () => {
    expect(berechneAusschlussfrist({ ...NI, letzterLeistungstag: '2026-04-30' })).not.toHaveProperty('verjaehrung');
  });
});

test.each([
  [{ letzterLeistungstag: '2026-02-30' }, 'DATUM_UNGUELTIG'],
  [{ kenntnisEntscheidung: 'gestern' }, 'DATUM_UNGUELTIG'],
  [{ land: 'HH' }, 'LAND_UNBEKANNT'],
  [{ letzterLeistungstag: '2016-12-31' }, 'AUSSERHALB_KALENDER'],
  [{ letzterLeistungstag: '2040-05-01' }, 'AUSSERHALB_KALENDER'],
])('%j: %s', (falsch, code) => {
  const eingabe = { ...NI, letzterLeistungstag: '2026-04-30', ...falsch } as AusschlussfristEingabe;
  expect(() => berechneAusschlussfrist(eingabe)).toThrow(expect.objectContaining({ name: 'FachlicherFehler', code }));
});
