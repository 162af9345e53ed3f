import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as warte } from 'node:timers/promises';
import { z } from 'zod';
import { istDerselbe, merkmal, merkmalSchema } from './merkmal.ts';

const inhaltSchema = z.object({ halter: merkmalSchema, text: z.string() });
const ALTE_UEBERNAHME_MS = 10_000;

export type Sperre = { loese(): Promise<void>; beschreibe(text: string): Promise<void> };
export type Besetzt = { pid: number; text: string };

/**
 * Takes the lock file `pfad` for this process, or says who holds it. A lock whose process is gone (killed, machine
 * restarted, number given to another program) is taken over.
 */
export async function nimmSperre(pfad: string): Promise<Sperre | Besetzt> {
  const halter = await merkmal(process.pid);
  if (!halter) throw new Error('this process has no entry in the process table');
  const eigene = `${pfad}.${randomUUID()}`;
  const schreibe = (datei: string, text: string): Promise<void> => writeFile(datei, JSON.stringify({ halter, text }), { mode: 0o600 });
  await schreibe(eigene, '');
  try {
    for (;;) {
      // A hard link is made whole or not at all, so of two that try at once one wins.
      if (await link(eigene, pfad).then(() => true, istSchonDa)) break;
      const besetzt = await readHalter(pfad);
      if (besetzt) return besetzt;
      if (await takeVerwaiste(pfad, eigene)) break;
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

/** @returns undefined when nobody who lives holds the lock */
async function readHalter(pfad: string): Promise<Besetzt | undefined> {
  const text = await readFile(pfad, 'utf8').catch(() => '');
  try {
    const inhalt = inhaltSchema.parse(JSON.parse(text));
    return (await istDerselbe(inhalt.halter)) ? { pid: inhalt.halter.pid, text: inhalt.text } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Replaces the lock of a dead process by ours. Only who holds the second lock may do so, and looks again first;
 * that one is held for milliseconds, so an old one is itself left over.
 */
async function takeVerwaiste(pfad: string, eigene: string): Promise<boolean> {
  const uebernahme = `${pfad}.uebernahme`;
  if (!(await link(eigene, uebernahme).then(() => true, istSchonDa))) {
    const seit = await stat(uebernahme).then((s) => s.ctimeMs, () => Date.now());
    if (Date.now() - seit > ALTE_UEBERNAHME_MS) await rm(uebernahme, { force: true });
    await warte(20);
    return false;
  }
  try {
    const nochDa = await stat(pfad).then(() => true, () => false);
    if (!nochDa || (await readHalter(pfad))) return false;
    await link(eigene, `${eigene}.neu`);
    await rename(`${eigene}.neu`, pfad);
    return true;
  } finally {
    await rm(uebernahme, { force: true });
  }
}

function istSchonDa(fehler: NodeJS.ErrnoException): false {
  if (fehler.code === 'EEXIST') return false;
  throw fehler;
}
