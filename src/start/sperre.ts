import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as warte } from 'node:timers/promises';
import { z } from 'zod';
import { istDerselbe, merkmal, merkmalSchema } from './merkmal.ts';

const inhaltSchema = z.object({ halter: merkmalSchema, kennung: z.string(), text: z.string() });
export type Sperre = { loese(): Promise<void>; beschreibe(text: string): Promise<void> };
export type Besetzt = { pid: number; text: string };

/**
 * Takes the lock file `pfad` for this process, or says who holds it. A lock whose process is gone (killed, machine
 * restarted, number given to another program) is taken over.
 */
export async function nimmSperre(pfad: string): Promise<Sperre | Besetzt> {
  const halter = await merkmal(process.pid);
  if (!halter) throw new Error('this process has no entry in the process table');
  const kennung = randomUUID();
  const eigene = `${pfad}.${kennung}`;
  const schreibe = (datei: string, text: string): Promise<void> => writeFile(datei, JSON.stringify({ halter, kennung, text }), { mode: 0o600 });
  await schreibe(eigene, '');
  try {
    for (;;) {
      // A hard link is made whole or not at all, so of two that try at once one wins.
      if (await link(eigene, pfad).then(() => true, istSchonDa)) break;
      const besetzt = await readSperre(pfad);
      if (besetzt && (await istDerselbe(besetzt.halter))) return { pid: besetzt.halter.pid, text: besetzt.text };
      await clearVerwaiste(pfad, besetzt?.kennung);
    }
  } finally {
    await rm(eigene, { force: true });
  }
  return {
    loese: () => rm(pfad, { force: true }),
    beschreibe: async (text) => {
      await schreibe(eigene, text);
      await rename(eigene, pfad);
    },
  };
}

/** Like `nimmSperre`, but waits until the holder is done; `aufWarten` is told once. */
export async function erwarteSperre(pfad: string, aufWarten: (halter: Besetzt) => void): Promise<Sperre> {
  for (let versuch = 0; ; versuch++) {
    const sperre = await nimmSperre(pfad);
    if ('loese' in sperre) return sperre;
    if (versuch === 0) aufWarten(sperre);
    await warte(500);
  }
}

async function readSperre(pfad: string): Promise<z.infer<typeof inhaltSchema> | undefined> {
  const text = await readFile(pfad, 'utf8').catch(() => '');
  try {
    return inhaltSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Moves the orphaned lock away; if somebody else was faster and it is already a new one, it is put back. */
async function clearVerwaiste(pfad: string, kennung: string | undefined): Promise<void> {
  const beiseite = `${pfad}.alt-${randomUUID()}`;
  if (!(await rename(pfad, beiseite).then(() => true, () => false))) return;
  const entfernt = await readSperre(beiseite);
  if (entfernt && entfernt.kennung !== kennung) await link(beiseite, pfad).catch(() => undefined);
  await rm(beiseite, { force: true });
}

function istSchonDa(fehler: NodeJS.ErrnoException): false {
  if (fehler.code === 'EEXIST') return false;
  throw fehler;
}
