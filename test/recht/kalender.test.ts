import { describe, expect, test } from 'vitest';
import { istFeiertag, istWerktag, keinWerktagWeil, letzterArbeitstag, naechsterArbeitstag, pruefeLand, pruefeModus, type Land } from '../../src/recht/kalender.ts';
import { alleTage, amtlicheFeiertage, ostersonntag, tagDanach } from './zweite-rechnung.ts';

const LAENDER: Land[] = ['NI', 'NW'];
const JAHRE = Array.from({ length: 24 }, (_, i) => 2017 + i);

describe('the Feiertage are those of the official list', () => {
  test('the Easter of the test is right where it is known', () => {
    // 2019, 2035 and 2038 are dates on which simpler formulas or memory fail.
    const bekannt = { 2018: '04-01', 2019: '04-21', 2024: '03-31', 2025: '04-20', 2026: '04-05', 2027: '03-28', 2030: '04-21', 2035: '03-25', 2038: '04-25', 2040: '04-01' };
    for (const [jahr, tag] of Object.entries(bekannt)) expect(ostersonntag(Number(jahr))).toBe(`${jahr}-${tag}`);
  });

  for (const land of LAENDER) {
    test.each(JAHRE)(`on every day of %i in ${land}`, (jahr) => {
      const gefunden = alleTage(`${jahr}-01-01`, `${jahr}-12-31`).filter((tag) => istFeiertag(tag, land) !== null);
      expect(gefunden).toEqual(amtlicheFeiertage(jahr, land));
      expect(gefunden).toHaveLength((land === 'NW' ? 11 : 10) + (land === 'NW' && jahr === 2017 ? 1 : 0));
    });
  }

  test('Heiligabend, Silvester, Oster- and Pfingstsonntag and Rosenmontag are never Feiertage', () => {
    for (const land of LAENDER) {
      for (const jahr of JAHRE) {
        const ostern = ostersonntag(jahr);
        for (const tag of [`${jahr}-12-24`, `${jahr}-12-31`, ostern, tagDanach(ostern, 49), tagDanach(ostern, -48)]) expect(istFeiertag(tag, land)).toBeNull();
      }
    }
  });

  test('names are German', () => {
    expect(istFeiertag('2026-04-03', 'NI')).toBe('Karfreitag');
    expect(istFeiertag('2026-10-31', 'NI')).toBe('Reformationstag');
    expect(istFeiertag('2026-10-31', 'NW')).toBeNull();
    expect(istFeiertag('2026-11-01', 'NW')).toBe('Allerheiligen');
    expect(istFeiertag('2026-06-04', 'NW')).toBe('Fronleichnam');
  });
});

describe('Werktage', () => {
  test.each([
    ['2026-11-20', true, true, null],
    ['2026-11-21', true, false, 'Samstag'],
    ['2026-11-22', false, false, 'Sonntag'],
    ['2026-12-25', false, false, '1. Weihnachtstag'],
    ['2026-10-31', false, false, 'Reformationstag'],
  ])('%s in Niedersachsen', (tag, moSa, moFr, grund) => {
    expect(istWerktag(tag, 'NI', 'MO_SA')).toBe(moSa);
    expect(istWerktag(tag, 'NI', 'MO_FR')).toBe(moFr);
    expect(keinWerktagWeil(tag, 'NI', 'MO_FR')).toBe(grund);
  });

  test('the next and the last working day pass over Easter and stay where they are on a working day', () => {
    expect(naechsterArbeitstag('2026-04-03', 'NI')).toBe('2026-04-07');
    expect(letzterArbeitstag('2026-04-06', 'NI')).toBe('2026-04-02');
    expect(naechsterArbeitstag('2026-04-07', 'NI')).toBe('2026-04-07');
    expect(letzterArbeitstag('2026-04-07', 'NI')).toBe('2026-04-07');
  });
});

describe('outside of what is covered there is an error, never a guess', () => {
  test.each([
    ['2016-12-31', 'AUSSERHALB_KALENDER'],
    ['2041-01-01', 'AUSSERHALB_KALENDER'],
    ['2026-02-30', 'DATUM_UNGUELTIG'],
    ['2026-2-3', 'DATUM_UNGUELTIG'],
    ['', 'DATUM_UNGUELTIG'],
  ])('the day %j', (tag, code) => {
    expect(() => istFeiertag(tag, 'NI')).toThrow(expect.objectContaining({ code }));
  });

  test('the first and the last covered day are answered', () => {
    expect(istFeiertag('2017-01-01', 'NI')).toBe('Neujahr');
    expect(istFeiertag('2040-12-31', 'NW')).toBeNull();
  });

  test.each(['BY', 'ni', '', 'constructor', '__proto__', null, undefined, 5, {}])('the Land %j', (wert) => {
    expect(() => pruefeLand(wert)).toThrow(expect.objectContaining({ code: 'LAND_UNBEKANNT' }));
    expect(() => istFeiertag('2026-01-02', wert as Land)).toThrow(expect.objectContaining({ code: 'LAND_UNBEKANNT' }));
  });

  test.each(['MO_SO', 'toString', null, 1])('the Modus %j', (wert) => {
    expect(() => pruefeModus(wert)).toThrow(expect.objectContaining({ code: 'MODUS_UNBEKANNT' }));
  });
});
