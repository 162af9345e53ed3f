import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { istFeiertag, plusTage, type Land } from '../recht/kalender.ts';

const uhrzeit = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'erwartet wird „hh:mm“, Ortszeit');
const konto = z.string().min(1);
const behoerde = z.string().regex(/^[A-Z0-9_]{2,40}$/);

const schritt = z.discriminatedUnion('art', [
  /** A notice of the court comes in by the API. `datei` is beside the story; `tage` gives its dates in days from the beginning. */
  z.strictObject({ art: z.literal('mitteilung'), text: z.string(), datei: z.string(), tage: z.record(z.string(), z.int()) }),
  /** Somebody completes a user task in Tasklist. */
  z.strictObject({ art: z.literal('aufgabe'), text: z.string(), wer: konto, gruppe: z.string(), element: z.string(), angaben: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) }),
  /** The fax gateway puts its report beside the spool. `schritt` names the transmission. */
  z.strictObject({ art: z.literal('sendebericht'), text: z.string(), schritt: z.string(), ergebnis: z.enum(['GESENDET', 'FEHLGESCHLAGEN']) }),
  /** The clocks of engine and program are moved forwards, to a time on a day (`{tag+14}`, `{erster+2}`). */
  z.strictObject({ art: z.literal('uhr'), text: z.string(), tag: z.string(), uhrzeit }),
  /** Somebody opens a page: these words stand on it, those do not. */
  z.strictObject({ art: z.literal('ansicht'), text: z.string(), wer: konto, pfad: z.string().startsWith('/'), zeigt: z.array(z.string()).min(1), zeigtNicht: z.array(z.string()).optional() }),
  /** From here on the story is about the newest Akte of this authority. */
  z.strictObject({ art: z.literal('akte'), text: z.string(), behoerde }),
  /** A Frist of the Akte is there, and with `status` in this state. */
  z.strictObject({ art: z.literal('frist'), text: z.string(), fristart: z.string(), status: z.enum(['LAUFEND', 'EINGEHALTEN', 'UEBERSCHRITTEN', 'AUFGEHOBEN', 'ZIEL_VERFEHLT']).optional() }),
  /** A warning must have been raised. */
  z.strictObject({ art: z.literal('hinweis'), text: z.string(), hinweis: z.string() }),
  /**
   * Somebody fills in a page of the Akte and sends it. `{az}` is the Aktenzeichen, `{tag+14}` a day from the beginning. With `abgelehnt`
   * the page must refuse it with these words.
   */
  z.strictObject({
    art: z.literal('seite'), text: z.string(), wer: konto, pfad: z.string().startsWith('/'), formular: z.string().startsWith('/').optional(),
    felder: z.record(z.string(), z.union([z.string(), z.array(z.string())])), abgelehnt: z.string().optional(),
  }),
  /** Somebody uploads a file on a page of the Akte. `datei` is beside the story. */
  z.strictObject({ art: z.literal('datei'), text: z.string(), wer: konto, pfad: z.string().startsWith('/'), datei: z.string(), felder: z.record(z.string(), z.string()) }),
  /** Whether a partner works in this system or on paper. */
  z.strictObject({ art: z.literal('einstellung'), text: z.string(), beteiligter: z.string(), arbeitetImSystem: z.boolean() }),
  /** A procedure of the Akte has begun, or has come to this result. */
  z.strictObject({ art: z.literal('verfahren'), text: z.string(), prozess: z.string(), behoerde: behoerde.optional(), ergebnis: z.string().optional() }),
  /** No token is left: the case is closed. */
  z.strictObject({ art: z.literal('ende'), text: z.string() }),
]);

const WOCHENTAGE = ['SONNTAG', 'MONTAG', 'DIENSTAG', 'MITTWOCH', 'DONNERSTAG', 'FREITAG', 'SAMSTAG'] as const;

const geschichte = z.strictObject({
  titel: z.string(),
  vereinbarung: z.string(),
  /** The story begins on the day before the next such holiday, the next such weekday or day of a month: the clock of the engine can only be moved forwards. */
  beginn: z.union([z.strictObject({ vorFeiertag: z.string(), uhrzeit }), z.strictObject({ wochentag: z.enum(WOCHENTAGE), uhrzeit }), z.strictObject({ monatstag: z.int().min(1).max(28), uhrzeit })]),
  schritte: z.array(schritt).min(1),
});
export type Schritt = z.infer<typeof schritt>;
export type Von<A extends Schritt['art']> = Extract<Schritt, { art: A }>;
export type Geschichte = z.infer<typeof geschichte>;

/** Local date on which the story begins, after `heute`. @throws FachlicherFehler AUSSERHALB_KALENDER when there is no such holiday */
export function beginnDer(g: Geschichte, land: Land, heute: string): string {
  const { beginn } = g;
  const passt = (tag: string): boolean => {
    if ('vorFeiertag' in beginn) return istFeiertag(plusTage(tag, 1), land) === beginn.vorFeiertag;
    return 'wochentag' in beginn ? WOCHENTAGE[new Date(`${tag}T12:00:00Z`).getUTCDay()] === beginn.wochentag : Number(tag.slice(8)) === beginn.monatstag;
  };
  let tag = plusTage(heute, 1);
  while (!passt(tag)) tag = plusTage(tag, 1);
  return tag;
}

/** @throws ZodError that names the step and field */
export async function leseGeschichte(datei: URL): Promise<Geschichte> {
  return geschichte.parse(JSON.parse(await readFile(datei, 'utf8')));
}
