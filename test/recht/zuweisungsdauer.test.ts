import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { plusMonate, plusTage } from '../../src/recht/datum.ts';
import { pruefeZuweisungsdauer, type Zeitraum } from '../../src/recht/zuweisungsdauer.ts';

const z = (von: string, bis: string): Zeitraum => ({ von, bis });
/** A period of whole months and days. */
const ab = (von: string, monate: number, tage = 0): Zeitraum => z(von, plusTage(plusMonate(von, monate), tage - 1));

describe('the longest time in Arbeitsgelegenheiten (§ 16d Abs. 6 SGB II)', () => {
  it.each<[string, Zeitraum[], Zeitraum, string, number]>([
    ['the first of all', [], ab('2026-03-01', 6), 'ZULAESSIG', 0],
    ['24 months in one piece', [], ab('2026-01-01', 24), 'ZULAESSIG', 0],
    ['a day more', [], ab('2026-01-01', 24, 1), 'NUR_MIT_VERLAENGERUNG', 0],
    ['36 months in one piece', [], ab('2026-01-01', 36), 'NUR_MIT_VERLAENGERUNG', 0],
    ['36 months and a day', [], ab('2026-01-01', 36, 1), 'AUSGESCHOEPFT', 0],
    ['18 and 6 months', [ab('2023-01-01', 18)], ab('2026-01-01', 6), 'ZULAESSIG', 540],
    ['18 and 7 months', [ab('2023-01-01', 18)], ab('2026-01-01', 7), 'NUR_MIT_VERLAENGERUNG', 540],
    ['part months: 30 days are one', [z('2024-01-10', '2024-01-24'), z('2024-03-10', '2024-03-24')], ab('2026-01-01', 23), 'ZULAESSIG', 30],
    ['a day too many', [z('2024-01-10', '2024-01-24'), z('2024-03-10', '2024-03-25')], ab('2026-01-01', 23), 'NUR_MIT_VERLAENGERUNG', 31],
    ['the five years end the day before: a new frame', [ab('2021-01-01', 24)], ab('2026-01-01', 24), 'ZULAESSIG', 0],
    ['the last day of the five years', [ab('2021-01-01', 24)], z('2025-12-31', '2026-01-31'), 'NUR_MIT_VERLAENGERUNG', 720],
    ['the frame begins with the first entry, not five years back', [ab('2021-01-01', 12), ab('2025-06-01', 6)], ab('2026-01-01', 24), 'ZULAESSIG', 0],
    ['entered twice', [ab('2024-01-01', 12), ab('2024-01-01', 12)], ab('2026-01-01', 12), 'ZULAESSIG', 360],
    ['ends before it begins', [], z('2026-03-01', '2026-02-28'), 'ZEITRAUM_UNGUELTIG', 0],
    ['an earlier one that cannot be', [z('2024-03-01', '2024-02-01')], ab('2026-01-01', 6), 'ZEITRAUM_UNGUELTIG', 0],
  ])('%s', (_was, fruehere, neu, ergebnis, tageBisher) => {
    expect(pruefeZuweisungsdauer(fruehere, neu)).toMatchObject({ ergebnis, tageBisher });
  });

  it('says how much is left of 36 months', () => {
    expect(pruefeZuweisungsdauer([ab('2024-01-01', 30)], ab('2026-09-01', 6)).tageFrei).toBe(180);
    expect(pruefeZuweisungsdauer([ab('2024-01-01', 40)], ab('2027-09-01', 1)).tageFrei).toBe(0);
  });
});

const beliebig = { seed: 160_626, numRuns: 300 };
const zeitraum = fc.record({ ab: fc.integer({ min: 0, max: 3_000 }), dauer: fc.integer({ min: 0, max: 700 }) }).map((e) => z(plusTage('2018-01-01', e.ab), plusTage('2018-01-01', e.ab + e.dauer)));
const RANG = ['ZULAESSIG', 'NUR_MIT_VERLAENGERUNG', 'AUSGESCHOEPFT'];

test('the order of entries and where a period was cut make no difference', () => {
  fc.assert(
    fc.property(fc.array(zeitraum, { maxLength: 5 }), zeitraum, fc.integer({ min: 0, max: 700 }), (fruehere, neu, schnitt) => {
      const geteilt = fruehere.flatMap((f) => { const mitte = plusTage(f.von, schnitt); return mitte < f.bis ? [z(plusTage(mitte, 1), f.bis), z(f.von, mitte)] : [f]; });
      expect(pruefeZuweisungsdauer(geteilt.toReversed(), neu)).toEqual(pruefeZuweisungsdauer(fruehere, neu));
    }),
    beliebig,
  );
});

test('within one frame a longer assignment is never easier, and what an earlier one used differs from its days only by the length of months', () => {
  fc.assert(
    fc.property(zeitraum, fc.integer({ min: 0, max: 800 }), fc.integer({ min: 1, max: 300 }), (frueher, abstand, mehr) => {
      const von = plusTage(frueher.bis, 1 + abstand);
      const kurz = z(von, plusTage(von, 30));
      const lang = z(von, plusTage(kurz.bis, mehr));
      fc.pre(lang.bis < plusMonate(frueher.von, 60));
      const [a, b] = [pruefeZuweisungsdauer([frueher], kurz), pruefeZuweisungsdauer([frueher], lang)];
      expect(RANG.indexOf(b.ergebnis)).toBeGreaterThanOrEqual(RANG.indexOf(a.ergebnis));
      const tage = (Date.parse(frueher.bis) - Date.parse(frueher.von)) / 86_400_000 + 1;
      expect(a.tageBisher).toBe(b.tageBisher);
      expect(Math.abs(a.tageBisher - tage)).toBeLessThanOrEqual(12);
    }),
    beliebig,
  );
});
