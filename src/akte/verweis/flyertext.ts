import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { MODELLE } from '../../vereinbarung.ts';

const zeile = z.string().trim().min(1).max(300);
const flyer = z.strictObject({
  titel: zeile,
  stelle: zeile,
  traeger: zeile,
  einleitung: z.string().trim().min(1).max(1000),
  punkte: z.array(zeile).min(1),
  anschrift: z.array(zeile).min(1),
  oeffnungszeiten: z.array(z.strictObject({ tage: zeile, zeit: zeile })).min(1),
  /** `telefon`, `mail`: null leaves a line to write on. */
  kontakte: z.array(z.strictObject({ wofuer: zeile, telefon: zeile.nullable(), mail: z.email().nullable() })).min(1),
  stand: z.iso.date(),
});
export type Flyertext = z.infer<typeof flyer>;

/** What the flyer says (H-1.5), as the authority has it in `<vereinbarung>/verweis/flyer.json`: read anew each time. @throws ZodError naming the field */
export async function leseFlyer(vereinbarung: string, ablage: URL = MODELLE): Promise<Flyertext> {
  return flyer.parse(JSON.parse(await readFile(new URL(`${vereinbarung}/verweis/flyer.json`, ablage), 'utf8')));
}
