import { FachlicherFehler } from '../fehler.ts';
import { plusTage, pruefeDatum, schreibeTag } from './datum.ts';

/** § 37 Abs. 2 SGB X: how many days after posting a letter counts as received, by the day of posting. */
const FIKTION = [
  { gueltigAb: '1981-01-01', tage: 3 },
  { gueltigAb: '2025-01-01', tage: 4 },
] as const;

export type Bekanntgabe = {
  /** The day on which the administrative act counts as notified, `YYYY-MM-DD`. */
  am: string;
  /** The derivation in German. */
  schritte: string[];
};

/**
 * The day on which an administrative act that was posted within Germany counts as notified (§ 37 Abs. 2 SGB X). The day of
 * posting does not count; the day reached stays where it is, also on a Sunday or Feiertag (BSG, 06.05.2010, B 14 AS 12/09 R):
 * it begins a Frist, it does not end one. Whoever shows that the letter came later, or not at all, is heard: that is for a person.
 * @param aufgabeZurPost local date on which the letter was posted
 * @throws FachlicherFehler DATUM_UNGUELTIG, BEKANNTGABE_NICHT_GEREGELT: before the law there is no value
 */
export function bekanntgabeAm(aufgabeZurPost: string): Bekanntgabe {
  const tag = pruefeDatum(aufgabeZurPost);
  const regel = FIKTION.findLast((f) => f.gueltigAb <= tag);
  if (!regel) throw new FachlicherFehler('BEKANNTGABE_NICHT_GEREGELT', `Für eine Aufgabe zur Post am ${schreibeTag(tag)} ist keine Regel hinterlegt.`);
  const am = plusTage(tag, regel.tage);
  return { am, schritte: [`Aufgabe zur Post: ${schreibeTag(tag)}`, `Bekanntgabe am ${regel.tage}. Tag danach: ${schreibeTag(am)} (§ 37 Abs. 2 SGB X)`] };
}
