import { anteil, hoechstens30, monateVon, tageImMonat, type Monat } from './monatsanteil.ts';

const spaeterer = (a: string, b: string): string => (a > b ? a : b);
const frueherer = (a: string, b: string): string => (a < b ? a : b);

/** What was paid for one month, and how much of it lies in a span of days. */
export type Monatsbetrag = {
  monat: string;
  cent: number;
  /** Days of the month that were paid but lie outside of the span, at most 30. */
  tageAusserhalb: number;
  /** Days of the month that were paid, 30 where the whole month was. */
  tageGezahlt: number;
};

/**
 * How much of a monthly payment falls on the days `von` to `bis` (inclusive), month by month: what was paid for the month less
 * what it would have cost without those days (§ 41 SGB II: a part month costs 1/30 a day, two decimals, half up).
 * @param kduCent integer Cent a month  @param gezahltBis last paid day; every day up to it counts as paid
 */
export function betragImZeitraum(kduCent: number, von: string, bis: string, gezahltBis: string): Monatsbetrag[] {
  const ende = frueherer(bis, gezahltBis);
  return ende < von ? [] : monateVon(von, ende).map((m) => imMonat(kduCent, m, von, ende, gezahltBis));
}

function imMonat(kduCent: number, m: Monat, von: string, ende: string, gezahltBis: string): Monatsbetrag {
  const letzterGezahlt = frueherer(m.letzter, gezahltBis);
  // A month paid to its last day has 30 days, however many the calendar gives it.
  const tageGezahlt = letzterGezahlt === m.letzter ? 30 : hoechstens30(tageImMonat(m.erster, letzterGezahlt));
  const drin = tageImMonat(spaeterer(von, m.erster), frueherer(ende, m.letzter));
  const tageAusserhalb = hoechstens30(tageImMonat(m.erster, letzterGezahlt) - drin);
  return { monat: m.monat, cent: anteil(kduCent, tageGezahlt) - anteil(kduCent, tageAusserhalb), tageAusserhalb, tageGezahlt };
}
