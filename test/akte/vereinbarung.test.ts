import { describe, expect, it } from 'vitest';
import { berechneFrist } from '../../src/recht/frist.ts';
import { findeFassung, findeFristart, gruppenVon, ladeVereinbarungen, MODELLE } from '../../src/vereinbarung.ts';

const vereinbarungen = await ladeVereinbarungen();
const hannover = vereinbarungen.get('hannover');
if (!hannover) throw new Error('There is no agreement of Hannover');

describe('the versions of the agreement', () => {
  it.each([['2023-06-30', 'bis-2023'], ['2023-07-01', 'ab-2023'], ['2026-05-04', 'ab-2023'], ['2019-01-01', 'bis-2023']])('on %s it is %s', (tag, kuerzel) => {
    expect(findeFassung(hannover, tag)?.kuerzel).toBe(kuerzel);
  });
});

describe('three months\' notice (H-5.3)', () => {
  const { rollt } = findeFristart(hannover, 'KUENDIGUNG', '2026-05-04');

  it.each([
    ['2026-05-04', '2026-08-04', 'an ordinary day'],
    ['2026-05-15', '2026-08-15', 'a Saturday: it does not roll'],
    ['2026-09-03', '2026-12-03', 'a Thursday'],
    ['2026-09-25', '2026-12-25', 'a Feiertag: it does not roll'],
    ['2026-11-30', '2027-02-28', 'the last day of a shorter month'],
    ['2027-11-29', '2028-02-29', 'a leap day'],
    ['2026-12-31', '2027-03-31', 'over the turn of the year'],
  ])('received on %s it ends on %s: %s', (zugang, ende) => {
    expect(berechneFrist({ beginn: zugang, laenge: 3, einheit: 'MONAT', land: hannover.land, rollt }).fristEnde).toBe(ende);
  });
});
