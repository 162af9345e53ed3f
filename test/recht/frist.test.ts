import { describe, expect, test } from 'vitest';
import { ablaufVon, berechneFrist, HOECHSTLAENGE, vorfristVon, type Einheit, type FristEingabe } from '../../src/recht/frist.ts';
import type { Land, Modus } from '../../src/recht/kalender.ts';

type Fall = [beginn: string, laenge: number, einheit: Einheit, land: Land, modus: Modus, rollt: boolean, ende: string, warum: string];

const FAELLE: Fall[] = [
  // Easter 2026: Karfreitag 3 April, Ostermontag 6 April
  ['2026-04-02', 2, 'WERKTAG', 'NI', 'MO_SA', true, '2026-04-07', 'Saturday counts, Easter Monday does not'],
  ['2026-04-02', 2, 'WERKTAG', 'NI', 'MO_FR', true, '2026-04-08', 'neither Saturday nor Easter Monday counts'],
  ['2026-04-02', 1, 'WERKTAG', 'NI', 'MO_SA', true, '2026-04-07', 'ends on Saturday, rolls over Easter'],
  ['2026-04-02', 1, 'WERKTAG', 'NI', 'MO_SA', false, '2026-04-04', 'ends on Saturday and stays'],
  ['2026-04-01', 1, 'WERKTAG', 'NI', 'MO_SA', true, '2026-04-02', 'the day before Karfreitag'],
  ['2026-04-05', 1, 'WERKTAG', 'NW', 'MO_SA', true, '2026-04-07', 'begins on Easter Sunday'],
  // Reformationstag and Allerheiligen
  ['2025-10-30', 2, 'WERKTAG', 'NI', 'MO_SA', true, '2025-11-03', 'Reformationstag is a Friday'],
  ['2025-10-30', 2, 'WERKTAG', 'NW', 'MO_SA', true, '2025-11-03', 'Allerheiligen is a Saturday'],
  ['2025-10-30', 2, 'WERKTAG', 'NI', 'MO_FR', true, '2025-11-04', 'Friday is a Feiertag, Saturday does not count'],
  ['2025-10-30', 2, 'WERKTAG', 'NW', 'MO_FR', true, '2025-11-03', 'Friday counts'],
  ['2026-10-29', 2, 'WERKTAG', 'NI', 'MO_SA', true, '2026-11-02', 'Reformationstag on a Saturday does not count'],
  ['2026-10-29', 2, 'WERKTAG', 'NW', 'MO_SA', true, '2026-11-02', 'Saturday counts, the end rolls over Allerheiligen on Sunday'],
  ['2029-10-30', 1, 'WERKTAG', 'NI', 'MO_SA', true, '2029-11-01', 'Reformationstag on a Wednesday'],
  ['2029-10-30', 1, 'WERKTAG', 'NW', 'MO_SA', true, '2029-10-31', 'no Feiertag in Nordrhein-Westfalen'],
  ['2030-10-30', 2, 'WERKTAG', 'NW', 'MO_SA', true, '2030-11-04', 'Allerheiligen on a Friday, second day is Saturday'],
  ['2017-10-30', 1, 'WERKTAG', 'NW', 'MO_SA', true, '2017-11-02', 'the one-off of 2017, then Allerheiligen'],
  // Fronleichnam, Himmelfahrt, Pfingsten
  ['2026-06-03', 1, 'WERKTAG', 'NW', 'MO_SA', true, '2026-06-05', 'Fronleichnam'],
  ['2026-06-03', 1, 'WERKTAG', 'NI', 'MO_SA', true, '2026-06-04', 'no Fronleichnam in Niedersachsen'],
  ['2026-05-13', 1, 'WERKTAG', 'NI', 'MO_SA', true, '2026-05-15', 'Himmelfahrt'],
  ['2026-05-22', 2, 'WERKTAG', 'NI', 'MO_SA', true, '2026-05-26', 'Pfingstmontag'],
  // the turn of the year
  ['2026-12-23', 2, 'WERKTAG', 'NI', 'MO_SA', true, '2026-12-28', 'Heiligabend is a Werktag'],
  ['2026-12-30', 2, 'WERKTAG', 'NI', 'MO_SA', true, '2027-01-04', 'Silvester is a Werktag, Saturday 2 January rolls'],
  ['2026-12-30', 3, 'WERKTAG', 'NI', 'MO_FR', true, '2027-01-05', 'into the next year without Saturday'],
  ['2026-12-31', 3, 'WERKTAG', 'NW', 'MO_SA', true, '2027-01-05', 'Saturday, Monday, Tuesday'],
  // 29 February
  ['2028-02-28', 1, 'WERKTAG', 'NI', 'MO_SA', true, '2028-02-29', 'a leap day is a Werktag'],
  ['2028-02-29', 12, 'MONAT', 'NI', 'MO_SA', true, '2029-02-28', 'no 29 February a year later'],
  ['2028-01-31', 1, 'MONAT', 'NI', 'MO_SA', true, '2028-02-29', 'the last day of a leap February'],
  // months
  ['2026-01-31', 1, 'MONAT', 'NI', 'MO_SA', false, '2026-02-28', 'the last day, a Saturday that stays'],
  ['2026-01-31', 1, 'MONAT', 'NI', 'MO_SA', true, '2026-03-02', 'the last day, a Saturday that rolls'],
  ['2026-12-31', 2, 'MONAT', 'NI', 'MO_SA', true, '2027-03-01', 'over the year, 28 February is a Sunday'],
  ['2026-02-03', 2, 'MONAT', 'NI', 'MO_SA', true, '2026-04-07', 'ends on Karfreitag'],
  ['2026-08-31', 3, 'MONAT', 'NI', 'MO_SA', true, '2026-11-30', 'November has no 31st'],
  // calendar days
  ['2026-03-23', 14, 'TAG', 'NI', 'MO_SA', true, '2026-04-07', 'fourteen days end on Easter Monday'],
  ['2026-03-23', 14, 'TAG', 'NI', 'MO_SA', false, '2026-04-06', 'the same as a Termin'],
  ['2026-11-09', 14, 'TAG', 'NW', 'MO_FR', true, '2026-11-23', 'Saturdays and Sundays count'],
];

