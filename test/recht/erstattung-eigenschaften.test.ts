import fc from 'fast-check';
import { expect, test } from 'vitest';
import { berechneErstattung, type ErstattungEingabe } from '../../src/recht/erstattung.ts';
import { plusTage } from '../../src/recht/kalender.ts';

const beliebig = { seed: 563_403, numRuns: 2_000 };
const tag = (min: number, max: number) => fc.integer({ min, max }).map((n) => plusTage('2024-01-01', n));

const fall: fc.Arbitrary<ErstattungEingabe> = fc
  .record({ kduMonatCent: fc.integer({ min: 1, max: 200_000 }), haftVon: tag(0, 400), dauer: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }), jcGezahltBis: tag(-60, 700), kenntnisFachstelle: tag(-60, 800), frist: fc.option(fc.integer({ min: 0, max: 1200 }), { nil: undefined }) })
  .map(({ dauer, frist, ...e }) => ({ ...e, land: 'NI', entlassungAm: dauer === undefined ? undefined : plusTage(e.haftVon, dauer), anmeldungAm: frist === undefined ? undefined : plusTage(e.haftVon, frist) }));

/** Every calendar day that was paid and in detention, counted one by one. */
function hafttageBezahlt(e: ErstattungEingabe): string[] {
  const tage: string[] = [];
  for (let t = e.haftVon; t <= e.jcGezahltBis && (e.entlassungAm === undefined || t < e.entlassungAm); t = plusTage(t, 1)) tage.push(t);
  return tage;
}

test('no sum is negative, nothing is reimbursed beyond what was paid, and the months add up', () => {
  fc.assert(
    fc.property(fall, (e) => {
      const r = berechneErstattung(e);
      const summe = (cent: 'ueberzahltCent' | 'erstattungCent'): number => r.monate.reduce((s, m) => s + m[cent], 0);
      expect([summe('ueberzahltCent'), summe('erstattungCent')]).toEqual([r.ueberzahltCent, r.erstattungCent]);
      expect(r.erstattungCent + r.beimJobcenterCent).toBe(r.ueberzahltCent);
      for (const m of r.monate) expect(0 <= m.erstattungCent && m.erstattungCent <= m.ueberzahltCent && m.ueberzahltCent <= e.kduMonatCent).toBe(true);
      expect(r.erstattungCent > 0).toBe(r.grund === 'ERSTATTUNG');
      if (r.grund === 'ERSTATTUNG') expect(r.erstattungCent).toBeGreaterThanOrEqual(5000);
    }),
    beliebig,
  );
});

test('the months are those in which a paid day lay in detention, and no date lies before its begin', () => {
  fc.assert(
    fc.property(fall, (e) => {
      const r = berechneErstattung(e);
      const tage = hafttageBezahlt(e);
      expect(r.monate.map((m) => m.monat)).toEqual([...new Set(tage.map((t) => t.slice(0, 7)))]);
      if (r.fachstelleZahltAb !== null) {
        expect(r.fachstelleZahltAb > e.jcGezahltBis && r.fachstelleZahltAb >= e.haftVon && r.fachstelleZahltAb >= e.kenntnisFachstelle).toBe(true);
        if (e.entlassungAm) expect(r.fachstelleZahltAb < e.entlassungAm).toBe(true);
      }
      if (r.ausschlussfrist !== null) expect(r.ausschlussfrist > (tage.at(-1) ?? '')).toBe(true);
    }),
    beliebig,
  );
});

test('each month differs from a thirtieth a day by no more than the days that a month has more or less than 30, and a cent', () => {
  fc.assert(
    fc.property(fall, (e) => {
      const tage = hafttageBezahlt(e);
      for (const m of berechneErstattung(e).monate) {
        const taeglich = (e.kduMonatCent * Math.min(30, tage.filter((t) => t.startsWith(m.monat)).length)) / 30;
        expect(Math.abs(m.ueberzahltCent - taeglich)).toBeLessThanOrEqual((e.kduMonatCent * 2) / 30 + 1);
      }
    }),
    beliebig,
  );
});

test('later knowledge and an earlier release never reimburse more, a longer payment never overpays less, but for the 31st of a month', () => {
  fc.assert(
    fc.property(fall, fc.integer({ min: 1, max: 60 }), (e, mehr) => {
      const ohneFrist = { ...e, anmeldungAm: undefined };
      const r = berechneErstattung(ohneFrist);
      expect(berechneErstattung({ ...ohneFrist, kenntnisFachstelle: plusTage(e.kenntnisFachstelle, mehr) }).erstattungCent).toBeLessThanOrEqual(r.erstattungCent);
      if (e.entlassungAm) expect(berechneErstattung({ ...ohneFrist, entlassungAm: plusTage(e.entlassungAm, mehr) }).ueberzahltCent).toBeGreaterThanOrEqual(r.ueberzahltCent);
      // A 31st day that is paid in freedom takes a thirtieth off, because the month paid as a whole costs thirty; and a cent by rounding.
      expect(berechneErstattung({ ...ohneFrist, jcGezahltBis: plusTage(e.jcGezahltBis, mehr) }).ueberzahltCent).toBeGreaterThanOrEqual(r.ueberzahltCent - Math.ceil(e.kduMonatCent / 30) - 1);
    }),
    beliebig,
  );
});
