import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

type Element = { $type: string; id?: string; $parent?: Element; isExecutable?: boolean; [name: string]: unknown };
export type Teil = { id: string; prozess: string };
export type Modell = { knoten: Teil[]; fluesse: Teil[] };

/** Flow nodes and sequence flows of the executable processes of a diagram. Data objects and annotations do not run. */
export async function leseModell(xml: string): Promise<Modell> {
  const { elementsById } = (await new BpmnModdle({ zeebe }).fromXML(xml)) as unknown as { elementsById: Record<string, Element> };
  const modell: Modell = { knoten: [], fluesse: [] };
  for (const element of Object.values(elementsById)) {
    const prozess = prozessVon(element);
    if (!prozess?.isExecutable || !element.id || !prozess.id) continue;
    const teil = { id: element.id, prozess: prozess.id };
    if (element.$type === 'bpmn:SequenceFlow') modell.fluesse.push(teil);
    else if (istKnoten(element)) modell.knoten.push(teil);
  }
  return modell;
}

function istKnoten(element: Element): boolean {
  const instanceOf = (element as unknown as { $instanceOf(typ: string): boolean }).$instanceOf;
  return instanceOf.call(element, 'bpmn:FlowNode');
}

function prozessVon(element: Element): Element | undefined {
  for (let e = element.$parent; e; e = e.$parent) if (e.$type === 'bpmn:Process') return e;
  return undefined;
}
