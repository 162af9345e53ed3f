import type { Befund } from './befund.ts';
import type { Prozess } from './lesen.ts';
import { alleKnoten, erweiterung, istFluss, type Knoten } from './moddle.ts';
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

type Stelle = { prozess: Prozess; knoten: Knoten };
const gesammelt = new WeakMap<readonly Prozess[], { alle: Stelle[]; aufrufe: Map<string | undefined, Stelle[]> }>();

function sammle({ modelle: { prozesse } }: Pruefung): { alle: Stelle[]; aufrufe: Map<string | undefined, Stelle[]> } {
  const bekannt = gesammelt.get(prozesse);
  if (bekannt) return bekannt;
  const alle = prozesse.flatMap((prozess) => alleKnoten(prozess.knoten).filter((k) => !istFluss(k)).map((knoten) => ({ prozess, knoten })));
  const neu = { alle, aufrufe: Map.groupBy(alle, ({ knoten }) => erweiterung(knoten, 'CalledElement')?.processId) };
  gesammelt.set(prozesse, neu);
  return neu;
}

/** Every element of every process, with its process; sequence flows left out. */
export const elemente = (p: Pruefung): readonly Stelle[] => sammle(p).alle;

/** The call activities that call a process. */
export const aufrufeVon = (p: Pruefung, prozessId: string): readonly Stelle[] => sammle(p).aufrufe.get(prozessId) ?? [];
