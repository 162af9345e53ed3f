import { z } from 'zod';
import { RestVerbindung, type RestZugang } from '../camunda/aufgaben/zugang.ts';
import { TechnischerFehler } from '../fehler.ts';

/** An incident that is open in the engine. `code` is what our own step said; other messages may quote values and are not read. */
export type Vorfall = { schluessel: string; behoerde: string | null; aktenzeichen: string | null; prozess: string; element: string | null; instanz: string; art: string; code: string | null; seit: string };
export type StoerungsLeser = {
  /** The keys of all that are open, and the details of those that are not known yet. @throws InfrastrukturFehler, TechnischerFehler */
  lese(bekannt: ReadonlySet<string>): Promise<{ offen: string[]; neu: Vorfall[] }>;
};

/** So many are read in one round; when thousands of cases stand still, the cause is one and the same. */
const HOECHSTENS = 500;
/** Details cost some calls each: the rest follows in the next rounds. */
const DETAILS_JE_RUNDE = 50;

/** Reads open incidents by REST: from 8.8 on by `/v2/incidents/search`, before by Operate's `/v1/incidents/search`. */
export function erstelleStoerungsLeser(zugang: RestZugang): StoerungsLeser {
  const rest = new RestVerbindung(zugang);
  return {
    async lese(bekannt) {
      const roh = (await kenntV2(rest)) ? await leseV2(rest) : await leseV1(rest);
      const neue = roh.filter((v) => !bekannt.has(v.schluessel)).slice(0, DETAILS_JE_RUNDE);
      const neu: Vorfall[] = [];
      for (const v of neue) neu.push(await v.details());
      return { offen: roh.map((v) => v.schluessel), neu };
    },
  };
}

type Roh = { schluessel: string; details(): Promise<Vorfall> };

const schluessel = z.union([z.string(), z.number()]).transform(String);
const text = z.string().nullish().transform((t) => t ?? null);
const zeit = z.string().transform((t, ctx) => {
  const ms = Date.parse(t.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (!Number.isNaN(ms)) return new Date(ms).toISOString();
  ctx.addIssue({ code: 'custom', message: 'no instant' });
  return z.NEVER;
});

async function kenntV2(rest: RestVerbindung): Promise<boolean> {
  const { gatewayVersion } = pruefe(z.object({ gatewayVersion: z.string() }), await rest.frage('/v2/topology'));
  const [haupt = 0, neben = 0] = gatewayVersion.split('.').map(Number);
  return haupt > 8 || (haupt === 8 && neben >= 8);
}

const v2 = z.object({ items: z.array(z.object({ incidentKey: schluessel, processDefinitionId: z.string(), processInstanceKey: schluessel, elementId: text, errorType: z.string(), errorMessage: text, creationTime: zeit })) });

async function leseV2(rest: RestVerbindung): Promise<Roh[]> {
  const { items } = pruefe(v2, await rest.frage('/v2/incidents/search', { filter: { state: 'ACTIVE' }, sort: [{ field: 'creationTime', order: 'ASC' }], page: { limit: HOECHSTENS } }));
  return items.map((i) => ({
    schluessel: i.incidentKey,
    details: async () => ({
      schluessel: i.incidentKey, prozess: i.processDefinitionId, element: i.elementId, instanz: i.processInstanceKey, art: i.errorType, code: codeAus(i.errorType, i.errorMessage), seit: i.creationTime,
      ...(await findAkte(rest, '/v2/variables/search', { filter: { processInstanceKey: i.processInstanceKey, name: { $in: ['aktenzeichen', 'behoerde'] } }, page: { limit: 20 } })),
    }),
  }));
}

const v1 = z.object({ items: z.array(z.object({ key: schluessel, processInstanceKey: schluessel, type: z.string(), message: text, creationTime: zeit })) });
const v1Instanz = z.object({ items: z.array(z.object({ bpmnProcessId: z.string() })) });
const v1Knoten = z.object({ items: z.array(z.object({ flowNodeId: text, incidentKey: schluessel.nullish() })) });

async function leseV1(rest: RestVerbindung): Promise<Roh[]> {
  const { items } = pruefe(v1, await rest.frage('/v1/incidents/search', { filter: { state: 'ACTIVE' }, size: HOECHSTENS }));
  return items.map((i) => ({
    schluessel: i.key,
    details: async () => {
      // This API takes keys as numbers.
      const instanz = Number(i.processInstanceKey);
      const [definition] = pruefe(v1Instanz, await rest.frage('/v1/process-instances/search', { filter: { key: instanz }, size: 1 })).items;
      const knoten = pruefe(v1Knoten, await rest.frage('/v1/flownode-instances/search', { filter: { processInstanceKey: instanz, incident: true }, size: 20 })).items;
      return {
        schluessel: i.key, prozess: definition?.bpmnProcessId ?? '', element: (knoten.find((k) => k.incidentKey === i.key) ?? knoten.at(-1))?.flowNodeId ?? null, instanz: i.processInstanceKey, art: i.type, code: codeAus(i.type, i.message), seit: i.creationTime,
        ...(await findAkteV1(rest, instanz)),
      };
    },
  }));
}

const variablen = z.object({ items: z.array(z.object({ name: z.string(), value: text })) });
type Akte = Pick<Vorfall, 'behoerde' | 'aktenzeichen'>;

/** Two searches: this API knows one name at a time. */
async function findAkteV1(rest: RestVerbindung, instanz: number): Promise<Akte> {
  const [a, b] = [await findAkte(rest, '/v1/variables/search', { filter: { processInstanceKey: instanz, name: 'aktenzeichen' }, size: 5 }, 'aktenzeichen'), await findAkte(rest, '/v1/variables/search', { filter: { processInstanceKey: instanz, name: 'behoerde' }, size: 5 }, 'behoerde')];
  return a.aktenzeichen && b.behoerde ? { aktenzeichen: a.aktenzeichen, behoerde: b.behoerde } : { aktenzeichen: null, behoerde: null };
}

/** Values are JSON; an instance of a procedure that is none of ours has none of them. */
async function findAkte(rest: RestVerbindung, pfad: string, frage: object, nur?: 'aktenzeichen' | 'behoerde'): Promise<Akte> {
  const { items } = pruefe(variablen, await rest.frage(pfad, frage));
  const lies = (name: string): string | null => {
    try {
      return z.string().min(1).max(60).parse(JSON.parse(items.find((i) => i.name === name)?.value ?? ''));
    } catch {
      return null;
    }
  };
  const akte = { behoerde: lies('behoerde'), aktenzeichen: lies('aktenzeichen') };
  return nur || (akte.behoerde && akte.aktenzeichen) ? akte : { behoerde: null, aktenzeichen: null };
}

/** Our steps tell the engine a code, perhaps with names of fields; anything else is not taken over. */
const codeAus = (art: string, meldung: string | null): string | null => (art.endsWith('NO_RETRIES') && meldung && /^[A-Za-z][A-Za-z0-9_]{1,60}(?:: [A-Za-z0-9_.,() -]{1,200})?$/.test(meldung) ? meldung : null);

function pruefe<T>(schema: z.ZodType<T>, antwort: unknown): T {
  const gelesen = schema.safeParse(antwort);
  if (!gelesen.success) throw new TechnischerFehler('CAMUNDA_REST_UNERWARTET', 'Camunda antwortet über REST nicht wie erwartet.');
  return gelesen.data;
}
