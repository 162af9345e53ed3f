import { z } from 'zod';
import type { Befund } from '../../src/modelle/befund.ts';
import { defineWorker, type Arbeiter } from '../../src/camunda/define-worker.ts';
import { leseDiagramm, type Modelle } from '../../src/modelle/lesen.ts';
import { wendeRegelnAn } from '../../src/modelle/pruefen.ts';

const grund = { aktenzeichen: z.string(), behoerde: z.string() };
const frist = { fristart: z.string(), fristLaenge: z.int(), fristEinheit: z.enum(['WERKTAG', 'TAG', 'MONAT']), fristBeginn: z.string() };

/** Workers of the sample procedure. */
export const arbeiter: readonly Arbeiter[] = [
  defineWorker({ typ: 'p.aufnehmen', name: 'A', beschreibung: 'A', eingabe: z.object(grund), ausgabe: z.object({ pruefung: z.enum(['JA', 'NEIN']) }), handle: async () => ({ pruefung: 'JA' as const }) }),
  defineWorker({
    typ: 'p.frist-setzen',
    name: 'F',
    beschreibung: 'F',
    eingabe: z.object({ ...grund, ...frist, fristRunde: z.int().default(1) }),
    ausgabe: z.object({ fristId: z.string(), ablauf: z.string(), vorfrist: z.string(), faelligAm: z.string() }),
    handle: async () => ({ fristId: '', ablauf: '', vorfrist: '', faelligAm: '' }),
  }),
  defineWorker({ typ: 'p.verbuchen', name: 'V', beschreibung: 'V', eingabe: z.object({ ...grund, antwort: z.string() }), ausgabe: z.object({}), fehler: ['FEHLT'], handle: async () => ({}) }),
];
export const nachrichten = {
  'p.eingegangen': z.strictObject({ aktenzeichen: z.string(), behoerde: z.string(), eingangAm: z.string() }),
  'p.antwort': z.strictObject({ antwort: z.string() }),
  'fall-beendet': z.strictObject({}),
  'frist-geaendert': z.strictObject({}),
};

const lauscher = '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="p.frist-setzen" /></zeebe:executionListeners>';
const fristangaben = `<zeebe:ioMapping>
  <zeebe:input source="=&quot;H-2.2&quot;" target="fristart" /><zeebe:input source="=2" target="fristLaenge" />
  <zeebe:input source="=&quot;WERKTAG&quot;" target="fristEinheit" /><zeebe:input source="=eingangAm" target="fristBeginn" /></zeebe:ioMapping>`;

/** A small procedure with one of everything, in which nothing is wrong. Tests replace a piece of it. */
export const GUT = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" targetNamespace="x">
<bpmn:process id="probe" isExecutable="true">
  <bpmn:startEvent id="Start"><bpmn:messageEventDefinition messageRef="M_Start" /></bpmn:startEvent>
  <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Aufnehmen" />
  <bpmn:serviceTask id="Aufnehmen"><bpmn:extensionElements><zeebe:taskDefinition type="p.aufnehmen" />
    <zeebe:properties><zeebe:property name="klausel" value="H-2.1, H-2.2" /></zeebe:properties></bpmn:extensionElements></bpmn:serviceTask>
  <bpmn:sequenceFlow id="F2" sourceRef="Aufnehmen" targetRef="Weiche" />
  <bpmn:exclusiveGateway id="Weiche" default="F3" />
  <bpmn:sequenceFlow id="F3" sourceRef="Weiche" targetRef="Abwarten" />
  <bpmn:sequenceFlow id="F4" sourceRef="Weiche" targetRef="Klaeren"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=pruefung = "NEIN"</bpmn:conditionExpression></bpmn:sequenceFlow>
  <bpmn:receiveTask id="Abwarten" messageRef="M_Antwort"><bpmn:extensionElements>${fristangaben}${lauscher}</bpmn:extensionElements></bpmn:receiveTask>
  <bpmn:boundaryEvent id="Ablauf" attachedToRef="Abwarten"><bpmn:timerEventDefinition><bpmn:timeDate xsi:type="bpmn:tFormalExpression">=ablauf</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:boundaryEvent>
  <bpmn:sequenceFlow id="F5" sourceRef="Ablauf" targetRef="Klaeren" />
  <bpmn:boundaryEvent id="Verschoben" attachedToRef="Abwarten"><bpmn:messageEventDefinition messageRef="M_Frist" /></bpmn:boundaryEvent>
  <bpmn:sequenceFlow id="F12" sourceRef="Verschoben" targetRef="Abwarten" />
  <bpmn:sequenceFlow id="F6" sourceRef="Abwarten" targetRef="Verbuchen" />
  <bpmn:serviceTask id="Verbuchen"><bpmn:extensionElements><zeebe:taskDefinition type="p.verbuchen" /></bpmn:extensionElements></bpmn:serviceTask>
  <bpmn:boundaryEvent id="Fehlt" attachedToRef="Verbuchen"><bpmn:errorEventDefinition errorRef="E_Fehlt" /></bpmn:boundaryEvent>
  <bpmn:sequenceFlow id="F7" sourceRef="Fehlt" targetRef="Klaeren" />
  <bpmn:sequenceFlow id="F8" sourceRef="Verbuchen" targetRef="Ende" />
  <bpmn:userTask id="Klaeren"><bpmn:extensionElements><zeebe:userTask /><zeebe:formDefinition formId="klaeren" />
    <zeebe:assignmentDefinition candidateGroups="fachstelle-leitung" /><zeebe:taskSchedule dueDate="=faelligAm" /><zeebe:priorityDefinition priority="80" />
    ${fristangaben}${lauscher}</bpmn:extensionElements></bpmn:userTask>
  <bpmn:boundaryEvent id="KlaerenAblauf" attachedToRef="Klaeren"><bpmn:timerEventDefinition><bpmn:timeDate xsi:type="bpmn:tFormalExpression">=ablauf</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:boundaryEvent>
  <bpmn:sequenceFlow id="F9" sourceRef="KlaerenAblauf" targetRef="Ende" />
  <bpmn:boundaryEvent id="KlaerenVerschoben" attachedToRef="Klaeren"><bpmn:messageEventDefinition messageRef="M_Frist" /></bpmn:boundaryEvent>
  <bpmn:sequenceFlow id="F13" sourceRef="KlaerenVerschoben" targetRef="Klaeren" />
  <bpmn:sequenceFlow id="F10" sourceRef="Klaeren" targetRef="Ende" />
  <bpmn:endEvent id="Ende" />
  <bpmn:subProcess id="FallBeendet" triggeredByEvent="true">
    <bpmn:startEvent id="Beendet" isInterrupting="true"><bpmn:messageEventDefinition messageRef="M_Beendet" /></bpmn:startEvent>
    <bpmn:sequenceFlow id="F11" sourceRef="Beendet" targetRef="EndeBeendet" /><bpmn:endEvent id="EndeBeendet" />
  </bpmn:subProcess>
