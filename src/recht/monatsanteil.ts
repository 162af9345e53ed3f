import { plusMonate, plusTage } from './datum.ts';

/** § 41 Abs. 1 SGB II: a month counts as 30 days. */
export const MONATSTAGE = 30;

/** Integer Cent, half up (§ 41 Abs. 2 SGB II). @param tage 0 to 30 */
export const anteil = (cent: number, tage: number): number => Math.floor((2 * cent * tage + MONATSTAGE) / (2 * MONATSTAGE));

/** A calendar month `YYYY-MM` with its first and last day. */
export type Monat = { monat: string; erster: string; letzter: string };

/** The calendar months from that of `von` to that of `bis`, both inclusive. */
export function monateVon(von: string, bis: string): Monat[] {
  const monate: Monat[] = [];
  for (let erster = `${von.slice(0, 7)}-01`; erster <= bis; erster = plusMonate(erster, 1)) {
    monate.push({ monat: erster.slice(0, 7), erster, letzter: plusTage(plusMonate(erster, 1), -1) });
  }
  return monate;
}

/** How many days `von` to `bis` has inclusive, within one month; 0 where `bis` lies before `von`. */
export const tageImMonat = (von: string, bis: string): number => (bis < von ? 0 : Number(bis.slice(8)) - Number(von.slice(8)) + 1);

/** At most 30: the 31st of a month counts for nothing beyond the 30th. */
export const hoechstens30 = (tage: number): number => Math.min(MONATSTAGE, tage);
