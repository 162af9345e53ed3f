import { ereignis, type Knoten } from '../modelle/moddle.ts';

const ARTEN: Record<string, string> = {
  UserTask: 'Aufgabe für Menschen',
  ServiceTask: 'Aufgabe des Programms',
  SendTask: 'Aufgabe des Programms',
  ScriptTask: 'Aufgabe des Programms',
  BusinessRuleTask: 'Entscheidung nach Tabelle',
  ReceiveTask: 'Warten auf eine Nachricht',
  ManualTask: 'Aufgabe ohne Programm',
  CallActivity: 'Aufruf eines Verfahrens',
  SubProcess: 'Unterprozess',
  StartEvent: 'Beginn',
  EndEvent: 'Ende',
  BoundaryEvent: 'angeheftetes Ereignis',
  IntermediateCatchEvent: 'Zwischenereignis',
  IntermediateThrowEvent: 'Zwischenereignis',
  Process: 'Verfahren',
  Participant: 'Beteiligter',
};
const AUSLOESER: Record<string, string> = { Message: 'Nachricht', Timer: 'Zeit', Error: 'Fehler', Escalation: 'Eskalation', Signal: 'Signal' };

/** What kind of element it is, in German words for people who do not see the picture, e.g. `Beginn (Nachricht)`. */
export function elementArt(k: Knoten): string {
  const typ = k.$type.replace('bpmn:', '');
  const art = ARTEN[typ] ?? (typ.endsWith('Gateway') ? 'Verzweigung' : typ.endsWith('Task') ? 'Aufgabe' : 'Element');
  const ausloeser = Object.entries(AUSLOESER).find(([name]) => ereignis(k, name))?.[1];
  return ausloeser ? `${art} (${ausloeser})` : art;
}
