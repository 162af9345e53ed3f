import { z } from 'zod';
import { WebFehler, type Feldfehler } from './fehler.ts';

/** Something that may be left out; read as `null` then. */
export const wahlfrei = <T extends z.ZodType>(schema: T) => schema.optional().transform((wert) => wert ?? null);

/** What a person chose on a page, as it stands in the address: what is wrong there counts as not chosen. */
export function liesNachsichtig<S extends z.ZodObject>(schema: S, roh: Readonly<Record<string, unknown>>): z.output<S> {
  const angaben = Object.entries(schema.shape).map(([name, feld]) => [name, ohneLeere(roh[name]), feld] as const);
  return schema.parse(Object.fromEntries(angaben.filter(([, wert, feld]) => z.safeParse(feld, wert).success)));
}

/** What a program asks for: what is wrong is refused, so that nobody takes a list without the filter for the filtered one. @throws WebFehler 422 */
export function liesStreng<S extends z.ZodObject>(schema: S, roh: unknown): z.output<S> {
  const gelesen = schema.safeParse(typeof roh === 'object' && roh !== null ? Object.fromEntries(Object.entries(roh).map(([name, wert]) => [name, ohneLeere(wert)])) : roh);
  if (gelesen.success) return gelesen.data;
  throw angabenUngueltig(gelesen.error.issues.slice(0, 50).flatMap((i) => alsMeldungen(schema, i)));
}

/** @param felder what is wrong, by field */
export const angabenUngueltig = (felder: readonly Feldfehler[]): WebFehler => new WebFehler(422, 'Die Angaben sind nicht gültig', felder[0]?.text ?? 'Die Angaben sind nicht gültig.', felder);

const ohneLeere = (wert: unknown): unknown => (wert === '' || wert === null ? undefined : wert);

function alsMeldungen(schema: z.ZodObject, fehler: z.core.$ZodIssue): Feldfehler[] {
  // A name that we do not know is not quoted: it may be anything.
  if (fehler.code === 'unrecognized_keys') return [{ feld: null, text: 'Hier ist eine Angabe nicht vorgesehen. Möglich sind: ' + (Object.keys(schema.shape).join(', ') || 'keine') + '.' }];
  const feld = fehler.path[0];
  if (feld === undefined) return [{ feld: null, text: 'Bitte die Angaben als JSON senden (application/json).' }];
  const erwartet = z.globalRegistry.get(schema.shape[String(feld)] as z.ZodType)?.description;
  return [{ feld: String(feld), text: erwartet ? `Diese Angabe ist nicht gültig. Vorgesehen: ${erwartet}.` : 'Diese Angabe ist nicht gültig.' }];
}
