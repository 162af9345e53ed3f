import type { Satz } from './saetze.ts';

/** Derives from the records what is the case now. All functions read the whole list: tests are short. */

const text = (satz: Satz, feld: string): string => String(satz.value[feld] ?? '');
const ereignisse = (saetze: readonly Satz[], valueType: string): Satz[] => saetze.filter((s) => s.valueType === valueType && s.recordType === 'EVENT');

/** The last event of each key. */
function letzte(saetze: readonly Satz[], valueType: string): Satz[] {
  return [...new Map(ereignisse(saetze, valueType).map((s) => [s.key, s])).values()];
}

/** The instance and every instance that it has called. */
export function familie(saetze: readonly Satz[], instanz: string): Set<string> {
  const mitglieder = new Set([instanz]);
  for (const s of ereignisse(saetze, 'PROCESS_INSTANCE')) {
    if (mitglieder.has(text(s, 'parentProcessInstanceKey'))) mitglieder.add(text(s, 'processInstanceKey'));
  }
  return mitglieder;
}

/** The records that belong to an instance or to one that it called. */
export function vonInstanz(saetze: readonly Satz[], instanz: string): Satz[] {
  const mitglieder = familie(saetze, instanz);
  return saetze.filter((s) => mitglieder.has(text(s, 'processInstanceKey')));
}

const zaehltNicht = new Set(['PROCESS', 'SEQUENCE_FLOW', 'MULTI_INSTANCE_BODY']);

export const pfad = (saetze: readonly Satz[], instanz: string): string[] =>
  ereignisse(vonInstanz(saetze, instanz), 'PROCESS_INSTANCE')
    .filter((s) => s.intent === 'ELEMENT_ACTIVATED' && !zaehltNicht.has(text(s, 'bpmnElementType')))
    .map((s) => text(s, 'elementId'));

/** Elements that were entered and not left. */
export const offeneElemente = (saetze: readonly Satz[]): Satz[] =>
  letzte(saetze, 'PROCESS_INSTANCE').filter((s) => ['ELEMENT_ACTIVATING', 'ELEMENT_ACTIVATED', 'ELEMENT_COMPLETING', 'ELEMENT_TERMINATING'].includes(s.intent));

/** Root instances that have not ended. */
export const laufendeInstanzen = (saetze: readonly Satz[]): string[] =>
  offeneElemente(saetze).filter((s) => text(s, 'bpmnElementType') === 'PROCESS' && text(s, 'parentProcessInstanceKey') === '-1').map((s) => text(s, 'processInstanceKey'));

export const hatGeendet = (saetze: readonly Satz[], instanz: string): Satz | undefined =>
  ereignisse(saetze, 'PROCESS_INSTANCE').find((s) => s.key === instanz && ['ELEMENT_COMPLETED', 'ELEMENT_TERMINATED'].includes(s.intent));

export type Incident = { key: string; elementId: string; art: string; text: string };
export const incidents = (saetze: readonly Satz[]): Incident[] =>
  letzte(saetze, 'INCIDENT')
    .filter((s) => s.intent !== 'RESOLVED')
    .map((s) => ({ key: s.key, elementId: text(s, 'elementId'), art: text(s, 'errorType'), text: text(s, 'errorMessage') }));

/** Jobs that a worker could take now. */
export const offeneJobs = (saetze: readonly Satz[]): Satz[] =>
  letzte(saetze, 'JOB').filter((s) => !['COMPLETED', 'CANCELED', 'ERROR_THROWN'].includes(s.intent) && Number(s.value['retries']) > 0 && !wartetAb(s));

const wartetAb = (job: Satz): boolean => job.intent === 'FAILED' && Number(job.value['retryBackoff']) > 0;

