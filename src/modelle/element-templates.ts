import type { Arbeiter } from '../camunda/define-worker.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import type { Modelle } from './lesen.ts';
import { alleKnoten, jobTyp, listener } from './moddle.ts';
import { GRUNDVARIABLEN } from './verfuegbar.ts';
import { felderDerUebermittlung } from './vorlage-uebermittlung.ts';
import { erstelleFeld, type Feld } from './vorlagen-felder.ts';
import { pflichtfelder } from './wirkung.ts';

export type Vorlage = {
  $schema: string;
  name: string;
  id: string;
  description: string;
  appliesTo: string[];
  elementType?: { value: string };
  /** The listener itself is fixed by the template; what else the element puts out stays visible. */
  entriesVisible?: { outputs: boolean; executionListeners: false };
  groups: { id: string; label: string }[];
  properties: Feld[];
};

/** How a worker is used in the diagrams: as the work of a task, or as a listener at its beginning or end. */
type Rolle = 'AUFGABE' | 'BEGINN' | 'ENDE';
type Verwendung = { rolle: Rolle; elementtypen: string[] };

const SCHEMA = 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json';
const ZUSATZ: Record<Rolle, { datei: string; name: string }> = { AUFGABE: { datei: '', name: '' }, BEGINN: { datei: '.beginn', name: ' (zu Beginn)' }, ENDE: { datei: '.ende', name: ' (am Ende)' } };

/** @returns file name → template, one for each use of a worker, and one for sending a letter; a worker that no diagram uses yet is offered as a task */
export function erstelleVorlagen(arbeiter: readonly Arbeiter[], modelle: Modelle, vereinbarungen: readonly Vereinbarung[]): Map<string, Vorlage> {
  const derArbeiter = arbeiter.flatMap((a) => verwendungen(a.typ, modelle).map((v) => [`${a.typ}${ZUSATZ[v.rolle].datei}.json`, erstelleVorlage(a, v, vereinbarungen)] as const));
  const uebermittlung = felderDerUebermittlung(modelle, vereinbarungen);
  return new Map(uebermittlung ? [...derArbeiter, ['gemeinsam.uebermittlung.json', versand(uebermittlung)] as const] : derArbeiter);
}

/** A letter is sent by a process that all procedures share. */
const versand = (felder: Feld[]): Vorlage => ({
  $schema: SCHEMA,
  name: 'Schreiben übermitteln (Fax, Post oder im System)',
  id: 'kooperation.gemeinsam.uebermittlung',
  description: 'Fertigt ein Schreiben, bringt es dem Empfänger auf dessen Weg und klärt, was nicht ankommt.',
  appliesTo: ['bpmn:Task', 'bpmn:CallActivity'],
  elementType: { value: 'bpmn:CallActivity' },
  groups: GRUPPEN,
  properties: [...felder, KLAUSEL],
});

function verwendungen(typ: string, modelle: Modelle): Verwendung[] {
  const knoten = modelle.prozesse.flatMap((p) => alleKnoten(p.knoten));
  const typen = (passt: (k: (typeof knoten)[number]) => boolean): string[] => [...new Set(knoten.filter(passt).map((k) => k.$type))].toSorted();
  const alle: Verwendung[] = [
    { rolle: 'AUFGABE', elementtypen: typen((k) => jobTyp(k) === typ) },
    { rolle: 'BEGINN', elementtypen: typen((k) => listener(k, 'start').includes(typ)) },
    { rolle: 'ENDE', elementtypen: typen((k) => listener(k, 'end').includes(typ)) },
  ];
  const benutzt = alle.filter((v) => v.elementtypen.length > 0);
  return benutzt.length > 0 ? benutzt : [{ rolle: 'AUFGABE', elementtypen: ['bpmn:ServiceTask'] }];
}

function erstelleVorlage(a: Arbeiter, { rolle, elementtypen }: Verwendung, vereinbarungen: readonly Vereinbarung[]): Vorlage {
  const pflicht = pflichtfelder(a.eingabe, 'EINGABE');
  const felder = Object.entries(a.eingabe.shape)
    .filter(([name]) => !(GRUNDVARIABLEN as readonly string[]).includes(name))
    // A listener has no other place for its configuration than the element's input mappings; a task may find it in the process.
    .map(([name, feld]) => erstelleFeld(name, feld, rolle === 'BEGINN' && pflicht.includes(name), vereinbarungen));
  return {
    $schema: SCHEMA,
    name: `${a.name}${ZUSATZ[rolle].name}`,
    id: `kooperation.${a.typ}${ZUSATZ[rolle].datei}`,
    description: a.beschreibung,
    ...(rolle === 'AUFGABE' ? { appliesTo: ['bpmn:Task', ...elementtypen.filter((t) => t !== 'bpmn:Task')], elementType: { value: elementtypen[0] ?? 'bpmn:ServiceTask' } } : { appliesTo: elementtypen, entriesVisible: { outputs: true, executionListeners: false } }),
    groups: GRUPPEN,
    properties: [auftrag(a.typ, rolle), ...felder, KLAUSEL],
  };
}

const auftrag = (typ: string, rolle: Rolle): Feld => ({
  type: 'Hidden',
  value: typ,
  binding: rolle === 'AUFGABE' ? { type: 'zeebe:taskDefinition', property: 'type' } : { type: 'zeebe:executionListener', eventType: rolle === 'BEGINN' ? 'start' : 'end' },
});

const GRUPPEN = [
  { id: 'eingaben', label: 'Eingaben' },
  { id: 'vereinbarung', label: 'Vereinbarung' },
];

const KLAUSEL: Feld = {
  id: 'klausel',
  label: 'Klausel',
  description: 'Kennung aus dem Klauselverzeichnis, mehrere durch Komma getrennt',
  group: 'vereinbarung',
  type: 'String',
  optional: true,
  binding: { type: 'zeebe:property', name: 'klausel' },
};
