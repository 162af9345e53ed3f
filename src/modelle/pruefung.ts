import type { Befund } from './befund.ts';
import type { Prozess } from './lesen.ts';
import { alleKnoten, istFluss, type Knoten } from './moddle.ts';
import type { Auftragsstelle, Ausdrucksstelle } from './verfuegbar.ts';
import type { Umfeld } from './wirkung.ts';

/** Everything that a rule may look at. */
export type Pruefung = Umfeld & {
  auftraege: readonly Auftragsstelle[];
  /** Those of processes in which every job type has a worker. */
  geklaerteAuftraege: readonly Auftragsstelle[];
  /** Of the same processes. */
  ausdruecke: readonly Ausdrucksstelle[];
  /** Ids of the clause catalogue. */
  klauseln: ReadonlySet<string>;
};
/** One rule: one file of the same name in `regeln/`. */
export type Regel = (p: Pruefung) => Befund[];

/** Findings of one rule about elements. */
export const melder =
  (regel: string) =>
  (prozess: Pick<Prozess, 'datei'>, knoten: Pick<Knoten, 'id'> | null, text: string, schwere: Befund['schwere'] = 'FEHLER'): Befund => ({
    datei: prozess.datei,
    element: knoten?.id ?? '',
    regel,
    schwere,
    text,
  });

/** Every element of every process, with its process; sequence flows left out. */
export function elemente(p: Pruefung): { prozess: Prozess; knoten: Knoten }[] {
  return p.modelle.prozesse.flatMap((prozess) => alleKnoten(prozess.knoten).filter((k) => !istFluss(k)).map((knoten) => ({ prozess, knoten })));
}