describe('the end of a Frist', () => {
  test.each(FAELLE)('%s + %i %s, %s %s, rolls %s: %s (%s)', (beginn, laenge, einheit, land, modus, rollt, ende) => {
    expect(berechneFrist({ beginn, laenge, einheit, land, modus, rollt }).fristEnde).toBe(ende);
  });

  test('MO_SA, rolling and no Vorfrist are the defaults', () => {
    const kurz = berechneFrist({ beginn: '2026-04-02', laenge: 1, einheit: 'WERKTAG', land: 'NI' });
    expect(kurz).toEqual(berechneFrist({ beginn: '2026-04-02', laenge: 1, einheit: 'WERKTAG', land: 'NI', modus: 'MO_SA', rollt: true, vorfristWerktage: 0 }));
    expect(kurz.fristEnde).toBe('2026-04-07');
  });

  test('an instant counts by its date in Germany', () => {
    const ende = (beginn: string): string => berechneFrist({ beginn, laenge: 1, einheit: 'WERKTAG', land: 'NI' }).fristEnde;
    expect(ende('2026-01-14T22:59:59Z')).toBe('2026-01-15');
    expect(ende('2026-01-14T23:00:00Z')).toBe('2026-01-16');
    expect(ende('2026-07-14T22:00:00.000Z')).toBe('2026-07-16');
    expect(ende('2026-07-14T23:59:59+02:00')).toBe('2026-07-15');
  });
});

