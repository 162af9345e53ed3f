import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { TechnischerFehler } from '../fehler.ts';
import { beendeReste } from './prozessakte.ts';
import { nimmSperre } from './sperre.ts';

/** Exactly what a local installation writes: a wrongly named folder loses nothing else. */
const EIGENES = ['datenbank', 'datenbank.neu', 'engine', 'suche', 'geheimnisse', 'protokoll', 'eingang', 'spool', 'durchleitung', 'prozesse.json'];

/**
 * Deletes the data of the local installation after a question.
 * @param ja the answer was given on the command line
 * @returns false if the person declined
 * @throws TechnischerFehler LAEUFT_BEREITS, KEINE_ANTWORT (no terminal to ask on)
 */
export async function setzeZurueck(daten: string, ja: boolean): Promise<boolean> {
  const ordner = resolve(daten);
  if (!ja && !(await frage(`Alle Akten, Vorgänge und Schlüssel in ${ordner} werden unwiderruflich gelöscht. Fortfahren? [j/N] `))) return false;
  await mkdir(ordner, { recursive: true });
  const sperre = await nimmSperre(join(ordner, 'laeuft.sperre'));
  if (!('loese' in sperre)) throw new TechnischerFehler('LAEUFT_BEREITS', `Die Installation läuft noch (Prozess ${sperre.pid}). Bitte zuerst beenden.`);
  try {
    await beendeReste(join(ordner, 'prozesse.json'));
    for (const name of await readdir(ordner)) {
      if (EIGENES.includes(name) && !(await lstat(join(ordner, name))).isSymbolicLink()) await rm(join(ordner, name), { recursive: true, force: true });
    }
  } finally {
    await sperre.loese();
  }
  return true;
}

async function frage(text: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new TechnischerFehler('KEINE_ANTWORT', 'Zum Zurücksetzen ohne Rückfrage: npm start -- --zuruecksetzen --ja');
  const eingabe = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(j|ja)$/i.test((await eingabe.question(text)).trim());
  } finally {
    eingabe.close();
  }
}
