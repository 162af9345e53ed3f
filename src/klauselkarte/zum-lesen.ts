import { readFile } from 'node:fs/promises';
import { katalog } from '../modelle/klauseln.ts';
import { leseModelle } from '../modelle/lesen.ts';
import { ladeTabellen } from '../tabellen/dateien.ts';
import type { Entscheidung } from '../tabellen/lesen.ts';
import { diagramme, type Diagramm } from './diagramm.ts';
import { erstelleKarte, type Karteneintrag } from './karte.ts';

const WURZEL = new URL('../../', import.meta.url);

/** The map with the pictures of the diagrams, as the pages show it. */
export type Kartenwerk = {
  eintraege: readonly Karteneintrag[];
  diagramme: readonly Diagramm[];
  /** Decisions with their rules, by id. */
  tabellen: ReadonlyMap<string, Entscheidung>;
  /** Null where nobody has drawn the diagram yet. */
  bild(name: string): Promise<string | null>;
};

/** Reads diagrams, tables and pictures below `wurzel`, where `bpmn/` and `docs/diagramme/` are. */
export async function ladeKartenwerk(wurzel: URL = WURZEL): Promise<Kartenwerk> {
  const ordner = new URL('bpmn/', wurzel);
  const modelle = await leseModelle(ordner);
  const { eintraege } = erstelleKarte({ katalog, modelle, gegenstuecke: null });
  const gezeichnet = diagramme(modelle);
  const dateien = [...new Set(modelle.entscheidungen.map((e) => e.datei))];
  const tabellen = (await Promise.all(dateien.map((datei) => ladeTabellen(datei, ordner)))).flat();
  const bild = async (name: string): Promise<string | null> =>
    gezeichnet.some((d) => d.name === name) ? readFile(new URL(`docs/diagramme/${name}.svg`, wurzel), 'utf8').catch(() => null) : null;
  return { eintraege, diagramme: gezeichnet, tabellen: new Map(tabellen.map((t) => [t.id, t])), bild };
}
