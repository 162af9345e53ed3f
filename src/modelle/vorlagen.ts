import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { Arbeiter } from '../camunda/define-worker.ts';
import { ladeVereinbarungen } from '../vereinbarung.ts';
import { erstelleVorlagen } from './element-templates.ts';
import { leseModelle } from './lesen.ts';

const UNTERORDNER = 'element-templates/';

/** The element templates as they should be: file name → text. @param ordner the folder bpmn/ */
export async function berechneVorlagen(ordner: URL, arbeiter: readonly Arbeiter[]): Promise<Map<string, string>> {
  const vereinbarungen = [...(await ladeVereinbarungen(ordner)).values()].toSorted((a, b) => a.kuerzel.localeCompare(b.kuerzel));
  const vorlagen = erstelleVorlagen(arbeiter, await leseModelle(ordner), vereinbarungen);
  return new Map([...vorlagen].map(([name, vorlage]) => [name, `${JSON.stringify(vorlage, null, 2)}\n`]));
}

/** The element templates as they are. */
export async function leseVorlagen(ordner: URL): Promise<Map<string, string>> {
  const dort = new URL(UNTERORDNER, ordner);
  const namen = (await readdir(dort).catch(() => [])).filter((n) => n.endsWith('.json')).toSorted();
  return new Map(await Promise.all(namen.map(async (n) => [n, await readFile(new URL(n, dort), 'utf8')] as const)));
}

/** Writes what has changed and removes what is no longer generated. @returns the names of the files touched */
export async function schreibeVorlagen(ordner: URL, arbeiter: readonly Arbeiter[]): Promise<string[]> {
  const [soll, ist] = [await berechneVorlagen(ordner, arbeiter), await leseVorlagen(ordner)];
  const dort = new URL(UNTERORDNER, ordner);
  await mkdir(dort, { recursive: true });
  const neu = [...soll].filter(([name, text]) => ist.get(name) !== text);
  const alt = [...ist.keys()].filter((name) => !soll.has(name));
  await Promise.all([...neu.map(([name, text]) => writeFile(new URL(name, dort), text)), ...alt.map((name) => rm(new URL(name, dort)))]);
  return [...neu.map(([name]) => name), ...alt].toSorted();
}
