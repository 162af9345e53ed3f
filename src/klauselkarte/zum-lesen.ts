import { readFile } from 'node:fs/promises';
import { katalog } from '../modelle/klauseln.ts';
import { leseModelle } from '../modelle/lesen.ts';
import { ladeTabellen } from '../tabellen/dateien.ts';
import { MODELLE } from '../vereinbarung.ts';
import type { Entscheidung } from '../tabellen/lesen.ts';
import { diagramme, type Diagramm } from './diagramm.ts';
import { erstelleKarte, type Karteneintrag } from './karte.ts';

/** Pictures that `npm run diagramme` has drawn: of the program's own models, or beside those of a folder of its own. */
const BILDER = [new URL('diagramme/', MODELLE), new URL('../../docs/diagramme/', import.meta.url)];

/** The map with the pictures of the diagrams, as the pages show it. */
export type Kartenwerk = {
  eintraege: readonly Karteneintrag[];
  diagramme: readonly Diagramm[];
  /** Decisions with their rules, by id. */
  tabellen: ReadonlyMap<string, Entscheidung>;
  /** Null where nobody has drawn the diagram yet. */
  bild(name: string): Promise<string | null>;
};

/** Reads diagrams, tables and pictures of the models. */
export async function ladeKartenwerk(): Promise<Kartenwerk> {
  const modelle = await leseModelle(MODELLE);
  const { eintraege } = erstelleKarte({ katalog, modelle, gegenstuecke: null });
  const gezeichnet = diagramme(modelle);
  const dateien = [...new Set(modelle.entscheidungen.map((e) => e.datei))];
  const tabellen = (await Promise.all(dateien.map((datei) => ladeTabellen(datei)))).flat();
  const bild = async (name: string): Promise<string | null> =>
    gezeichnet.some((d) => d.name === name) ? findBild(name) : null;
  return { eintraege, diagramme: gezeichnet, tabellen: new Map(tabellen.map((t) => [t.id, t])), bild };
}

async function findBild(name: string): Promise<string | null> {
  for (const ordner of BILDER) {
    const svg = await readFile(new URL(`${name}.svg`, ordner), 'utf8').catch(() => null);
    if (svg !== null) return svg;
  }
  return null;
}
