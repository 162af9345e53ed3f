import { describe, expect, it } from 'vitest';
import { alterAm, altersgruppeAm, tagDesAlters } from '../../src/recht/alter.ts';

describe('age in full years', () => {
  it.each([
    ['2001-11-23', '2026-11-22', 24, 'the day before the birthday'],
    ['2001-11-23', '2026-11-23', 25, 'the birthday'],
    ['2004-02-29', '2025-02-28', 20, 'born on a leap day: the year ends with 28 February'],
    ['2004-02-29', '2025-03-01', 21, 'born on a leap day: one year older on 1 March'],
    ['2004-02-29', '2024-02-29', 20, 'born on a leap day, in a leap year'],
    ['2005-12-31', '2026-01-01', 20, 'the turn of the year'],
    ['2026-11-23', '2026-11-23', 0, 'the day of birth'],
  ])('%s is on %s %i: %s', (geburt, tag, alter) => {
    expect(alterAm(geburt, tag)).toBe(alter);
  });

  it.each([['2001-11-23', 25, '2026-11-23'], ['2004-02-29', 21, '2025-03-01'], ['2004-02-29', 24, '2028-02-29']])('%s completes %i years on %s', (geburt, alter, tag) => {
    expect(tagDesAlters(geburt, alter)).toBe(tag);
    expect(alterAm(geburt, tag)).toBe(alter);
  });

  it('is refused before the birth', () => {
    expect(() => alterAm('2026-11-24', '2026-11-23')).toThrow(RangeError);
  });
});

describe('the age group, all a procedure knows', () => {
  it.each([['2005-11-24', 'UNTER_21'], ['2005-11-23', 'UNTER_25'], ['2001-11-24', 'UNTER_25'], ['2001-11-23', 'AB_25']])('of somebody born on %s is on 2026-11-23 %s', (geburt, gruppe) => {
    expect(altersgruppeAm(geburt, '2026-11-23')).toBe(gruppe);
  });
});
