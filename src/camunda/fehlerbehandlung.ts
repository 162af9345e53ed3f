import type { z } from 'zod';
import { FachlicherFehler, InfrastrukturFehler, TechnischerFehler } from '../fehler.ts';

/** What the engine is told about a job that did not succeed. `code` is all that it learns: never the text of an error. */
export type Folge =
  | { art: 'BPMN_FEHLER'; code: string }
  /** Uses up a retry; without retries left it is an incident. */
  | { art: 'FEHLSCHLAG'; code: string }
  /** Uses up none. */
  | { art: 'AUSFALL'; code: string }
  /** No repetition can help: an incident at once. */
  | { art: 'VORFALL'; code: string };

/** Input that does not fit the schema, or output that does not. Only the paths are told, not the values. */
export class SchemaFehler extends Error {
  readonly code: string;
  constructor(anfang: 'EINGABE_UNGUELTIG' | 'AUSGABE_UNGUELTIG', fehler: z.ZodError) {
    const felder = fehler.issues.flatMap((i) => (i.code === 'unrecognized_keys' ? i.keys.map((k) => [...i.path, k]) : [i.path]));
    const pfade = [...new Set(felder.map((f) => f.join('.') || '(alles)'))].slice(0, 20);
    const code = `${anfang}: ${pfade.join(', ')}`;
    super(code);
    this.name = 'SchemaFehler';
    this.code = code;
  }
}

/** PostgreSQL: connection lost (08), out of resources (53), shut down or restarting (57), and two transactions in each other's way. */
const SQLSTATE_AUSFALL = /^(?:08...|53...|57...|58...|40001|40P01|55P03|25P03)$/;
const NETZ = new Set(['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
/** node-postgres reports these without a code. */
const PG_OHNE_CODE = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

function codeOf(fehler: unknown): string {
  const code = (fehler as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** The code where the cause is an outage: of the database, the network. */
function ausfallCode(fehler: unknown): string | null {
  if (fehler instanceof InfrastrukturFehler) return fehler.code;
  if (fehler instanceof AggregateError) return fehler.errors.map(ausfallCode).find((c) => c !== null) ?? null;
  const code = codeOf(fehler);
  if (NETZ.has(code)) return code;
  if (SQLSTATE_AUSFALL.test(code)) return `DATENBANK_${code}`;
  return fehler instanceof Error && PG_OHNE_CODE.test(fehler.message) ? 'DATENBANK_VERBINDUNG' : null;
}

/**
 * Which kind of error has which consequence.
 * @param erlaubt the BPMN error codes that the worker declares; any other would end in an incident that names no path
 */
export function decideFolge(fehler: unknown, erlaubt: readonly string[]): Folge {
  if (fehler instanceof SchemaFehler) return { art: 'VORFALL', code: fehler.code };
  if (fehler instanceof FachlicherFehler) return erlaubt.includes(fehler.code) ? { art: 'BPMN_FEHLER', code: fehler.code } : { art: 'VORFALL', code: fehler.code };
  const ausfall = ausfallCode(fehler);
  if (ausfall) return { art: 'AUSFALL', code: ausfall };
  if (fehler instanceof TechnischerFehler) return { art: 'FEHLSCHLAG', code: fehler.code };
  const klasse = fehler instanceof Error ? fehler.name : typeof fehler;
  const code = codeOf(fehler);
  // Only what looks like a code: a library may put anything there.
  return { art: 'FEHLSCHLAG', code: /^[A-Za-z0-9_]{1,40}$/.test(code) ? `${klasse}: ${code}` : klasse };
}

/** Spreads repetitions by a quarter each way, so that a burst does not come back as a burst. */
const jitter = (ms: number, zufall: () => number): number => Math.round(ms * (0.75 + zufall() / 2));

/** Grows as the retries run out: 5 s, 30 s, 3 min, at most 5 min. */
export function wartezeitNachFehlschlag(versucheUebrig: number, zufall: () => number = Math.random): number {
  return jitter(Math.min(5000 * 6 ** Math.max(0, 3 - versucheUebrig), 300_000), zufall);
}

/**
 * A job does not say how often it was tried, so the wait grows with the outage: half of its length, between 1 s and 30 s.
 * @param ausfallMs how long nothing has succeeded
 */
export function wartezeitImAusfall(ausfallMs: number, zufall: () => number = Math.random): number {
  return jitter(Math.min(Math.max(ausfallMs / 2, 1000), 30_000), zufall);
}
