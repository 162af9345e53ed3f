import { bildName } from '../modelle/bild-name.ts';
import type { Modelle, Prozess } from '../modelle/lesen.ts';
import type { Knoten } from '../modelle/moddle.ts';
import type { Kasten } from './bild.ts';

/** A diagram for readers. `kaesten`: where each element is drawn; a process is where its pool is. */
export type Diagramm = { name: string; datei: string; titel: string; prozesse: readonly string[]; kaesten: ReadonlyMap<string, Kasten> };

/** Every diagram with an executable process, in the order of files. */
export function diagramme(modelle: Pick<Modelle, 'prozesse'>): Diagramm[] {
  const jeDatei = Map.groupBy(modelle.prozesse, (p) => p.datei);
  return [...jeDatei].map(([datei, prozesse]) => ({ name: bildName(datei), datei, titel: titelVon(prozesse), prozesse: prozesse.map((p) => p.knoten.id), kaesten: kaestenIn(prozesse) }));
}

function kaestenIn(prozesse: readonly Prozess[]): Map<string, Kasten> {
  const zeichen = (prozesse[0]?.knoten.$parent?.diagrams ?? []).flatMap((d) => d.plane?.planeElement ?? []);
  return new Map(
    zeichen.flatMap(({ bpmnElement, bounds }) => {
      if (!bpmnElement || !bounds) return [];
      const { x, y, width, height } = bounds;
      return ids(bpmnElement).map((id): [string, Kasten] => [id, { x, y, width, height }]);
    }),
  );
}

const ids = (k: Knoten): string[] => (k.processRef ? [k.id, k.processRef.id] : [k.id]);

/** The first process begins the procedure and names it; what stands in brackets there is who has which part of it. */
const titelVon = (prozesse: readonly Prozess[]): string => (prozesse[0]?.knoten.name ?? '').replace(prozesse.length > 1 ? /\s*\([^)]*\)$/ : '', '') || (prozesse[0]?.knoten.id ?? '');
