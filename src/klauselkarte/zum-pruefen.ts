import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leseModelle } from '../modelle/lesen.ts';
import { katalog } from '../modelle/klauseln.ts';
import { MODELLE } from '../vereinbarung.ts';
import { erstelleKarte, type Klauselkarte } from './karte.ts';
import { verweiseAufTests } from './tests.ts';

const WURZEL = new URL('../../', import.meta.url);

/** The map held against workers, letters and tests, for who checks it. */
export async function ladeGepruefteKarte(vorhanden: { arbeiter: readonly string[]; schreiben: readonly string[] }, wurzel: URL = WURZEL): Promise<Klauselkarte> {
  const [modelle, dateien] = [await leseModelle(MODELLE), await leseTestdateien(wurzel)];
  const gegenstuecke = { tests: verweiseAufTests(dateien, modelle), arbeiter: new Set(vorhanden.arbeiter), schreiben: new Set(vorhanden.schreiben) };
  return erstelleKarte({ katalog, modelle, gegenstuecke });
}

async function leseTestdateien(wurzel: URL): Promise<Map<string, string>> {
  const ordner = fileURLToPath(new URL('test/', wurzel));
  const namen = (await readdir(ordner, { recursive: true })).filter((n) => n.endsWith('.ts')).toSorted();
  return new Map(await Promise.all(namen.map(async (n) => [`test/${n.split(sep).join('/')}`, await readFile(join(ordner, n), 'utf8')] as const)));
}
