import { z } from 'zod';
import { TechnischerFehler } from '../fehler.ts';

const aufgaben = z.array(z.object({ id: z.string(), name: z.string(), taskDefinitionId: z.string(), taskState: z.string(), dueDate: z.string().nullable() }));
export type Aufgabe = z.infer<typeof aufgaben>[number];

/** Tasklist and Operate 8.6 share one session; this calls their API as a page of theirs would, with its CSRF token. */
export type Anmeldung = { hole(pfad: string, inhalt?: object, methode?: string): Promise<Response> };

/** @returns undefined when the login is refused */
export async function meldeAn(camundaRest: string, name: string, passwort: string): Promise<Anmeldung | undefined> {
  const antwort = await fetch(`${camundaRest}/api/login?${new URLSearchParams({ username: name, password: passwort }).toString()}`, { method: 'POST' });
  if (antwort.status === 401) return undefined;
  if (!antwort.ok) throw new TechnischerFehler('ANMELDUNG', `Die Anmeldung an Tasklist antwortet mit ${antwort.status}.`);
  const cookie = antwort.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
  const kopf = { cookie, 'X-CSRF-TOKEN': antwort.headers.get('X-CSRF-TOKEN') ?? '', 'content-type': 'application/json' };
  return {
    hole: (pfad, inhalt, methode = inhalt === undefined ? 'GET' : 'POST') =>
      fetch(`${camundaRest}${pfad}`, { method: methode, headers: kopf, ...(inhalt === undefined ? {} : { body: JSON.stringify(inhalt) }) }),
  };
}

/** Open tasks of a candidate group as Tasklist shows them. */
export async function sucheAufgaben(anmeldung: Anmeldung, gruppe: string): Promise<Aufgabe[]> {
  const antwort = await anmeldung.hole('/v1/tasks/search', { state: 'CREATED', candidateGroup: gruppe });
  if (!antwort.ok) throw new TechnischerFehler('TASKLIST', `Tasklist antwortet mit ${antwort.status}.`);
  return aufgaben.parse(await antwort.json());
}

/** The case that a task belongs to. */
export async function aktenzeichenVon(anmeldung: Anmeldung, id: string): Promise<string | undefined> {
  const antwort = await anmeldung.hole(`/v1/tasks/${id}/variables/search`, { variableNames: ['aktenzeichen'] });
  const [variable] = z.array(z.object({ value: z.string() })).parse(await antwort.json());
  return variable && z.string().parse(JSON.parse(variable.value));
}

/** Takes the task over and completes it with the values of its form. @param angaben codes, dates and sums only */
export async function erledigeAufgabe(anmeldung: Anmeldung, id: string, wer: string, angaben: Record<string, unknown>): Promise<void> {
  const variables = Object.entries(angaben).map(([name, wert]) => ({ name, value: JSON.stringify(wert) }));
  const zuweisung = await anmeldung.hole(`/v1/tasks/${id}/assign`, { assignee: wer, allowOverrideAssignment: true }, 'PATCH');
  const antwort = zuweisung.ok ? await anmeldung.hole(`/v1/tasks/${id}/complete`, { variables }, 'PATCH') : zuweisung;
  if (!antwort.ok) throw new TechnischerFehler('TASKLIST', `Die Aufgabe ließ sich nicht erledigen: Tasklist antwortet mit ${antwort.status}.`);
}

const vorfaelle = z.object({ items: z.array(z.object({ type: z.string(), message: z.string().nullish(), state: z.string(), processInstanceKey: z.number() })) });
const knoten = z.object({ items: z.array(z.object({ flowNodeId: z.string() })) });
export type Vorfall = { type: string; message?: string | null | undefined; flowNodeId: string | undefined };

/** Incidents that are open now, as Operate shows them. */
export async function sucheVorfaelle(anmeldung: Anmeldung): Promise<Vorfall[]> {
  const antwort = await anmeldung.hole('/v1/incidents/search', { filter: { state: 'ACTIVE' }, size: 50 });
  if (!antwort.ok) throw new TechnischerFehler('OPERATE', `Operate antwortet mit ${antwort.status}.`);
  return Promise.all(
    vorfaelle.parse(await antwort.json()).items.map(async ({ type, message, processInstanceKey }) => {
      const wo = await anmeldung.hole('/v1/flownode-instances/search', { filter: { processInstanceKey, incident: true }, size: 10 });
      return { type, message, flowNodeId: wo.ok ? knoten.parse(await wo.json()).items.at(-1)?.flowNodeId : undefined };
    }),
  );
}
