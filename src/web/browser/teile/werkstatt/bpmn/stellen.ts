import { ereignis } from '../../../../../modelle/moddle.ts';
import type { Stelle } from '../editor.ts';
import type { Dienste, Element } from './dienste.ts';

const ARTEN: Record<string, string> = {
  UserTask: 'Aufgabe für Menschen',
  ServiceTask: 'Automatischer Schritt',
  SendTask: 'Nachricht senden',
  ReceiveTask: 'Auf Nachricht warten',
  BusinessRuleTask: 'Entscheidung nach Tabelle',
  ScriptTask: 'Berechnung',
  ManualTask: 'Arbeit ohne System',
  Task: 'Schritt ohne Art',
  CallActivity: 'Anderer Ablauf',
  SubProcess: 'Teilablauf',
  ExclusiveGateway: 'Verzweigung: einer der Wege',
  ParallelGateway: 'Verzweigung: alle Wege',
  InclusiveGateway: 'Verzweigung: zutreffende Wege',
  EventBasedGateway: 'Verzweigung: was zuerst eintritt',
  StartEvent: 'Beginn',
  EndEvent: 'Ende',
  IntermediateCatchEvent: 'Ereignis abwarten',
  IntermediateThrowEvent: 'Ereignis auslösen',
  BoundaryEvent: 'Ereignis am Rand',
  SequenceFlow: 'Weg',
  MessageFlow: 'Nachricht zwischen Stellen',
  Participant: 'Beteiligte Stelle',
  Lane: 'Bereich',
  TextAnnotation: 'Anmerkung',
};

/** What kind of thing an element is, in German. */
export function artVon({ type, businessObject }: Element): string {
  const art = ARTEN[type.replace('bpmn:', '')] ?? type.replace('bpmn:', '');
  if (businessObject.triggeredByEvent) return 'Teilablauf, den ein Ereignis beginnt';
  return ereignis(businessObject, 'Timer') ? `${art} (Zeit)` : ereignis(businessObject, 'Message') ? `${art} (Nachricht)` : ereignis(businessObject, 'Error') ? `${art} (Fehler)` : art;
}

const ziel = (e: Element, ende: 'sourceRef' | 'targetRef'): string => e.businessObject[ende]?.name || e.businessObject[ende]?.id || '';

/** Its name; of a way without one, where it leads. */
export const nameVon = (e: Element): string => e.businessObject.name || ((e.businessObject as { text?: string }).text ?? '') || (e.waypoints ? `${ziel(e, 'sourceRef')} → ${ziel(e, 'targetRef')}` : e.businessObject.id);

/** Everything that people can go to, from left to right. */
export function stellenVon(registratur: Dienste['elementRegistry'], wurzel: Element): Stelle[] {
  const rang = (e: Element): number => (e.waypoints ? 1 : 0);
  return registratur
    .filter((e) => e.type.startsWith('bpmn:') && !e.labelTarget && e !== wurzel && !/Process$|Collaboration$|Association$/.test(e.type.replace('SubProcess', 'Sub')))
    .toSorted((a, b) => rang(a) - rang(b) || (a.x ?? 0) - (b.x ?? 0) || (a.y ?? 0) - (b.y ?? 0))
    .map((e) => ({ id: e.id, name: nameVon(e), art: artVon(e) }));
}
