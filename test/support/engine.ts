import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { inject } from 'vitest';
import { z } from 'zod';
import type { ZeebeClient } from '../../src/camunda/sdk.ts';
import { openVerbindung } from '../../src/camunda/verbindung.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import type { Uhr } from '../../src/uhr.ts';
import { befehleAufgabe, findeAufgabe, type Aufgabe } from './engine/aufgaben.ts';
import { SatzStrom, frage, type Satz } from './engine/saetze.ts';
import { EngineUhr } from './engine/stell-uhr.ts';
import { FRIST_MS, Warten } from './engine/warten.ts';
import * as zustand from './engine/zustand.ts';

export type { Aufgabe } from './engine/aufgaben.ts';
export type Wartepunkt = 'ELEMENT_ACTIVATED' | 'ELEMENT_COMPLETED' | 'ELEMENT_TERMINATED';
export type Nachricht = { name: string; korrelation: string; variablen?: Record<string, unknown>; messageId?: string; /** engine time, default 0 */ ttlMs?: number };

const neueEngine = z.object({ id: z.string(), grpc: z.string(), versatzMs: z.number() });

/**
 * A fresh in-memory engine (it takes 0.1 s): nothing of another test is in it, and its clock starts at `beginn`
 * (default: now). Call it in `beforeAll`, or in `beforeEach` where each test needs its own date, and `close()` it after.
 *
 * ```ts
 * const engine = await testEngine('2026-05-11T08:00:00+02:00');
 * await engine.deploy(['bpmn/hannover/mizi/mizi.bpmn']);
 * const [instanz] = await engine.publish({ name: 'hannover.mizi.eingegangen', korrelation: az, variablen: { aktenzeichen: az } });
 * const aufgabe = await engine.userTask(instanz, 'UserTask_X');
 * await engine.completeUserTask(aufgabe.key, { ergebnis: 'JA' });
 * await engine.stelleUhr('2026-05-20T00:00:00+02:00');
 * await engine.abgeschlossen(instanz);
 * expect(await engine.pfad(instanz)).toEqual([…]);
 * ```
 * Waits are for records, never for time; a wait that fails tells the path, what is open, and the incidents. Instances that
 * an instance calls count as part of it.
 */
export async function testEngine(beginn?: string | Date): Promise<TestEngine> {
  const java = await (javaSeite ??= findeJavaSeite());
  const { id, grpc, versatzMs } = neueEngine.parse(await frage(`${java}/engine`, beginn ? { beginn: new Date(beginn).toISOString() } : {}));
  return new TestEngine(`${java}/engine/${id}`, `http://${grpc}`, versatzMs);
}

let javaSeite: Promise<string> | undefined;

/** @throws Error when it does not start */
async function findeJavaSeite(): Promise<string> {
  const antwort = await fetch(inject('engineAuskunft'));
  const text = await antwort.text();
  if (!antwort.ok) throw new Error(text);
  return text;
}

export class TestEngine {
  /** address for a client: `http://127.0.0.1:port` */
  readonly grpc: string;
  /** the SDK's client of this engine */
  readonly client: ZeebeClient;
  #adresse: string;
  #uhr: EngineUhr;
  #warten: Warten;

  constructor(adresse: string, grpc: string, versatzMs: number) {
    this.#adresse = adresse;
    this.#uhr = new EngineUhr(adresse, versatzMs);
    this.#warten = new Warten(new SatzStrom(adresse));
    this.grpc = grpc;
    this.client = openVerbindung({ grpc }, stillesProtokoll);
  }

  /** The program's clock: always the engine's time. */
  get uhr(): Uhr {
    return this.#uhr;
  }

  /** All records that have been fetched so far. */
  get saetze(): readonly Satz[] {
    return this.#warten.saetze;
  }

  /** Deploys files (path, or name and content): forms and decisions before the processes that use them. */
  async deploy(dateien: readonly (string | { name: string; inhalt: string | Buffer })[]): Promise<void> {
    const alle = await Promise.all(dateien.map(async (d) => (typeof d === 'string' ? { name: basename(d), inhalt: await readFile(d) } : d)));
    const rang = (name: string): number => (name.endsWith('.bpmn') ? 1 : 0);
    alle.sort((a, b) => rang(a.name) - rang(b.name));
    await this.client.deployResources(alle.map((d) => ({ name: d.name, process: Buffer.from(d.inhalt) })));
  }

  /** Starts an instance at its none start event. @returns its key */
  async starte(prozessId: string, variablen: Record<string, unknown> = {}): Promise<string> {
    return (await this.client.createProcessInstance({ bpmnProcessId: prozessId, variables: variablen as never })).processInstanceKey;
  }

  /** Publishes a message. @returns keys of the instances that it started or continued, empty when nobody waits for it */
  async publish({ name, korrelation, variablen = {}, messageId, ttlMs = 0 }: Nachricht): Promise<string[]> {
    const { key } = await this.client.publishMessage({ name, correlationKey: korrelation, variables: variablen as never, timeToLive: ttlMs, ...(messageId ? { messageId } : {}) });
    await this.#warten.bisEngineRuht();
    const arten = ['PROCESS_MESSAGE_SUBSCRIPTION', 'MESSAGE_START_EVENT_SUBSCRIPTION'];
    const treffer = this.saetze.filter((s) => arten.includes(s.valueType) && s.intent === 'CORRELATED' && s.value['messageKey'] === key);
    return [...new Set(treffer.map((s) => String(s.value.processInstanceKey)))];
  }

