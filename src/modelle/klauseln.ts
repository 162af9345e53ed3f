import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { MODELLE } from '../vereinbarung.ts';

const text = z.string().min(1);
const quellen = z.array(
  z.strictObject({
    /** Its clauses are those whose ids begin with it and a hyphen. */
    kuerzel: z.string().regex(/^[A-Z][A-Z0-9-]*$/),
    titel: text,
    /** Its own headings. The clauses of one are those whose ids begin with `praefix`; the longest one decides. */
    abschnitte: z.array(z.strictObject({ praefix: text, titel: text })).min(1),
    klauseln: z.array(z.strictObject({ id: text, wer: z.string(), was: text })),
  }),
);
/** A document with clauses that diagrams and tables carry out. */
export type Quelle = z.infer<typeof quellen>[number];
export type Klausel = Quelle['klauseln'][number];

/** Reads `<folder>/klauseln.json` of every folder below `ordner`, in reverse order of their names. @throws ZodError naming the field */
export async function ladeQuellen(ordner: URL = MODELLE): Promise<Quelle[]> {
  // Without the folder there are none: the settings say at the start that it is missing.
  const namen = (await readdir(ordner, { withFileTypes: true }).catch(() => [])).filter((e) => e.isDirectory()).map((e) => e.name).toSorted();
  const gelesen = await Promise.all(namen.toReversed().map(async (name) => readFile(new URL(`${name}/klauseln.json`, ordner), 'utf8').catch(() => '[]')));
  return gelesen.flatMap((inhalt) => quellen.parse(JSON.parse(inhalt)));
}

/** Those of the product. */
export const QUELLEN: readonly Quelle[] = await ladeQuellen();
export const katalog: readonly Klausel[] = QUELLEN.flatMap((q) => q.klauseln);
