import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { FachlicherFehler } from './fehler.ts';

/** Part of an agreement as data: a file with a Kürzel of its own, e.g. a data sheet or a letter. */
export type Datendatei<T> = { /** Path below the folder of the agreement, with `/`. */ name: string; inhalt: T };

/**
 * Reads all files of a kind below the folder of an agreement, in the order of their paths.
 * @throws FachlicherFehler DATEI_FEHLERHAFT naming the file: not as the schema wants it, or a Kürzel given twice
 */
export async function ladeDatendateien<T extends { kuerzel: string }>(ordner: URL, endung: string, schema: z.ZodType<T>): Promise<Datendatei<T>[]> {
  const wurzel = fileURLToPath(ordner);
  const namen = (await readdir(wurzel, { recursive: true })).filter((n) => n.endsWith(endung)).toSorted();
  const dateien = await Promise.all(namen.map(async (n) => liesDatendatei(n.split(sep).join('/'), await readFile(join(wurzel, n), 'utf8'), schema)));
  const doppelt = dateien.find((d, i) => dateien.findIndex((a) => a.inhalt.kuerzel === d.inhalt.kuerzel) < i);
  if (doppelt) throw dateiFehlerhaft(doppelt.name, `„${doppelt.inhalt.kuerzel}“ gibt es zweimal.`);
  return dateien;
}

/** @throws FachlicherFehler DATEI_FEHLERHAFT naming the file and every field that does not fit */
export function liesDatendatei<T>(name: string, text: string, schema: z.ZodType<T>): Datendatei<T> {
  const gelesen = schema.safeParse(alsJson(name, text));
  if (!gelesen.success) throw dateiFehlerhaft(name, z.prettifyError(gelesen.error));
  return { name, inhalt: gelesen.data };
}

function alsJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw dateiFehlerhaft(name, 'Die Datei ist kein JSON.');
  }
}

export const dateiFehlerhaft = (name: string, text: string): FachlicherFehler => new FachlicherFehler('DATEI_FEHLERHAFT', `${name}: ${text}`);
