import { z } from 'zod';
import { frage, type Satz } from './saetze.ts';
import { FRIST_MS, type Warten } from './warten.ts';
import * as zustand from './zustand.ts';

/** A Camunda user task as Tasklist would show it. */
export type Aufgabe = {
  key: string;
  elementId: string;
  formId: string | undefined;
  candidateGroups: string[];
  /** ISO instant or empty, as the engine holds it */
  dueDate: string;
  priority: number;
  assignee: string;
  /** what the form sees: the variables of the task and of the scopes around it */
  variables: Record<string, unknown>;
};

const aufgabeSchema = z.object({
  elementId: z.string(),
  elementInstanceKey: z.string(),
  formKey: z.string(),
  candidateGroupsList: z.array(z.string()),
  dueDate: z.string(),
  priority: z.number(),
  assignee: z.string(),
});

const vorbei = new Set(['COMPLETED', 'CANCELED']);
const zeigtStand = new Set(['CREATED', 'ASSIGNED', 'UPDATED', 'MIGRATED']);

/** The newest record of each open user task, oldest task first. */
function offene(saetze: readonly Satz[]): Satz[] {
  const ereignisse = saetze.filter((s) => s.valueType === 'USER_TASK' && s.recordType === 'EVENT');
  const zu = new Set(ereignisse.filter((s) => vorbei.has(s.intent)).map((s) => s.key));
  const da = new Set(ereignisse.filter((s) => s.intent === 'CREATED' && !zu.has(s.key)).map((s) => s.key));
  return [...new Map(ereignisse.filter((s) => da.has(s.key) && zeigtStand.has(s.intent)).map((s) => [s.key, s])).values()];
}

/** @param alle all records: the form and the variables are not the task's own */
function alsAufgabe(alle: readonly Satz[], stand: Satz): Aufgabe {
  const v = aufgabeSchema.parse(stand.value);
  const formular = alle.find((s) => s.valueType === 'FORM' && s.intent === 'CREATED' && s.value['formKey'] === v.formKey);
  return {
    key: stand.key,
    elementId: v.elementId,
    formId: formular && String(formular.value['formId']),
    candidateGroups: v.candidateGroupsList,
    dueDate: v.dueDate,
    priority: v.priority,
    assignee: v.assignee,
    variables: zustand.variablen(alle, v.elementInstanceKey),
  };
}

/** The latest open user task of an element in an instance, if there is one. */
export function findeAufgabe(alle: readonly Satz[], instanz: string, elementId: string): Aufgabe | undefined {
  const stand = offene(zustand.vonInstanz(alle, instanz)).findLast((s) => s.value.elementId === elementId);
  return stand && alsAufgabe(alle, stand);
}

/** All open user tasks of the engine. */
export const listeAufgaben = (alle: readonly Satz[]): (Aufgabe & { prozess: string; /** ISO instant */ erzeugtAm: string })[] =>
  offene(alle).map((s) => ({ ...alsAufgabe(alle, s), prozess: String(s.value.bpmnProcessId), erzeugtAm: new Date(s.timestamp).toISOString() }));

/**
 * Sends a user task command and waits for what becomes of it.
 * @param ziel the event that says it is done
 * @throws Error with the engine's reason when it refuses
 */
export async function befehleAufgabe(warten: Warten, adresse: string, key: string, inhalt: object, ziel: 'COMPLETED' | 'ASSIGNED'): Promise<void> {
  const { position } = z.object({ position: z.number() }).parse(await frage(`${adresse}/aufgabe`, { key, ...inhalt }));
  const istAntwort = (s: Satz): boolean =>
    s.valueType === 'USER_TASK' && s.position > position && (s.recordType === 'COMMAND_REJECTION' ? s.sourceRecordPosition === position : s.key === key && s.intent === ziel);
  const antwort = await warten.strom.warte(() => warten.saetze.find(istAntwort), FRIST_MS);
  if (!antwort) throw new Error(`User task ${key} did not become ${ziel}`);
  if (antwort.recordType === 'COMMAND_REJECTION') throw new Error(`The engine refused: ${antwort.rejectionReason}`);
}
