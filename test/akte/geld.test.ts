import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOECHSTBETRAG_CENT, leseBetrag, schreibeBetrag } from '../../src/akte/geld.ts';

describe('sums in Euro', () => {
  it.each([
    ['1.234,56', 123_456],
    ['1234,56', 123_456],
    ['1234.56', 123_456],
    [1234.56, 123_456],
    ['1.234', 123_400],
    ['1.234.5', undefined],
    ['650', 65_000],
    [650, 65_000],
    ['650,5', 65_050],
    ['650,00 €', 65_000],
    ['650 EUR', 65_000],
    [' 0,07 ', 7],
    ['0', 0],
    [0.29, 29],
    [1.005, undefined],
    [1.234, undefined],
    ['0.123', undefined],
    ['1,234', undefined],
    ['1,234.56', undefined],
    ['1.23,45', undefined],
    ['12.34.567', undefined],
    ['-5', undefined],
    [-0.01, undefined],
    ['−5', undefined],
    ['1e3', undefined],
    [1e21, undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    ['5.', undefined],
    [',50', undefined],
    ['٣', undefined],
    ['', undefined],
    [null, undefined],
    [true, undefined],
    [{}, undefined],
    ['1.000.000,00', 100_000_000],
    ['1.000.000,01', undefined],
    ['999999999', undefined],
    ['9'.repeat(400), undefined],
  ])('%s is %s Cent', (wert, cent) => {
    const gelesen = leseBetrag(wert);
    if (cent === undefined) expect(gelesen).toHaveProperty('fehler');
    else expect(gelesen).toEqual({ cent });
  });

  it('says that a sum may not be negative', () => expect(leseBetrag('-1')).toEqual({ fehler: 'Der Betrag darf nicht negativ sein.' }));

  it('reads every sum back to the cent, however it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: HOECHSTBETRAG_CENT }), (cent) => {
        const dezimal = `${Math.floor(cent / 100)}.${String(cent % 100).padStart(2, '0')}`;
        for (const schreibweise of [schreibeBetrag(cent), dezimal, dezimal.replace('.', ','), Number(dezimal), `${schreibeBetrag(cent)} €`]) expect(leseBetrag(schreibweise)).toEqual({ cent });
      }),
      { seed: 20_260_402, numRuns: 2000 },
    );
  });

  it('answers any value with a sum or a message, and every sum is a whole number within the limit', () => {
    fc.assert(
      fc.property(fc.anything(), (wert) => {
        const gelesen = leseBetrag(wert);
        if ('cent' in gelesen) expect(Number.isInteger(gelesen.cent) && gelesen.cent >= 0 && gelesen.cent <= HOECHSTBETRAG_CENT).toBe(true);
        else expect(gelesen.fehler).not.toBe('');
      }),
      { seed: 99, numRuns: 1000 },
    );
  });
});
