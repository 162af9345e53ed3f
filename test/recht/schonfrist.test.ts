import { describe, expect, test } from 'vitest';
import { berechneSchonfrist, type SchonfristEingabe } from '../../src/recht/schonfrist.ts';

const basis: SchonfristEingabe = { zustellungen: ['2026-01-15'], land: 'NI' };

describe('the Schonfrist', () => {
  test.each([
    [['2026-01-15'], '2026-03-16', 'the 15th is a Sunday'],
    [['2026-01-14'], '2026-03-16', 'the 14th is a Saturday'],
    [['2026-01-13'], '2026-03-13', 'a Friday'],
    [['2025-12-31'], '2026-03-02', 'February has no 31st, the 28th is a Saturday'],
    [['2026-02-03'], '2026-04-07', 'ends on Karfreitag'],
    [['2026-03-02', '2026-03-10', '2026-03-05'], '2026-05-11', 'the last of several services counts'],
  ])('after service on %j ends on %s (%s)', (zustellungen, ende) => {
    expect(berechneSchonfrist({ ...basis, zustellungen })).toMatchObject({ ende, grundlage: 'ZUSTELLUNG' });
  });

  test('ends at local midnight and warns ten working days before', () => {
    expect(berechneSchonfrist({ ...basis, vorfristWerktage: 10 })).toMatchObject({ ablauf: '2026-03-16T23:00:00.000Z', vorfrist: '2026-03-02T07:00:00.000Z' });
  });

  test('uses the Feiertage of its Land', () => {
    expect(berechneSchonfrist({ zustellungen: ['2026-08-31'], land: 'NI' }).ende).toBe('2026-11-02');
    expect(berechneSchonfrist({ zustellungen: ['2029-08-31'], land: 'NI' }).ende).toBe('2029-11-01');
    expect(berechneSchonfrist({ zustellungen: ['2029-08-31'], land: 'NW' }).ende).toBe('2029-10-31');
  });

  test('without service is the earliest possible end from the receipt of the suit, and asks for the date', () => {
    const f = berechneSchonfrist({ zustellungen: [], klageEingangAm: '2026-03-02', land: 'NI' });
    expect(f).toMatchObject({ ende: '2026-05-04', grundlage: 'KLAGEEINGANG', heilungMoeglich: true });
    expect(f.schritte[0]).toBe('Zustellung unbekannt: gerechnet ab Eingang der Klage am Mo 02.03.2026, also das frühestmögliche Ende (Festlegung). Bitte den Tag der Zustellung erfragen.');
  });

  test('a known service goes before the receipt of the suit, and one before it is doubted', () => {
    const f = berechneSchonfrist({ ...basis, klageEingangAm: '2026-01-05' });
    expect(f).toMatchObject({ ende: '2026-03-16', grundlage: 'ZUSTELLUNG' });
    expect(f.schritte[0]).toBe('Rechtshängigkeit: Do 15.01.2026, Zustellung der Klage (§ 253 Abs. 1, § 261 Abs. 1 ZPO)');
    expect(berechneSchonfrist({ ...basis, klageEingangAm: '2026-01-16' }).schritte[0]).toMatch(/bitte beide Tage prüfen$/);
  });
});

describe('a termination healed within the two years before blocks healing', () => {
  test.each([
    ['2024-05-10', '2026-05-09', false],
    ['2024-05-10', '2026-05-10', false],
    ['2024-05-10', '2026-05-11', true],
    ['2024-02-29', '2026-02-28', false],
    ['2024-02-29', '2026-03-01', true],
    ['2014-01-01', '2026-03-01', true],
    ['2025-12-31', '2026-01-01', false],
  ])('healed one of %s, present one of %s: healing possible %s', (fruehereHeilungKuendigungAm, kuendigungAm, moeglich) => {
    const f = berechneSchonfrist({ ...basis, fruehereHeilungKuendigungAm, kuendigungAm });
    expect(f.heilungMoeglich).toBe(moeglich);
    expect(f.schritte.at(-1)).toContain(moeglich ? 'Heilung möglich' : 'Heilung nicht möglich');
  });

  test('the present termination alone blocks nothing', () => {
    expect(berechneSchonfrist({ ...basis, kuendigungAm: '2026-01-02' }).heilungMoeglich).toBe(true);
  });
});

describe('wrong input is a fachlicher Fehler', () => {
  test.each([
    [{ zustellungen: [] }, 'SCHONFRIST_OHNE_BEGINN'],
    [{ zustellungen: ['2026-02-30'] }, 'DATUM_UNGUELTIG'],
    [{ zustellungen: ['2026-01-15', 'x'] }, 'DATUM_UNGUELTIG'],
    [{ klageEingangAm: '' }, 'DATUM_UNGUELTIG'],
    [{ kuendigungAm: '2026-13-01' }, 'DATUM_UNGUELTIG'],
    [{ fruehereHeilungKuendigungAm: '2025-01-01' }, 'KUENDIGUNG_FEHLT'],
    [{ fruehereHeilungKuendigungAm: '2026-01-01', kuendigungAm: '2026-01-01' }, 'KUENDIGUNG_REIHENFOLGE'],
    [{ fruehereHeilungKuendigungAm: '2026-01-02', kuendigungAm: '2026-01-01' }, 'KUENDIGUNG_REIHENFOLGE'],
    [{ zustellungen: ['2040-12-01'] }, 'AUSSERHALB_KALENDER'],
    [{ land: 'HH' }, 'LAND_UNBEKANNT'],
    [{ vorfristWerktage: -1 }, 'VORFRIST_UNGUELTIG'],
  ])('%j: %s', (falsch, code) => {
    expect(() => berechneSchonfrist({ ...basis, ...falsch } as SchonfristEingabe)).toThrow(expect.objectContaining({ name: 'FachlicherFehler', code }));
  });
});
