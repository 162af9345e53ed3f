import { z } from 'zod';
import { TechnischerFehler } from '../../fehler.ts';
import { RestVerbindung, type RestZugang } from './zugang.ts';

/** A user task that is open in the engine, with the case it belongs to. */
export type OffeneAufgabe = {
  schluessel: string; behoerde: string; aktenzeichen: string;
  /** id in the diagram; `prozess`: id of the process, null where this Camunda tells only its name */
  element: string; name: string; prozess: string | null; prozessName: string | null;
  gruppen: string[]; uebernommenVon: string | null;
  /** ISO instants */
  erzeugtAm: string | null; faelligAm: string | null;
};
export type AufgabenLeser = { /** All of them, or an error: never a part. */ lese(): Promise<OffeneAufgabe[]> };

const JE_SEITE = 500;
/** 200,000 tasks: more is no office but a fault in paging. */
const SEITEN = 400;

/**
 * Reads the open user tasks by REST: from 8.8 on by `/v2/user-tasks/search`, before by Tasklist's `/v1/tasks/search`. gRPC, which
 * the program uses for everything else, has no query.
 */
export function erstelleAufgabenLeser(zugang: RestZugang): AufgabenLeser {
  const rest = new RestVerbindung(zugang);
  return { lese: async () => ((await kenntV2(rest)) ? leseV2(rest) : leseV1(rest)) };
}

const topologie = z.object({ gatewayVersion: z.string() });
async function kenntV2(rest: RestVerbindung): Promise<boolean> {
  const [haupt = 0, neben = 0] = pruefe(topologie, await rest.frage('/v2/topology')).gatewayVersion.split('.').map(Number);
  return haupt > 8 || (haupt === 8 && neben >= 8);
}

