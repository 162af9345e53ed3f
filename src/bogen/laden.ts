import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { bogenSchema, type Bogen } from './bogen.ts';

export const BOGEN_ENDUNG = '.bogen.json';

/**
 * Reads every `*.bogen.json` below the folder of an agreement, in the order of their paths.
 * @throws Error naming the file, and the field where its content does not fit; or a Kürzel that occurs twice
 */
export async function ladeBoegen(ordner: URL): Promise<Bogen[]> {
  const wurzel = fileURLToPath(ordner);
  const namen = (await readdir(wurzel, { recursive: true })).filter((n) => n.endsWith(BOGEN_ENDUNG)).toSorted();
  const boegen = await Promise.all(namen.map(async (name) => leseBogen(name, await readFile(join(wurzel, name), 'utf8'))));
  const doppelt = boegen.find((b, i) => boegen.findIndex((a) => a.kuerzel === b.kuerzel) < i);
  if (doppelt) throw new Error(`Den Bogen „${doppelt.kuerzel}“ gibt es zweimal.`);
  return boegen;
}

/** @throws Error naming the file and what is wrong in it */
export function leseBogen(name: string, inhalt: string): Bogen {
  const gelesen = bogenSchema.safeParse(alsJson(name, inhalt));
  if (!gelesen.success) throw new Error(`${name}: ${z.prettifyError(gelesen.error)}`);
  return gelesen.data;
}

function alsJson(name: string, inhalt: string): unknown {
  try {
    return JSON.parse(inhalt);
  } catch (ursache) {
    throw new Error(`${name}: Das ist kein JSON.`, { cause: ursache });
  }
}
