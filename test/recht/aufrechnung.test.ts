import { describe, expect, it } from 'vitest';
import { berechneAufrechnung } from '../../src/recht/aufrechnung.ts';

describe('the set-off of a loan, § 42a (2) SGB II', () => {
  it.each([
    ['2026-04-02', 5, '2026-05-01'],
    ['2025-12-31', 5, '2026-01-01'],
    ['2024-01-31', 5, '2024-02-01'],
    ['2023-06-30', 5, '2023-07-01'],
    ['2023-05-31', 10, '2023-06-01'],
    ['2011-03-01', 10, '2011-04-01'],
  ])('paid out on %s is %i %% from %s on', (ausgezahltAm, prozent, ab) => expect(berechneAufrechnung(ausgezahltAm)).toEqual({ prozent, ab, rechtsgrundlage: '§ 42a Abs. 2 SGB II' }));

  it('before there was a rate is an error, never a guess', () => expect(() => berechneAufrechnung('2011-02-28')).toThrow(expect.objectContaining({ code: 'SATZ_UNBEKANNT' })));
});
