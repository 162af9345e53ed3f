import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { istFeiertag, plusTage, type Land } from '../recht/kalender.ts';

const uhrzeit = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'erwartet wird „hh:mm“, Ortszeit');
const konto = z.string().min(1);

const schritt = z.discriminatedUnion('art', [
  /** A notice of the court comes in by the API. `datei` is beside the story; `tage` gives its dates in days from the beginning. */
  z.strictObject({ art: z.literal('mitteilung'), text: z.string(), datei: z.string(), tage: z.record(z.string(), z.int()) }),
  /** Somebody completes a user task in Tasklist. */
  z.strictObject({ art: z.literal('aufgabe'), text: z.string(), wer: konto, gruppe: z.string(), element: z.string(), angaben: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) }),
  /** The fax gateway puts its report beside the spool. `schritt` names the transmission. */
  z.strictObject({ art: z.literal('sendebericht'), text: z.string(), schritt: z.string(), ergebnis: z.enum(['GESENDET', 'FEHLGESCHLAGEN']) }),
  /** The clocks of engine and program are moved forwards, to a time on a day after the beginning. */
  z.strictObject({ art: z.literal('uhr'), text: z.string(), tag: z.int().positive(), uhrzeit }),
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
  /** The story begins on the day before the next such holiday: a clock of the engine can only be moved forwards. */
  beginn: z.strictObject({ vorFeiertag: z.string(), uhrzeit }),
  schritte: z.array(schritt).min(1),
});
export type Schritt = z.infer<typeof schritt>;
export type Geschichte = z.infer<typeof geschichte>;

/** Local date on which the story begins, after `heute`. @throws FachlicherFehler AUSSERHALB_KALENDER when there is no such holiday */
export function beginnDer(g: Geschichte, land: Land, heute: string): string {
  let tag = plusTage(heute, 1);
  while (istFeiertag(plusTage(tag, 1), land) !== g.beginn.vorFeiertag) tag = plusTage(tag, 1);
  return tag;
}

/** @throws ZodError that names the step and field */
export async function leseGeschichte(datei: URL): Promise<Geschichte> {
  return geschichte.parse(JSON.parse(await readFile(datei, 'utf8')));
}
