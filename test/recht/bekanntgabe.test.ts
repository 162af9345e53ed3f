import { describe, expect, test } from 'vitest';
import { bekanntgabeAm } from '../../src/recht/bekanntgabe.ts';

describe('a posted administrative act', () => {
  test.each([
    ['2026-04-02', '2026-04-06', 'the fourth day, though it is Easter Monday'],
    ['2026-04-01', '2026-04-05', 'the fourth day, though it is a Sunday'],
    ['2025-01-01', '2025-01-05', 'the first day of the new law'],
    ['2024-12-31', '2025-01-03', 'the day of posting decides: the old law counts three'],
    ['2024-02-27', '2024-03-01', 'a leap year'],
    ['2026-12-29', '2027-01-02', 'over the end of the year'],
    ['1981-01-01', '1981-01-04', 'the first day of the law'],
  ])('posted on %s counts as notified on %s: %s', (aufgabe, am) => {
    expect(bekanntgabeAm(aufgabe).am).toBe(am);
  });

  test('says how the day was found', () => {
    expect(bekanntgabeAm('2026-04-01').schritte).toEqual(['Aufgabe zur Post: Mi 01.04.2026', 'Bekanntgabe am 4. Tag danach: So 05.04.2026 (§ 37 Abs. 2 SGB X)']);
  });

  test.each([['1980-12-31', 'BEKANNTGABE_NICHT_GEREGELT'], ['2026-02-30', 'DATUM_UNGUELTIG'], ['', 'DATUM_UNGUELTIG']])('has no day for %j', (aufgabe, code) => {
    expect(() => bekanntgabeAm(aufgabe)).toThrow(expect.objectContaining({ code }));
  });
});
