import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const zeitpunkt = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, 'erwartet wird „JJJJ-MM-TT hh:mm“, Ortszeit');
const konto = z.string().min(1);

const schritt = z.discriminatedUnion('art', [
  /** A notice of the court comes in by the API. `datei` is beside the story. */
  z.strictObject({ art: z.literal('mitteilung'), text: z.string(), datei: z.string() }),
  /** Somebody completes a user task in Tasklist. */
  z.strictObject({ art: z.literal('aufgabe'), text: z.string(), wer: konto, gruppe: z.string(), element: z.string(), angaben: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) }),
  /** The fax gateway puts its report beside the spool. `schritt` names the transmission. */
  z.strictObject({ art: z.literal('sendebericht'), text: z.string(), schritt: z.string(), ergebnis: z.enum(['GESENDET', 'FEHLGESCHLAGEN']) }),
  /** The clocks of engine and program are moved forwards. */
  z.strictObject({ art: z.literal('uhr'), text: z.string(), auf: zeitpunkt }),
  /** A warning must have been raised. */
  z.strictObject({ art: z.literal('hinweis'), text: z.string(), hinweis: z.string() }),
  /** A clerk records the answer of the Jobcenter in the Posteingang. */
  z.strictObject({ art: z.literal('rueckmeldung'), text: z.string(), leistungsbezug: z.enum(['JA', 'NEIN']), bgNummer: z.string().optional() }),
  /** The process has passed on to this result. */
  z.strictObject({ art: z.literal('ergebnis'), text: z.string(), ergebnis: z.string() }),
  /** No token is left: the case is closed. */
  z.strictObject({ art: z.literal('ende'), text: z.string() }),
]);

const geschichte = z.strictObject({
  titel: z.string(),
  vereinbarung: z.string(),
  /** Local time at which the story begins. */
  beginn: zeitpunkt,
  schritte: z.array(schritt).min(1),
});
export type Schritt = z.infer<typeof schritt>;
export type Geschichte = z.infer<typeof geschichte>;

/** @throws ZodError that names the step and field */
export async function leseGeschichte(datei: URL): Promise<Geschichte> {
  return geschichte.parse(JSON.parse(await readFile(datei, 'utf8')));
}
