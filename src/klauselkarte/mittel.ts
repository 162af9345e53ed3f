import { bildName } from '../modelle/bild-name.ts';
import type { Karteneintrag, Stelle } from './karte.ts';

const einmal = (werte: readonly string[]): string[] => [...new Set(werte)].toSorted();

/** What a clause is carried out with, each thing once. */
export const mittel = ({ elemente, entscheidungen }: Pick<Karteneintrag, 'elemente' | 'entscheidungen'>): Record<'diagramme' | 'arbeiter' | 'schreiben' | 'tabellen', string[]> => ({
  diagramme: einmal(elemente.map((e) => bildName(e.datei))),
  arbeiter: einmal(elemente.flatMap((e) => e.arbeiter)),
  schreiben: einmal(elemente.flatMap((e) => e.schreiben)),
  /** DMN files. */
  tabellen: einmal(entscheidungen.map((e) => e.datei)),
});

/** Elements without a name, such as a pool's process, are called by their kind. */
export const nameVon = (e: Stelle): string => e.name || e.art;
