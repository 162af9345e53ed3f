import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { FachlicherFehler } from '../fehler.ts';
import { alleKnoten, istFluss, type Knoten } from '../modelle/moddle.ts';

/** The processes of a drawing, with the messages between them that begin one. */
export type Zeichnung = { ablaeufe: Knoten[]; /** id of a start event → ids of what sends to it */ nachrichten: Map<string, string[]> };

type Wurzel = Knoten & { messageFlows?: Knoten[] };

/** @throws FachlicherFehler DIAGRAMM_UNLESBAR: it is no BPMN */
export async function leseZeichnung(xml: string): Promise<Zeichnung> {
  const gelesen = await new BpmnModdle({ zeebe }).fromXML(xml).catch(() => {
    throw new FachlicherFehler('DIAGRAMM_UNLESBAR', 'Die Zeichnung lässt sich nicht lesen.');
  });
  const wurzeln = (gelesen.rootElement.rootElements ?? []) as Wurzel[];
  const nachrichten = new Map<string, string[]>();
  for (const { sourceRef, targetRef } of wurzeln.flatMap((w) => w.messageFlows ?? [])) {
    if (sourceRef && targetRef?.$type === 'bpmn:StartEvent') nachrichten.set(targetRef.id, [...(nachrichten.get(targetRef.id) ?? []), sourceRef.id]);
  }
  return { ablaeufe: wurzeln.filter((w) => w.$type === 'bpmn:Process'), nachrichten };
}

/** What a token can stand on, nested ones included, without the process itself. */
export const stellenVon = (ablauf: Knoten): Knoten[] => alleKnoten(ablauf).filter((k) => k !== ablauf && !istFluss(k) && /Event$|Task$|Gateway$|SubProcess$|CallActivity$|Transaction$/.test(k.$type));