describe('the instants of a Frist', () => {
  test.each([
    ['2026-03-28', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', '2026-03-29T22:00:00.000Z'],
    ['2026-10-24', '2026-10-24T22:00:00.000Z'],
    ['2026-10-25', '2026-10-25T23:00:00.000Z'],
    ['2026-12-31', '2026-12-31T23:00:00.000Z'],
  ])('an end on %s is over at %s', (ende, ablauf) => {
    expect(ablaufVon(ende).toISOString()).toBe(ablauf);
    const tag = new Date(Date.parse(`${ende}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
    expect(berechneFrist({ beginn: tag, laenge: 1, einheit: 'TAG', land: 'NI', rollt: false })).toMatchObject({ fristEnde: ende, ablauf });
  });

  test.each([
    ['2026-04-07', 0, '2026-04-07T06:00:00.000Z'],
    ['2026-04-07', 1, '2026-04-02T06:00:00.000Z'],
    ['2026-04-07', 5, '2026-03-27T07:00:00.000Z'],
    ['2026-04-06', 0, '2026-04-02T06:00:00.000Z'],
    ['2026-10-26', 1, '2026-10-23T06:00:00.000Z'],
    ['2027-01-04', 1, '2026-12-31T07:00:00.000Z'],
  ])('an end on %s with a Vorfrist of %i working days warns at %s', (ende, werktage, vorfrist) => {
    expect(vorfristVon(ende, 'NI', werktage).toISOString()).toBe(vorfrist);
  });

  test('the Vorfrist of a short period may lie before its begin', () => {
    expect(berechneFrist({ beginn: '2026-04-02', laenge: 2, einheit: 'WERKTAG', land: 'NI', vorfristWerktage: 3 }).vorfrist).toBe('2026-03-31T06:00:00.000Z');
  });
});

describe('the derivation', () => {
  test('names every day of the worked example', () => {
    expect(berechneFrist({ beginn: '2026-04-02', laenge: 2, einheit: 'WERKTAG', land: 'NI' }).schritte).toEqual([
      'Do 02.04.2026 Beginn, zählt nicht (§ 187 Abs. 1 BGB)',
      'Fr 03.04. Karfreitag zählt nicht',
      'Sa 04.04. zählt (1)',
      'So 05.04. Sonntag zählt nicht',
      'Mo 06.04. Ostermontag zählt nicht',
      'Di 07.04. zählt (2)',
      'Di 07.04.2026 Ende, 24:00 Uhr (§ 188 Abs. 1 BGB)',
      'Werktage (Festlegung MO_SA): Montag bis Samstag ohne Feiertage in Niedersachsen',
    ]);
  });

  test('says why an end moves, names the year where it changes, and quotes the instant', () => {
    expect(berechneFrist({ beginn: '2026-12-30T23:30:00Z', laenge: 1, einheit: 'WERKTAG', land: 'NW' }).schritte).toEqual([
      '2026-12-30T23:30:00.000Z ist in Deutschland Do 31.12.2026, 00:30 Uhr',
      'Do 31.12.2026 Beginn, zählt nicht (§ 187 Abs. 1 BGB)',
      'Fr 01.01.2027 Neujahr zählt nicht',
      'Sa 02.01. zählt (1)',
      'Sa 02.01. Samstag: das Ende verschiebt sich (§ 193 BGB, § 26 Abs. 3 SGB X)',
      'So 03.01. Sonntag: das Ende verschiebt sich (§ 193 BGB, § 26 Abs. 3 SGB X)',
      'Mo 04.01.2027 Ende, 24:00 Uhr (§ 188 Abs. 1 BGB)',
      'Werktage (Festlegung MO_SA): Montag bis Samstag ohne Feiertage in Nordrhein-Westfalen',
    ]);
  });

  test('of months cites the paragraphs and says when an end stays', () => {
    expect(berechneFrist({ beginn: '2026-01-31', laenge: 1, einheit: 'MONAT', land: 'NI', rollt: false }).schritte).toEqual([
      'Sa 31.01.2026 Beginn, zählt nicht (§ 187 Abs. 1 BGB)',
      '1 Monat: Sa 28.02.2026, letzter Tag des Monats, weil er keinen 31. hat (§ 188 Abs. 3 BGB)',
      'Sa 28.02. Samstag: das Ende verschiebt sich bei dieser Frist nicht',
      'Sa 28.02.2026 Ende, 24:00 Uhr (§ 188 Abs. 2 BGB)',
    ]);
    expect(berechneFrist({ beginn: '2026-01-15', laenge: 2, einheit: 'MONAT', land: 'NI' }).schritte[1]).toBe('2 Monate: So 15.03.2026, Tag mit derselben Zahl (§ 188 Abs. 2 BGB)');
  });
});

describe('wrong input is a fachlicher Fehler with a stable code', () => {
  const gut = { beginn: '2026-04-02', laenge: 2, einheit: 'WERKTAG', land: 'NI' };
  test.each<[falsch: object, code: string]>([
    [{ beginn: '2026-02-30' }, 'DATUM_UNGUELTIG'],
    [{ beginn: '' }, 'DATUM_UNGUELTIG'],
    [{ beginn: null }, 'DATUM_UNGUELTIG'],
    [{ beginn: '2026-04-02T10:00:00' }, 'ZEITPUNKT_OHNE_OFFSET'],
    [{ beginn: '2016-12-31' }, 'AUSSERHALB_KALENDER'],
    [{ beginn: '2041-01-01' }, 'AUSSERHALB_KALENDER'],
    [{ beginn: '2040-12-31' }, 'AUSSERHALB_KALENDER'],
    [{ beginn: '2040-12-31', einheit: 'TAG' }, 'AUSSERHALB_KALENDER'],
    [{ beginn: '2040-12-01', einheit: 'MONAT', laenge: 1 }, 'AUSSERHALB_KALENDER'],
    [{ beginn: '0000-01-01T00:00:00Z' }, 'AUSSERHALB_KALENDER'],
    ...[0, -1, 1.5, 1001, 2 ** 53, Number.POSITIVE_INFINITY, Number.NaN, '2', null, undefined].map((laenge) => [{ laenge }, 'LAENGE_UNGUELTIG'] as [object, string]),
    [{ laenge: 289, einheit: 'MONAT' }, 'LAENGE_UNGUELTIG'],
    [{ laenge: 3661, einheit: 'TAG' }, 'LAENGE_UNGUELTIG'],
    [{ einheit: 'WOCHE' }, 'EINHEIT_UNBEKANNT'],
    [{ einheit: 'constructor' }, 'EINHEIT_UNBEKANNT'],
    [{ land: 'BY' }, 'LAND_UNBEKANNT'],
    [{ modus: 'MO_SO' }, 'MODUS_UNBEKANNT'],
    ...[-1, 0.5, 251, '1', Number.NaN].map((vorfristWerktage) => [{ vorfristWerktage }, 'VORFRIST_UNGUELTIG'] as [object, string]),
    [{ beginn: '2017-01-02', vorfristWerktage: 20 }, 'AUSSERHALB_KALENDER'],
  ])('%j: %s', (falsch, code) => {
    expect(() => berechneFrist({ ...gut, ...falsch } as FristEingabe)).toThrow(expect.objectContaining({ name: 'FachlicherFehler', code }));
  });

  test('the text is German, quotes the value and states what is possible', () => {
    expect(() => berechneFrist({ ...gut, laenge: 0 } as FristEingabe)).toThrow('Die Länge der Frist muss eine ganze Zahl von 1 bis 1000 sein, nicht „0“.');
    expect(() => berechneFrist({ ...gut, land: 'BY' } as unknown as FristEingabe)).toThrow('Das Land „BY“ ist nicht hinterlegt (möglich: NI, NW).');
    expect(() => berechneFrist({ ...gut, beginn: '2041-01-01' } as FristEingabe)).toThrow('belegt ist 2017-01-01 bis 2040-12-31');
  });

  test('the longest lengths and the first and last days of the calendar can be computed', () => {
    expect(berechneFrist({ beginn: '2026-04-02', laenge: HOECHSTLAENGE.WERKTAG, einheit: 'WERKTAG', land: 'NI' }).fristEnde).toMatch(/^20(29|30)-/);
    expect(berechneFrist({ beginn: '2026-04-02', laenge: HOECHSTLAENGE.TAG, einheit: 'TAG', land: 'NI' }).fristEnde).toBe('2036-04-09');
    expect(berechneFrist({ beginn: '2017-01-01', laenge: 1, einheit: 'WERKTAG', land: 'NI' }).fristEnde).toBe('2017-01-02');
    expect(berechneFrist({ beginn: '2040-12-30', laenge: 1, einheit: 'WERKTAG', land: 'NI' })).toMatchObject({ fristEnde: '2040-12-31', ablauf: '2040-12-31T23:00:00.000Z' });
  });
});
