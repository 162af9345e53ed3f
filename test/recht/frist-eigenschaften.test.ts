import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { berechneFrist, type FristEingabe } from '../../src/recht/frist.ts';
import { istWerktag, plusTage, type Land, type Modus } from '../../src/recht/kalender.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { alleTage, mitternacht, zweiteVorfrist, zweitesMonatsende, zweitesTagesende, zweitesWerktagsende } from './zweite-rechnung.ts';

const LAENDER: Land[] = ['NI', 'NW'];
const MODI: Modus[] = ['MO_SA', 'MO_FR'];
const beliebig = { seed: 563_402, numRuns: 400 };

const tag = fc.integer({ min: 0, max: 6000 }).map((n) => plusTage('2018-01-01', n));
const zaehlbar = fc.record({ laenge: fc.integer({ min: 1, max: 60 }), einheit: fc.constantFrom('WERKTAG' as const, 'TAG' as const), land: fc.constantFrom(...LAENDER), modus: fc.constantFrom(...MODI) });
const monate = fc.record({ laenge: fc.integer({ min: 1, max: 36 }), einheit: fc.constant('MONAT' as const), land: fc.constantFrom(...LAENDER), modus: fc.constantFrom(...MODI) });
const frist: fc.Arbitrary<Omit<FristEingabe, 'beginn'>> = fc.oneof(zaehlbar, monate);

describe('for every Frist', () => {
  test('the end lies after the begin, on a Monday to Friday that is no Feiertag', () => {
    fc.assert(
      fc.property(tag, frist, (beginn, f) => {
        const { fristEnde } = berechneFrist({ ...f, beginn });
        expect(fristEnde > beginn).toBe(true);
        expect(istWerktag(fristEnde, f.land, 'MO_FR')).toBe(true);
      }),
      beliebig,
    );
  });

  test('a later begin and a longer length never end earlier', () => {
    fc.assert(
      fc.property(tag, frist, fc.integer({ min: 0, max: 30 }), fc.boolean(), (beginn, f, mehr, rollt) => {
        const ende = berechneFrist({ ...f, beginn, rollt }).fristEnde;
        expect(berechneFrist({ ...f, beginn: plusTage(beginn, mehr), rollt }).fristEnde >= ende).toBe(true);
        expect(berechneFrist({ ...f, beginn, laenge: f.laenge + mehr, rollt }).fristEnde >= ende).toBe(true);
      }),
      beliebig,
    );
  });

  test('rolling and leaving Saturday out never end earlier', () => {
    fc.assert(
      fc.property(tag, frist, (beginn, f) => {
        const ende = (weiter: Partial<FristEingabe>): string => berechneFrist({ ...f, beginn, ...weiter }).fristEnde;
        expect(ende({ modus: 'MO_FR' }) >= ende({ modus: 'MO_SA' })).toBe(true);
        expect(ende({ rollt: true }) >= ende({ rollt: false })).toBe(true);
      }),
      beliebig,
    );
  });

  test('it is over at local midnight after its last day, and the warning comes at 08:00 local on or before that day', () => {
    fc.assert(
      fc.property(tag, frist, fc.integer({ min: 0, max: 15 }), (beginn, f, vorfristWerktage) => {
        const { fristEnde, ablauf, vorfrist } = berechneFrist({ ...f, beginn, vorfristWerktage });
        const amOrt = (iso: string): string => new Date(iso).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' });
        expect(amOrt(ablauf)).toBe(`${plusTage(fristEnde, 1)} 00:00:00`);
        expect(amOrt(vorfrist)).toMatch(/ 08:00:00$/);
        expect(lokalesDatum(new Date(vorfrist)) <= fristEnde).toBe(true);
        expect(istWerktag(lokalesDatum(new Date(vorfrist)), f.land, 'MO_FR')).toBe(true);
      }),
      beliebig,
    );
  });

  test('the derivation counts from one to the length, once each, and has a line for every day up to the end', () => {
    fc.assert(
      fc.property(tag, zaehlbar, (beginn, f) => {
        const { schritte, fristEnde } = berechneFrist({ ...f, beginn, rollt: false });
        const gezaehlt = schritte.flatMap((s) => / zählt \((\d+)\)$/.exec(s)?.[1] ?? []).map(Number);
        expect(gezaehlt).toEqual(Array.from({ length: f.laenge }, (_, i) => i + 1));
        const tage = schritte.filter((s) => / zählt( nicht)?( \(\d+\))?$/.test(s)).length;
        expect(plusTage(beginn, tage)).toBe(fristEnde);
      }),
      beliebig,
    );
  });
});

describe('a second, naive computation agrees on every day from 2026 to 2035', () => {
  const tage = alleTage('2026-01-01', '2035-12-31');

  for (const land of LAENDER) {
    for (const modus of MODI) {
      test(`Werktage in ${land}, ${modus}`, () => {
        for (const beginn of tage) {
          for (const laenge of [1, 2, 3, 10]) {
            const f = berechneFrist({ beginn, laenge, einheit: 'WERKTAG', land, modus, vorfristWerktage: laenge - 1 });
            const ende = zweitesWerktagsende(beginn, laenge, land, modus);
            if (f.fristEnde !== ende) expect.fail(`${beginn} + ${laenge} ${land} ${modus}: ${f.fristEnde}, second computation ${ende}`);
            if (f.ablauf !== mitternacht(plusTage(ende, 1))) expect.fail(`${beginn} + ${laenge}: over at ${f.ablauf}`);
            if (lokalesDatum(new Date(f.vorfrist)) !== zweiteVorfrist(ende, land, laenge - 1)) expect.fail(`${beginn} + ${laenge}: warning at ${f.vorfrist}`);
          }
          const bleibt = berechneFrist({ beginn, laenge: 2, einheit: 'WERKTAG', land, modus, rollt: false }).fristEnde;
          if (bleibt !== zweitesWerktagsende(beginn, 2, land, modus, false)) expect.fail(`${beginn} + 2 ${land} ${modus} without rolling: ${bleibt}`);
        }
        expect(tage).toHaveLength(3652);
      });
    }

    test(`calendar days and months in ${land}`, () => {
      for (const beginn of tage) {
        const inTagen = berechneFrist({ beginn, laenge: 14, einheit: 'TAG', land }).fristEnde;
        if (inTagen !== zweitesTagesende(beginn, 14, land)) expect.fail(`${beginn} + 14 days ${land}: ${inTagen}`);
        for (const laenge of [1, 2, 12]) {
          const inMonaten = berechneFrist({ beginn, laenge, einheit: 'MONAT', land }).fristEnde;
          if (inMonaten !== zweitesMonatsende(beginn, laenge, land)) expect.fail(`${beginn} + ${laenge} months ${land}: ${inMonaten}`);
        }
      }
      expect(tage[0]).toBe('2026-01-01');
    });
  }
});
