import { BpmnModdle } from 'bpmn-moddle';
import { diff } from 'bpmn-js-differ';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { alleKnoten, type Knoten } from '../modelle/moddle.ts';

export type Angabe = { was: string; vorher: string; nachher: string };
/** An element that is not the same in two versions. `angaben`: what about it, as far as it can be said in words. */
export type Unterschied = { element: string; name: string; typ: string; art: 'NEU' | 'ENTFERNT' | 'GEAENDERT' | 'VERSCHOBEN'; angaben: Angabe[] };

const RANG: Record<Unterschied['art'], number> = { NEU: 0, GEAENDERT: 1, ENTFERNT: 2, VERSCHOBEN: 3 };
/** What is told by other elements, or by the picture. */
const NEBENSACHEN = new Set(['id', 'name', '$type', 'incoming', 'outgoing', 'flowElements', 'flowNodeRef', 'artifacts', 'rootElements', 'participants', 'messageFlows', 'laneSets', 'di', 'diagrams']);

/**
 * What is different between two versions of a diagram.
 * @throws Error when one of them is no BPMN
 */
export async function vergleicheDiagramme(alt: string, neu: string): Promise<Unterschied[]> {
  const [davor, danach] = [await lies(alt), await lies(neu)];
  const d = diff(danach, davor);
  const [vorher, nachher] = [elementeVon(davor), elementeVon(danach)];
  const als = (art: Unterschied['art'], id: string): Unterschied => {
    const k = (art === 'ENTFERNT' ? vorher : nachher).get(id);
    return { element: id, name: k?.name?.replaceAll(/\s+/g, ' ') ?? '', typ: k?.$type ?? '', art, angaben: art === 'GEAENDERT' ? angaben(vorher.get(id), nachher.get(id)) : [] };
  };
  // The library names by whatever side it is asked first: what is where is looked up, not believed.
  const beide = [...Object.keys(d._added), ...Object.keys(d._removed)];
  const geaendert = Object.keys(d._changed).filter((id) => vorher.has(id) && nachher.has(id) && (angaben(vorher.get(id), nachher.get(id)).length > 0));
  const alle = [
    ...beide.filter((id) => nachher.has(id) && !vorher.has(id)).map((id) => als('NEU', id)),
    ...beide.filter((id) => vorher.has(id) && !nachher.has(id)).map((id) => als('ENTFERNT', id)),
    ...geaendert.map((id) => als('GEAENDERT', id)),
    ...Object.keys(d._layoutChanged).filter((id) => nachher.has(id) && !geaendert.includes(id)).map((id) => als('VERSCHOBEN', id)),
  ];
  return [...new Map(alle.map((u) => [u.element, u])).values()].toSorted((a, b) => RANG[a.art] - RANG[b.art] || a.element.localeCompare(b.element));
}

type Oben = Knoten & { messageFlows?: Knoten[] };
type Wurzel = Knoten & { rootElements?: Oben[] };

async function lies(xml: string): Promise<Wurzel> {
  return (await new BpmnModdle({ zeebe }).fromXML(xml)).rootElement as Wurzel;
}

/** Processes, pools, messages and everything inside, by id. */
function elementeVon(wurzel: Wurzel): Map<string, Knoten> {
  const oben: readonly Oben[] = wurzel.rootElements ?? [];
  return new Map([...oben.flatMap(alleKnoten), ...oben.flatMap((k) => [...(k.participants ?? []), ...(k.messageFlows ?? [])])].map((k) => [k.id, k]));
}

function angaben(alt: Knoten | undefined, neu: Knoten | undefined): Angabe[] {
  if (!alt || !neu) return [];
  const [davor, danach] = [merkmale(alt), merkmale(neu)];
  return [...new Set([...davor.keys(), ...danach.keys()])].flatMap((was) => {
    const [vorher, nachher] = [davor.get(was) ?? '', danach.get(was) ?? ''];
    return vorher === nachher ? [] : [{ was, vorher, nachher }];
  });
}

