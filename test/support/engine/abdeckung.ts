import { glob, readFile } from 'node:fs/promises';
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
  const zeilen: Zeile[] = [];
  for await (const datei of glob(`${ordner}/**/*.bpmn`)) zeilen.push(await werteAus(datei, await readFile(datei, 'utf8'), gelaufen));
  return zeilen.sort((a, b) => a.datei.localeCompare(b.datei));
}

/** A table for people. @returns text and whether everything has been run */
export function berichte(zeilen: Zeile[]): { text: string; vollstaendig: boolean } {
  const anteil = (n: number, von: number): string => `${n}/${von} (${von === 0 ? 100 : Math.floor((n / von) * 100)} %)`;
  const breite = Math.max(8, ...zeilen.map((z) => z.datei.length));
  const text = ['', 'Coverage of the diagrams'.padEnd(breite + 2) + 'elements'.padEnd(18) + 'sequence flows'];
  for (const z of zeilen) {
    text.push(`${z.datei.padEnd(breite + 2)}${anteil(z.knotenGelaufen, z.knoten).padEnd(18)}${anteil(z.fluesseGelaufen, z.fluesse)}`);
    text.push(...z.fehlend.map((id) => `  never run: ${id}`));
  }
  return { text: text.join('\n'), vollstaendig: zeilen.every((z) => z.fehlend.length === 0) };
}