const text = z.string().nullish().transform((t) => t ?? null);
const liste = z.array(z.string()).nullish().transform((l) => l ?? []);
/** `2026-11-23T09:00:00.000+0000` is not quite ISO. */
const zeit = text.transform((t) => {
  const ms = t === null ? Number.NaN : Date.parse(t.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
});

const v1 = z.array(z.object({
  id: z.string(), name: text, taskDefinitionId: z.string(), processName: text, processInstanceKey: text, assignee: text, candidateGroups: liste, creationDate: zeit, dueDate: zeit,
  sortValues: z.array(z.string()).nullish(), variables: z.array(z.object({ name: z.string(), value: text })).nullish(),
}));

async function leseV1(rest: RestVerbindung): Promise<OffeneAufgabe[]> {
  const alle = new Map<string, OffeneAufgabe>();
  const seiten = new Fortschritt();
  let nach: string[] | undefined;
  for (let seite = 0; seite < SEITEN; seite++) {
    const includeVariables = ['aktenzeichen', 'behoerde'].map((name) => ({ name, alwaysReturnFullValue: true }));
    const aufgaben = pruefe(v1, await rest.frage('/v1/tasks/search', { state: 'CREATED', pageSize: JE_SEITE, includeVariables, ...(nach && { searchAfter: nach }) }));
    seiten.pruefe(aufgaben.map((a) => a.id));
    for (const a of aufgaben) {
      const fall = fallAus(a.variables ?? []);
      if (fall) alle.set(a.id, { ...fall, schluessel: a.id, element: a.taskDefinitionId, name: a.name ?? a.taskDefinitionId, prozess: null, prozessName: a.processName, gruppen: a.candidateGroups, uebernommenVon: a.assignee, erzeugtAm: a.creationDate, faelligAm: a.dueDate });
    }
    nach = aufgaben.at(-1)?.sortValues ?? undefined;
    if (aufgaben.length < JE_SEITE || !nach) return [...alle.values()];
  }
  throw zuViele();
}

const seite = z.object({ endCursor: text }).prefault({});
const v2 = z.object({
  items: z.array(z.object({
    userTaskKey: z.coerce.string(), name: text, elementId: z.string(), processDefinitionId: text, processName: text, processInstanceKey: z.coerce.string(), assignee: text, candidateGroups: liste, creationDate: zeit, dueDate: zeit,
  })),
  page: seite,
});
const v2Variablen = z.object({ items: z.array(z.object({ name: z.string(), value: text, scopeKey: z.coerce.string() })) });

async function leseV2(rest: RestVerbindung): Promise<OffeneAufgabe[]> {
  const alle = new Map<string, OffeneAufgabe>();
  const seiten = new Fortschritt();
  let after: string | undefined;
  for (let nummer = 0; nummer < SEITEN; nummer++) {
    const { items, page } = pruefe(v2, await rest.frage('/v2/user-tasks/search', { filter: { state: 'CREATED' }, sort: [{ field: 'creationDate', order: 'ASC' }], page: { limit: JE_SEITE, ...(after && { after }) } }));
    seiten.pruefe(items.map((i) => i.userTaskKey));
    const faelle = await findFaelleV2(rest, [...new Set(items.map((i) => i.processInstanceKey))]);
    for (const i of items) {
      const fall = faelle.get(i.processInstanceKey);
      if (fall) alle.set(i.userTaskKey, { ...fall, schluessel: i.userTaskKey, element: i.elementId, name: i.name ?? i.elementId, prozess: i.processDefinitionId, prozessName: i.processName, gruppen: i.candidateGroups, uebernommenVon: i.assignee, erzeugtAm: i.creationDate, faelligAm: i.dueDate });
    }
    after = page.endCursor ?? undefined;
    if (items.length < JE_SEITE || !after) return [...alle.values()];
  }
  throw zuViele();
}

/** Of which case an instance is, by its variables: also that of a called procedure, which no row of ours names. */
async function findFaelleV2(rest: RestVerbindung, instanzen: string[]): Promise<Map<string, Fallbezug>> {
  if (instanzen.length === 0) return new Map();
  const filter = { name: { $in: ['aktenzeichen', 'behoerde'] }, scopeKey: { $in: instanzen } };
  const { items } = pruefe(v2Variablen, await rest.frage('/v2/variables/search', { filter, page: { limit: instanzen.length * 2 } }));
  const gefunden = instanzen.map((instanz) => [instanz, fallAus(items.filter((i) => i.scopeKey === instanz))] as const);
  return new Map(gefunden.filter((paar): paar is [string, Fallbezug] => paar[1] !== undefined));
}

/** A page with nothing new on it means that paging goes in a circle. */
class Fortschritt {
  readonly #gesehen = new Set<string>();
  pruefe(schluessel: readonly string[]): void {
    if (schluessel.length > 0 && schluessel.every((s) => this.#gesehen.has(s))) throw zuViele();
    for (const s of schluessel) this.#gesehen.add(s);
  }
}

type Fallbezug = { behoerde: string; aktenzeichen: string };
const variable = z.string().min(1).max(60);

/** Values are JSON. A task of a procedure that is none of ours has none of them. */
function fallAus(variablen: readonly { name: string; value: string | null }[]): Fallbezug | undefined {
  const lies = (name: string): string | undefined => {
    const wert = variablen.find((v) => v.name === name)?.value;
    try {
      return wert ? variable.parse(JSON.parse(wert)) : undefined;
    } catch {
      return undefined;
    }
  };
  const [behoerde, aktenzeichen] = [lies('behoerde'), lies('aktenzeichen')];
  return behoerde && aktenzeichen ? { behoerde, aktenzeichen } : undefined;
}

function pruefe<T>(schema: z.ZodType<T>, antwort: unknown): T {
  const gelesen = schema.safeParse(antwort);
  if (!gelesen.success) throw new TechnischerFehler('CAMUNDA_REST_UNERWARTET', 'Camunda antwortet über REST nicht wie erwartet.');
  return gelesen.data;
}

const zuViele = (): TechnischerFehler => new TechnischerFehler('AUFGABEN_ZU_VIELE', 'Die Liste der Aufgaben nimmt kein Ende.');