const WORTE: Record<string, string> = { conditionExpression: 'Bedingung', eventDefinitions: 'Auslöser', messageRef: 'Nachricht', default: 'Standardweg', sourceRef: 'Von', targetRef: 'Nach', attachedToRef: 'Hängt an', cancelActivity: 'Unterbrechend', documentation: 'Beschreibung', calledElement: 'Aufgerufener Prozess', text: 'Text' };
const EINTRAEGE: Record<string, (e: Eintrag) => [string, string][]> = {
  'zeebe:IoMapping': (e) => [...(e.inputParameters ?? []).map((p): [string, string] => [`Eingabe „${p.target}“`, p.source ?? '']), ...(e.outputParameters ?? []).map((p): [string, string] => [`Ausgabe „${p.target}“`, p.source ?? ''])],
  'zeebe:Properties': (e) => (e.properties ?? []).map((p) => [p.name === 'klausel' ? 'Klausel' : `Eigenschaft „${p.name}“`, p.value ?? '']),
  'zeebe:ExecutionListeners': (e) => (e.listeners ?? []).map((l) => [`Listener ${l.eventType} „${l.type}“`, 'ja']),
  'zeebe:TaskDefinition': (e) => [['Job-Typ', e.type ?? '']],
  'zeebe:FormDefinition': (e) => [['Formular', e.formId ?? '']],
  'zeebe:AssignmentDefinition': (e) => [['Zuständige Gruppe', e.candidateGroups ?? '']],
  'zeebe:TaskSchedule': (e) => [['Fällig am', e.dueDate ?? '']],
  'zeebe:PriorityDefinition': (e) => [['Priorität', e.priority ?? '']],
  'zeebe:CalledDecision': (e) => [['Entscheidung', e.decisionId ?? '']],
  'zeebe:CalledElement': (e) => [['Aufgerufener Prozess', e.processId ?? '']],
  'zeebe:Subscription': (e) => [['Korrelation', e.correlationKey ?? '']],
};
type Eintrag = NonNullable<NonNullable<Knoten['extensionElements']>['values']>[number];

/** Everything that can be said about an element by itself, what → value. */
function merkmale(k: Knoten): Map<string, string> {
  const eigene = Object.entries(k).filter(([name, wert]) => !NEBENSACHEN.has(name) && !name.startsWith('$') && name !== 'extensionElements' && wert !== undefined);
  const erweitert = (k.extensionElements?.values ?? []).flatMap((e) => EINTRAEGE[e.$type]?.(e) ?? [[e.$type, einfach(e)] as [string, string]]);
  return new Map([['Art', k.$type], ['Beschriftung', (k.name ?? '').replaceAll(/\s+/g, ' ')], ...eigene.map(([name, wert]): [string, string] => [WORTE[name] ?? name, einfach(wert)]), ...erweitert]);
}

/** A value as a line: of another element its id only. */
function einfach(wert: unknown, tiefe = 0): string {
  if (wert === null || typeof wert !== 'object') return String(wert ?? '');
  if (Array.isArray(wert)) return wert.map((w) => einfach(w, tiefe)).join(', ');
  const k = wert as Record<string, unknown>;
  if (typeof k['body'] === 'string') return k['body'];
  if (typeof k['text'] === 'string') return k['text'];
  if (typeof k['id'] === 'string' && tiefe > 0) return k['id'];
  const inhalt = Object.entries(k).filter(([name, w]) => !name.startsWith('$') && name !== 'id' && w !== undefined);
  return tiefe > 3 || (inhalt.length === 0 && typeof k['id'] === 'string') ? String(k['$type'] ?? k['id'] ?? '') : [String(k['$type'] ?? '').replace(/^\w+:/, ''), ...inhalt.map(([, w]) => einfach(w, tiefe + 1))].join(' ').trim();
}
