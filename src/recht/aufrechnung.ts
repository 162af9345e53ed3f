import { TechnischerFehler } from '../fehler.ts';
import { plusMonate } from './datum.ts';

/** § 42a (2) sentence 1 SGB II: how much of the Regelbedarf is set off each month. 10 % until 2023-06-30, 5 % since. */
const SAETZE = [
  { prozent: 10, gueltigAb: '2011-04-01', gueltigBis: '2023-06-30' },
  { prozent: 5, gueltigAb: '2023-07-01', gueltigBis: null },
] as const;

export type Aufrechnung = { prozent: number; /** first day of the month after the payout, local date */ ab: string; rechtsgrundlage: string };

/**
 * The set-off of a loan, § 42a (2) SGB II: it begins with the month after the payout, at the rate that is valid then.
 * @param ausgezahltAm local date
 * @throws TechnischerFehler SATZ_UNBEKANNT: before 2011-04-01 there was no such rule
 */
export function berechneAufrechnung(ausgezahltAm: string): Aufrechnung {
  const ab = `${plusMonate(`${ausgezahltAm.slice(0, 7)}-01`, 1).slice(0, 7)}-01`;
  const satz = SAETZE.find((s) => s.gueltigAb <= ab && (s.gueltigBis === null || ab <= s.gueltigBis));
  if (!satz) throw new TechnischerFehler('SATZ_UNBEKANNT', 'Für diesen Tag ist kein Satz der Aufrechnung hinterlegt.');
  return { prozent: satz.prozent, ab, rechtsgrundlage: '§ 42a Abs. 2 SGB II' };
}