export type Termin = { key: string; valueType: string; am: number; elementId: string };
/** Timers of models and jobs that wait for their next try, the next one first. */
export function termine(saetze: readonly Satz[]): Termin[] {
  const timer = letzte(saetze, 'TIMER').filter((s) => s.intent === 'CREATED' || s.intent === 'MIGRATED');
  const jobs = letzte(saetze, 'JOB').filter((s) => wartetAb(s) && Number(s.value['retries']) > 0);
  return [
    ...timer.map((s) => ({ key: s.key, valueType: 'TIMER', am: Number(s.value['dueDate']), elementId: text(s, 'targetElementId') })),
    ...jobs.map((s) => ({ key: s.key, valueType: 'JOB', am: Number(s.value['recurringTime']), elementId: text(s, 'elementId') })),
  ].sort((a, b) => a.am - b.am);
}

export const offeneNachrichten = (saetze: readonly Satz[]): Satz[] =>
  letzte(saetze, 'PROCESS_MESSAGE_SUBSCRIPTION').filter((s) => ['CREATING', 'CREATED', 'CORRELATED'].includes(s.intent) && !(s.intent === 'CORRELATED' && s.value['interrupting'] === true));

/** The first instance of a process whose own variable has this value. */
export function instanzMit(saetze: readonly Satz[], prozessId: string, name: string, wert: unknown): string | undefined {
  const passt = (s: Satz): boolean => text(s, 'bpmnProcessId') === prozessId && text(s, 'scopeKey') === text(s, 'processInstanceKey');
  return ereignisse(saetze, 'VARIABLE').find((s) => passt(s) && s.value['name'] === name && s.value['value'] === JSON.stringify(wert))?.value.processInstanceKey;
}

/** Variables as seen from an element: those of the outer scopes, hidden by inner ones. */
export function variablen(saetze: readonly Satz[], bereich: string): Record<string, unknown> {
  const aussen = new Map(ereignisse(saetze, 'PROCESS_INSTANCE').map((s) => [s.key, text(s, 'flowScopeKey')]));
  const kette: string[] = [];
  for (let b: string | undefined = bereich; b && b !== '-1'; b = aussen.get(b)) kette.unshift(b);
  const werte: Record<string, unknown> = {};
  for (const b of kette) {
    for (const s of ereignisse(saetze, 'VARIABLE')) if (text(s, 'scopeKey') === b) werte[text(s, 'name')] = JSON.parse(text(s, 'value'));
  }
  return werte;
}

/** For failure messages: where the instance has been, what it waits for, what went wrong. */
export function beschreibe(alle: readonly Satz[], instanz: string): string {
  const saetze = vonInstanz(alle, instanz);
  if (saetze.length === 0) return `There is no instance ${instanz}. Instances: ${laufendeInstanzen(alle).join(', ') || 'none'}`;
  const liste = (titel: string, zeilen: string[]): string[] => (zeilen.length ? [`  ${titel}:`, ...zeilen.map((z) => `    ${z}`)] : []);
  const ende = hatGeendet(alle, instanz);
  return [
    `  Instance ${instanz} (${text(saetze[0] as Satz, 'bpmnProcessId')})${ende ? `: ${ende.intent}` : ''}`,
    `  Path: ${pfad(alle, instanz).join(' → ')}`,
    ...liste('Open elements', offeneElemente(saetze).filter((s) => text(s, 'bpmnElementType') !== 'PROCESS').map((s) => `${text(s, 'elementId')} (${text(s, 'bpmnElementType')}, ${s.intent})`)),
    ...liste('Open jobs', offeneJobs(saetze).map((s) => `${text(s, 'type')} at ${text(s, 'elementId')} (${s.intent}, retries ${text(s, 'retries')})`)),
    ...liste('Timers', termine(saetze).map((t) => `${t.elementId} at ${new Date(t.am).toISOString()}`)),
    ...liste('Waiting for messages', offeneNachrichten(saetze).map((s) => `${text(s, 'messageName')} with key ${text(s, 'correlationKey')}`)),
    ...liste('Incidents', incidents(saetze).map((i) => `${i.elementId}: ${i.art}: ${i.text}`)),
    ...liste('Rejected commands', alle.filter((s) => s.recordType === 'COMMAND_REJECTION').slice(-5).map((s) => `${s.valueType} ${s.intent}: ${s.rejectionReason}`)),
  ].join('\n');
}