</bpmn:process>
<bpmn:message id="M_Start" name="p.eingegangen" />
<bpmn:message id="M_Antwort" name="p.antwort"><bpmn:extensionElements><zeebe:subscription correlationKey="=aktenzeichen" /></bpmn:extensionElements></bpmn:message>
<bpmn:message id="M_Beendet" name="fall-beendet"><bpmn:extensionElements><zeebe:subscription correlationKey="=aktenzeichen" /></bpmn:extensionElements></bpmn:message>
<bpmn:message id="M_Frist" name="frist-geaendert"><bpmn:extensionElements><zeebe:subscription correlationKey="=aktenzeichen + &quot;:H-2.2:1&quot;" /></bpmn:extensionElements></bpmn:message>
<bpmn:error id="E_Fehlt" errorCode="FEHLT" />
</bpmn:definitions>`;

export const formular = { datei: 'hannover/klaeren.form', id: 'klaeren', felder: [{ schluessel: 'entscheidung', typ: 'radio', nurLesen: false, muster: false }], texte: ['## Klären'] };
const vereinbarung = { ordner: 'hannover', datei: 'hannover/vereinbarung.json', fristarten: [{ fristart: 'H-2.2' }], klauselnVollstaendig: ['H-2.1', 'H-2.2'], behoerden: [{ kuerzel: 'LHH' }], rollen: [{ kuerzel: 'fachstelle-leitung' }] };

/** Replaces a piece of the sample that must be there. */
export function ersetze(was: string, durch: string, in_ = GUT): string {
  if (!in_.includes(was)) throw new Error(`the sample does not contain: ${was}`);
  return in_.replace(was, durch);
}

type Abweichung = Partial<Modelle> & { xml?: string; arbeiter?: readonly Arbeiter[]; nachrichten?: Record<string, z.ZodObject> };

export async function pruefe(a: Abweichung = {}): Promise<Befund[]> {
  const prozesse = a.prozesse ?? (await leseDiagramm('hannover/probe.bpmn', a.xml ?? GUT));
  const modelle: Modelle = { formulare: [formular], entscheidungen: [], vereinbarungen: [vereinbarung], boegen: [], briefe: [], befunde: [], ...a, prozesse };
  return wendeRegelnAn(modelle, a.arbeiter ?? arbeiter, a.nachrichten ?? nachrichten);
}

/** `element regel text` of each finding. */
export const kurz = (befunde: Befund[]): string[] => befunde.map((b) => `${b.element} ${b.regel}: ${b.text}`);

/** The findings in the sample with one piece of it replaced. */
export const pruefeXml = async (was: string, durch: string): Promise<string[]> => kurz(await pruefe({ xml: ersetze(was, durch) }));
