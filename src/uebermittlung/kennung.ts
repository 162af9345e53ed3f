import { z } from 'zod';

/** What names one business step of a case; document and transmission of the step carry the same key. `vorgang`: see `Lauf`. */
export type Schritt = { aktenzeichen: string; vorgang?: string | null | undefined; schritt: string; runde: number };

const schema = z.object({
  vorgang: z.string().regex(/^[0-9A-Z.]{1,20}-[0-9]{4}-[0-9]{6}(\.[0-9]{1,4})?$/),
  schritt: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/),
  runde: z.int().min(1).max(1000),
});

/**
 * `<vorgang>:<schritt>:<runde>`: id of the transmission, key of its document, correlation key of its result.
 * @throws ZodError when a part could not stand in a file name or a correlation key
 */
export function bildeUebermittlungId(schritt: Schritt): string {
  const s = schema.parse({ ...schritt, vorgang: schritt.vorgang ?? schritt.aktenzeichen });
  return `${s.vorgang}:${s.schritt}:${s.runde}`;
}

/** File name without ending: safe for every file system, without personal data, unique per sender. */
export function bildeDateiname(behoerde: string, uebermittlungId: string): string {
  return `${uebermittlungId.replaceAll(':', '_')}_${behoerde}`;
}
