import type { Modelle, Prozess } from './lesen.ts';
import { alleKnoten, istFluss, klauselnVon, type Knoten } from './moddle.ts';

/** An element that says which clause it carries out. */
export type Zitat = { prozess: Prozess; knoten: Knoten; klausel: string };

/** Every clause that an element cites: the elements of each process, the process itself and its pool. A black box carries nothing out here. */
export function zitate(modelle: Pick<Modelle, 'prozesse'>): Zitat[] {
  return modelle.prozesse.flatMap((prozess) =>
    [...poolVon(prozess.knoten), ...alleKnoten(prozess.knoten)]
      .filter((k) => !istFluss(k))
      .flatMap((knoten) => klauselnVon(knoten).map((klausel) => ({ prozess, knoten, klausel }))),
  );
}

function poolVon(prozess: Knoten): Knoten[] {
  const kooperationen = (prozess.$parent?.rootElements ?? []).filter((k) => k.$type === 'bpmn:Collaboration');
  return kooperationen.flatMap((k) => k.participants ?? []).filter((p) => p.processRef === prozess);
}
