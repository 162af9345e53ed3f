import { leseDiagramm } from '../../../src/modelle/lesen.ts';
import { alleKnoten, istFluss } from '../../../src/modelle/moddle.ts';

export type Teil = { id: string; prozess: string };
export type Modell = { knoten: Teil[]; fluesse: Teil[] };

/** Flow nodes and sequence flows of the executable processes of a diagram. Data objects do not run. */
export async function leseModell(xml: string): Promise<Modell> {
  const modell: Modell = { knoten: [], fluesse: [] };
  for (const { knoten: prozess } of await leseDiagramm('', xml)) {
    for (const k of alleKnoten(prozess)) {
      if (k === prozess || k.$type.startsWith('bpmn:Data')) continue;
      (istFluss(k) ? modell.fluesse : modell.knoten).push({ id: k.id, prozess: prozess.id });
    }
  }
  return modell;
}
