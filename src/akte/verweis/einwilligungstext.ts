import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { FachlicherFehler } from '../../fehler.ts';
import { MODELLE } from '../../vereinbarung.ts';

/** Kinds of data a household may let go to the Fachstelle. */
export const DATENARTEN = ['NAMEN', 'ANSCHRIFT', 'TELEFON', 'ANLASS'] as const;
export type Datenart = (typeof DATENARTEN)[number];

const kuerzel = z.string().regex(/^[A-Z0-9_]{2,40}$/);
const absatz = z.string().trim().min(1).max(2000);
const fassung = z.strictObject({
  /** Name of the version, kept with every consent. A text that has been used is never changed: a new version is added. */
  fassung: z.string().regex(/^[A-Za-z0-9._-]{1,40}$/),
  gueltigAb: z.iso.date(),
  gueltigBis: z.iso.date().nullable(),
  zweck: z.string().trim().min(1).max(300),
  sender: kuerzel,
  empfaenger: kuerzel,
  /** `pflicht`: without these nobody could be contacted. The others the household may leave out. */
  datenarten: z.array(z.strictObject({ art: z.enum(DATENARTEN), text: z.string().trim().min(1).max(300), pflicht: z.boolean() })).min(1),
  /** Purpose, consequences of refusing and the right to withdraw, in the words people sign. */
  text: z.array(absatz).min(1),
});
export type Einwilligungstext = z.infer<typeof fassung>;

const datei = z.strictObject({
  fassungen: z.array(fassung).min(1).refine((alle) => new Set(alle.map((f) => f.fassung)).size === alle.length, 'Each version needs a name of its own.'),
});

/** The text of the consent as the authority has it in `<vereinbarung>/verweis/einwilligung.json`: read anew each time, so that a change needs no restart. @throws ZodError naming the field */
export async function leseEinwilligungstexte(vereinbarung: string, ablage: URL = MODELLE): Promise<Einwilligungstext[]> {
  return datei.parse(JSON.parse(await readFile(new URL(`${vereinbarung}/verweis/einwilligung.json`, ablage), 'utf8'))).fassungen;
}

/**
 * The version that is to be used on a local date.
 * @throws FachlicherFehler EINWILLIGUNGSTEXT_FEHLT: none is valid on that day
 */
export async function findeEinwilligungstext(vereinbarung: string, am: string, ablage?: URL): Promise<Einwilligungstext> {
  const gueltig = (await leseEinwilligungstexte(vereinbarung, ablage)).find((f) => f.gueltigAb <= am && (f.gueltigBis === null || am <= f.gueltigBis));
  if (!gueltig) throw new FachlicherFehler('EINWILLIGUNGSTEXT_FEHLT', 'Für diesen Tag ist kein Text der Einwilligung hinterlegt.');
  return gueltig;
}
