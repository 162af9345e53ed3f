import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { leseModell } from './modell.ts';

/** {processId: {elementId: how often it was left, or a sequence flow taken}}, as the Java side counts it. */
export const gelaufenSchema = z.record(z.string(), z.record(z.string(), z.number()));
export type Gelaufen = z.infer<typeof gelaufenSchema>;

export type Zeile = { datei: string; knoten: number; knotenGelaufen: number; fluesse: number; fluesseGelaufen: number; fehlend: string[] };

/** What of a diagram's executable processes has been run. */
export async function werteAus(datei: string, xml: string, gelaufen: Gelaufen): Promise<Zeile> {
  const modell = await leseModell(xml);
  const lief = (e: { prozess: string; id: string }): boolean => (gelaufen[e.prozess]?.[e.id] ?? 0) > 0;
  return {
    datei,
    knoten: modell.knoten.length,
    knotenGelaufen: modell.knoten.filter(lief).length,
    fluesse: modell.fluesse.length,
    fluesseGelaufen: modell.fluesse.filter(lief).length,
    fehlend: [...modell.knoten, ...modell.fluesse].filter((e) => !lief(e)).map((e) => e.id),
  };
}

export async function werteAlleAus(ordner: string, gelaufen: Gelaufen): Promise<Zeile[]> {
  const dateien = (await readdir(ordner, { recursive: true })).filter((d) => d.endsWith('.bpmn')).sort();
  return Promise.all(dateien.map(async (d) => werteAus(join(ordner, d), await readFile(join(ordner, d), 'utf8'), gelaufen)));
}

/** A table for people. @returns text and whether everything has been run */
export function berichte(zeilen: Zeile[]): { text: string; vollstaendig: boolean } {
  const anteil = (n: number, von: number): string => `${n}/${von} (${von === 0 ? 100 : Math.floor((n / von) * 100)} %)`;
  const breite = Math.max(8, ...zeilen.map((zeile) => zeile.datei.length));
  const text = ['', 'Coverage of the diagrams'.padEnd(breite + 2) + 'elements'.padEnd(18) + 'sequence flows'];
  for (const zeile of zeilen) {
    text.push(`${zeile.datei.padEnd(breite + 2)}${anteil(zeile.knotenGelaufen, zeile.knoten).padEnd(18)}${anteil(zeile.fluesseGelaufen, zeile.fluesse)}`);
    text.push(...zeile.fehlend.map((id) => `  never run: ${id}`));
  }
  return { text: text.join('\n'), vollstaendig: zeilen.every((zeile) => zeile.fehlend.length === 0) };
}