  /** Waits for the instance of a process that carries this Aktenzeichen, however it was started. @returns its key */
  async instanz(prozessId: string, aktenzeichen: string): Promise<string> {
    const key = await this.#warten.strom.warte(() => zustand.instanzMit(this.saetze, prozessId, 'aktenzeichen', aktenzeichen), FRIST_MS);
    if (!key) throw new Error(`No instance of ${prozessId} with the Aktenzeichen ${aktenzeichen} within ${FRIST_MS} ms`);
    return key;
  }

  /**
   * Waits until an element of the instance has reached a state.
   * @param mal the how-manieth time, for loops; default 1
   * @throws Error with the state of the instance; at once when the instance has ended or stands still with an incident
   */
  async warteAuf(instanz: string, elementId: string, punkt: Wartepunkt, { mal = 1, fristMs = FRIST_MS } = {}): Promise<Satz> {
    const passt = (s: Satz): boolean => s.valueType === 'PROCESS_INSTANCE' && s.intent === punkt && s.value.elementId === elementId;
    const suche = (): Satz | undefined => zustand.vonInstanz(this.saetze, instanz).filter(passt)[mal - 1];
    return this.#warten.inInstanz(instanz, suche, `${elementId} has not reached ${punkt}${mal > 1 ? ` ${mal} times` : ''}`, fristMs);
  }

  /** Waits for an open Camunda user task of the instance. */
  async userTask(instanz: string, elementId: string, { fristMs = FRIST_MS } = {}): Promise<Aufgabe> {
    return this.#warten.inInstanz(instanz, () => findeAufgabe(this.saetze, instanz, elementId), `There is no open user task ${elementId}`, fristMs);
  }

  /** Completes a user task as Tasklist would. @throws Error with the engine's reason when it refuses */
  async completeUserTask(key: string, variables: Record<string, unknown> = {}): Promise<void> {
    await befehleAufgabe(this.#warten, this.#adresse, key, { intent: 'COMPLETE', variablen: variables }, 'COMPLETED');
  }

  /** Gives a user task to somebody, as a lead does. */
  async assignUserTask(key: string, assignee: string): Promise<void> {
    await befehleAufgabe(this.#warten, this.#adresse, key, { intent: 'ASSIGN', assignee }, 'ASSIGNED');
  }

  /** Takes a user task that nobody has yet. */
  async claimUserTask(key: string, assignee: string): Promise<void> {
    await befehleAufgabe(this.#warten, this.#adresse, key, { intent: 'CLAIM', assignee }, 'ASSIGNED');
  }

  /**
   * Moves the engine's clock and ours forwards to an instant. Stops at every due timer on the way, in their order, and lets
   * the engine and the workers finish what it started, as time would; returns when all is quiet.
   */
  async stelleUhr(zeitpunkt: string | Date): Promise<void> {
    await this.#uhr.stelle(zeitpunkt, this.#warten);
  }

  /** Waits until the engine has nothing to do and no job is open for which a worker has ever asked. */
  async ruhe(fristMs = FRIST_MS): Promise<void> {
    await this.#warten.bisAllesRuht(fristMs);
  }

  /** Waits until workers have asked for these job types: before, the engine would seem at rest although somebody is coming. */
  async warteAufArbeiter(typen: readonly string[], fristMs = FRIST_MS): Promise<void> {
    await this.#warten.aufArbeiter(typen, fristMs);
  }

  /** Waits until the instance has completed. @throws Error when it does not, or was cancelled */
  async abgeschlossen(instanz: string, { fristMs = FRIST_MS } = {}): Promise<void> {
    const ende = await this.#warten.inInstanz(instanz, () => zustand.hatGeendet(this.saetze, instanz), 'The instance has not completed', fristMs);
    if (ende.intent !== 'ELEMENT_COMPLETED') throw new Error(`The instance was cancelled\n${zustand.beschreibe(this.saetze, instanz)}`);
  }

  // What follows looks after everything has come to rest.

  async laeuft(instanz: string): Promise<boolean> {
    await this.ruhe();
    return zustand.hatGeendet(this.saetze, instanz) === undefined;
  }

  /** Ids of the elements that were entered, in order. */
  async pfad(instanz: string): Promise<string[]> {
    await this.ruhe();
    return zustand.pfad(this.saetze, instanz);
  }

  /** Variables of the instance itself. */
  async variablen(instanz: string): Promise<Record<string, unknown>> {
    await this.ruhe();
    return zustand.variablen(this.saetze, instanz);
  }

  /** Unresolved incidents. */
  async incidents(instanz: string): Promise<zustand.Incident[]> {
    await this.ruhe();
    return zustand.incidents(zustand.vonInstanz(this.saetze, instanz));
  }

  /** Everything that the engine has ever written down, as text: a name of a person must not be in it. */
  async alleTexte(): Promise<string> {
    await this.ruhe();
    return this.saetze.map((s) => JSON.stringify(s)).join('\n');
  }

  /** Cancels an instance and waits until it is gone. */
  async cancel(instanz: string): Promise<void> {
    await this.client.cancelProcessInstance(instanz);
    await this.#warten.inInstanz(instanz, () => zustand.hatGeendet(this.saetze, instanz), 'The instance was not cancelled');
  }

  /** Cancels all instances, for tests that share an engine. */
  async cancelAlle(): Promise<void> {
    await this.#warten.bisEngineRuht();
    await Promise.all(zustand.laufendeInstanzen(this.saetze).map((i) => this.cancel(i)));
  }

  /** Ends this engine; what it ran counts for the coverage. Stop your workers before. */
  async close(): Promise<void> {
    await this.client.close();
    await frage(`${this.#adresse}/ende`, {});
  }
}
