import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { inject } from 'vitest';
import { z } from 'zod';
import { openVerbindung } from '../../src/camunda/verbindung.ts';
import type { ZeebeClient } from '../../src/camunda/sdk.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import type { Uhr } from '../../src/uhr.ts';
import { SatzStrom, frage, type Satz } from './engine/saetze.ts';
import * as zustand from './engine/zustand.ts';

/** How long a wait may take before it fails, in ms of the machine's clock. Only a broken model ever waits that long. */
const FRIST_MS = 15_000;

const neueEngine = z.object({ id: z.string(), grpc: z.string(), versatzMs: z.number() });
const versatz = z.object({ versatzMs: z.number() });

export type Wartepunkt = 'ELEMENT_ACTIVATED' | 'ELEMENT_COMPLETED' | 'ELEMENT_TERMINATED';
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
 * Waits are for records, never for time; a wait that fails tells the path, what is open, and the incidents.
 */
export async function testEngine(beginn?: string | Date): Promise<TestEngine> {
  const java = inject('engineUrl');
  const { id, grpc, versatzMs } = neueEngine.parse(await frage(`${java}/engine`, beginn ? { beginn: new Date(beginn).toISOString() } : {}));
  return new TestEngine(`${java}/engine/${id}`, `http://${grpc}`, versatzMs);
}

export class TestEngine {
  /** address for a client: `http://127.0.0.1:port` */
  readonly grpc: string;
  /** the SDK's client of this engine */
  readonly client: ZeebeClient;
  /** the program's clock: always the engine's time */
  readonly uhr: Uhr;
  readonly strom: SatzStrom;
  #adresse: string;
  #versatzMs: number;

  constructor(adresse: string, grpc: string, versatzMs: number) {
    this.#adresse = adresse;
    this.#versatzMs = versatzMs;
    this.grpc = grpc;
    this.client = openVerbindung({ grpc }, stillesProtokoll);
    this.strom = new SatzStrom(adresse);
    this.uhr = { jetzt: () => new Date(Date.now() + this.#versatzMs) };
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
    const { processInstanceKey } = await this.client.createProcessInstance({ bpmnProcessId: prozessId, variables: variablen as never });
    return processInstanceKey;
  }

  /**
   * Publishes a message and waits until the engine has dealt with it.
   * @param ttlMs how long the engine keeps it when nobody waits yet (engine time), default 0
   * @returns keys of the instances that it started or continued, empty when nobody waited
   */
  async publish(n: { name: string; korrelation: string; variablen?: Record<string, unknown>; messageId?: string; ttlMs?: number }): Promise<string[]> {
    const { key } = await this.client.publishMessage({
      name: n.name,
      correlationKey: n.korrelation,
      variables: (n.variablen ?? {}) as never,
      timeToLive: n.ttlMs ?? 0,
      ...(n.messageId ? { messageId: n.messageId } : {}),
    });
    await this.#bisEngineRuht();
    const treffer = this.strom.alle.filter(
      (s) => ['PROCESS_MESSAGE_SUBSCRIPTION', 'MESSAGE_START_EVENT_SUBSCRIPTION'].includes(s.valueType) && s.intent === 'CORRELATED' && s.value['messageKey'] === key,
    );
    return [...new Set(treffer.map((s) => String(s.value.processInstanceKey)))];
  }

  /** Waits for the instance of a process that carries this Aktenzeichen, however it was started. @returns its key */
  async instanz(prozessId: string, aktenzeichen: string): Promise<string> {
    const wert = JSON.stringify(aktenzeichen);
    const suche = (s: Satz): boolean =>
      s.valueType === 'VARIABLE' && s.value['name'] === 'aktenzeichen' && s.value['value'] === wert && s.value['scopeKey'] === s.value.processInstanceKey && s.value.bpmnProcessId === prozessId;
    const satz = await this.strom.warte(() => this.strom.alle.find(suche), FRIST_MS);
    if (!satz) throw new Error(`No instance of ${prozessId} with the Aktenzeichen ${aktenzeichen} within ${FRIST_MS} ms`);
    return String(satz.value.processInstanceKey);
  }

  /**
   * Waits until an element of the instance (or of one it called) has reached a state.
   * @param mal the how-manieth time, for loops; default 1
   * @throws Error with the state of the instance; at once when the instance has ended or stands still with an incident
   */
  async warteAuf(instanz: string, elementId: string, punkt: Wartepunkt, { mal = 1, fristMs = FRIST_MS } = {}): Promise<Satz> {
    const suche = (): Satz | undefined =>
      zustand.vonInstanz(this.strom.alle, instanz).filter((s) => s.valueType === 'PROCESS_INSTANCE' && s.intent === punkt && s.value.elementId === elementId)[mal - 1];
    return this.#warteIn(instanz, suche, `${elementId} has not reached ${punkt}${mal > 1 ? ` ${mal} times` : ''}`, fristMs);
  }

  /** Waits for an open Camunda user task of the instance. */
  async userTask(instanz: string, elementId: string, { fristMs = FRIST_MS } = {}): Promise<Aufgabe> {
    const erledigt = new Set(['COMPLETED', 'CANCELED']);
    const suche = (): Aufgabe | undefined => {
      const saetze = zustand.vonInstanz(this.strom.alle, instanz).filter((s) => s.valueType === 'USER_TASK' && s.value.elementId === elementId && s.recordType === 'EVENT');
      const zu = new Set(saetze.filter((s) => erledigt.has(s.intent)).map((s) => s.key));
      const offen = saetze.findLast((s) => s.intent === 'CREATED' && !zu.has(s.key));
      return offen && this.#alsAufgabe(saetze.findLast((s) => s.key === offen.key && ['CREATED', 'ASSIGNED', 'UPDATED', 'MIGRATED'].includes(s.intent)) ?? offen);
    };
    return this.#warteIn(instanz, suche, `There is no open user task ${elementId}`, fristMs);
  }

  #alsAufgabe(satz: Satz): Aufgabe {
    const v = z.object({ candidateGroupsList: z.array(z.string()), dueDate: z.string(), priority: z.number(), assignee: z.string(), formKey: z.string(), elementInstanceKey: z.string(), elementId: z.string() }).parse(satz.value);
    const formular = this.strom.alle.find((s) => s.valueType === 'FORM' && s.intent === 'CREATED' && s.value['formKey'] === v.formKey);
    return {
      key: satz.key,
      elementId: v.elementId,
      formId: formular && String(formular.value['formId']),
      candidateGroups: v.candidateGroupsList,
      dueDate: v.dueDate,
      priority: v.priority,
      assignee: v.assignee,
      variables: zustand.variablen(this.strom.alle, v.elementInstanceKey),
    };
  }

  /** Completes a user task as Tasklist would. @throws Error with the engine's reason when it refuses */
  async completeUserTask(key: string, variables: Record<string, unknown> = {}): Promise<void> {
    await this.#befehl(key, { intent: 'COMPLETE', variablen: variables }, 'COMPLETED');
  }

  /** Assigns a user task (a lead does that for others). */
  async assignUserTask(key: string, assignee: string): Promise<void> {
    await this.#befehl(key, { intent: 'ASSIGN', assignee }, 'ASSIGNED');
  }

  /** Takes a user task that nobody has yet. */
  async claimUserTask(key: string, assignee: string): Promise<void> {
    await this.#befehl(key, { intent: 'CLAIM', assignee }, 'ASSIGNED');
  }

  async #befehl(key: string, inhalt: object, ziel: string): Promise<void> {
    const { position } = z.object({ position: z.number() }).parse(await frage(`${this.#adresse}/aufgabe`, { key, ...inhalt }));
    const antwort = await this.strom.warte(
      () => this.strom.alle.find((s) => s.valueType === 'USER_TASK' && s.position > position && (s.recordType === 'COMMAND_REJECTION' ? s.sourceRecordPosition === position : s.key === key && s.intent === ziel)),
      FRIST_MS,
    );
    if (!antwort) throw new Error(`User task ${key} did not become ${ziel}`);
    if (antwort.recordType === 'COMMAND_REJECTION') throw new Error(`The engine refused: ${antwort.rejectionReason}`);
  }

  /**
   * Moves the engine's clock and ours forwards to an instant. Stops at every due timer (and retry) on the way, in their
   * order, and lets the engine and the workers finish what it started, as time would; then waits until all is quiet.
   */
  async stelleUhr(zeitpunkt: string | Date): Promise<void> {
    const ziel = new Date(zeitpunkt).getTime();
    if (!(ziel >= this.uhr.jetzt().getTime())) throw new Error(`The clock only goes forwards: it is ${this.uhr.jetzt().toISOString()}, asked for ${new Date(ziel).toISOString()}`);
    await this.ruhe();
    for (;;) {
      const termin = zustand.termine(this.strom.alle).find((t) => t.am <= ziel);
      if (!termin) break;
      await this.#vor(termin.am);
      const vorbei = await this.strom.warte(() => (zustand.termine(this.strom.alle).some((t) => t.key === termin.key && t.am === termin.am) ? undefined : true), FRIST_MS);
      if (!vorbei) throw new Error(`The timer of ${termin.elementId} was due at ${new Date(termin.am).toISOString()} and did not fire`);
      await this.ruhe();
    }
    await this.#vor(ziel);
    await this.ruhe();
  }

  async #vor(ms: number): Promise<void> {
    const um = ms - this.uhr.jetzt().getTime();
    if (um <= 0) return;
    this.#versatzMs += um; // ours first: a worker that the timer wakes must not be early
    this.#versatzMs = versatz.parse(await frage(`${this.#adresse}/uhr`, { umMs: um })).versatzMs;
  }

  /** Waits until the engine has nothing to do and no job is open for which a worker has ever asked. */
  async ruhe(fristMs = FRIST_MS): Promise<void> {
    const fertig = await this.strom.warte(() => (this.strom.ruhig && this.#bedienteJobs().length === 0 ? true : undefined), fristMs);
    if (fertig) return;
    const jobs = this.#bedienteJobs().map((s) => `${String(s.value['type'])} at ${String(s.value.elementId)} (${s.intent})`);
    throw new Error(`The engine did not come to rest within ${fristMs} ms. Open jobs that a worker takes: ${jobs.join(', ') || 'none'}`);
  }

  #bedienteJobs(): Satz[] {
    return zustand.offeneJobs(this.strom.alle).filter((s) => this.strom.bediente.has(String(s.value['type'])));
  }

  async #bisEngineRuht(): Promise<void> {
    if (!(await this.strom.warte(() => this.strom.ruhig || undefined, FRIST_MS))) throw new Error('The engine did not come to rest');
  }

  /** Waits until the instance has completed. @throws Error when it does not, or was cancelled */
  async abgeschlossen(instanz: string, { fristMs = FRIST_MS } = {}): Promise<void> {
    const ende = await this.#warteIn(instanz, () => zustand.hatGeendet(this.strom.alle, instanz), 'The instance has not completed', fristMs);
    if (ende.intent !== 'ELEMENT_COMPLETED') throw new Error(`The instance was cancelled\n${zustand.beschreibe(this.strom.alle, instanz)}`);
  }

  /** Has it not ended? After everything has come to rest. */
  async laeuft(instanz: string): Promise<boolean> {
    await this.ruhe();
    return zustand.hatGeendet(this.strom.alle, instanz) === undefined;
  }

  /** Ids of the elements that were entered, in order, after everything has come to rest. */
  async pfad(instanz: string): Promise<string[]> {
    await this.ruhe();
    return zustand.pfad(this.strom.alle, instanz);
  }

  /** Variables of the instance itself, after everything has come to rest. */
  async variablen(instanz: string): Promise<Record<string, unknown>> {
    await this.ruhe();
    return zustand.variablen(this.strom.alle, instanz);
  }

  /** Unresolved incidents, after everything has come to rest. */
  async incidents(instanz: string): Promise<zustand.Incident[]> {
    await this.ruhe();
    return zustand.incidents(zustand.vonInstanz(this.strom.alle, instanz));
  }

  /** Everything that the engine has ever written down, as text: a name of a person must not be in it. */
  async alleTexte(): Promise<string> {
    await this.ruhe();
    return this.strom.alle.map((s) => JSON.stringify(s)).join('\n');
  }

  /** Cancels an instance and waits until it is gone. */
  async cancel(instanz: string): Promise<void> {
    await this.client.cancelProcessInstance(instanz);
    await this.#warteIn(instanz, () => zustand.hatGeendet(this.strom.alle, instanz), 'The instance was not cancelled', FRIST_MS);
  }

  /** Cancels all instances, for tests that share an engine. */
  async cancelAlle(): Promise<void> {
    await this.#bisEngineRuht();
    await Promise.all(zustand.laufendeInstanzen(this.strom.alle).map((i) => this.cancel(i)));
  }

  /** Ends this engine; what it ran counts for the coverage. Stop your workers before. */
  async close(): Promise<void> {
    await this.client.close();
    await frage(`${this.#adresse}/ende`, {});
  }

  async #warteIn<T>(instanz: string, suche: () => T | undefined, klage: string, fristMs: number): Promise<T> {
    let stehtStill = false;
    const gefunden = await this.strom.warte(() => {
      const treffer = suche();
      if (treffer !== undefined) return { treffer };
      stehtStill = this.strom.ruhig && this.#bedienteJobs().length === 0 && this.#gehtNichtWeiter(instanz);
      return stehtStill ? { treffer: undefined } : undefined;
    }, fristMs);
    if (gefunden?.treffer !== undefined) return gefunden.treffer;
    throw new Error(`${klage}${stehtStill ? '' : ` within ${fristMs} ms`}.\n${zustand.beschreibe(this.strom.alle, instanz)}`);
  }

  #gehtNichtWeiter(instanz: string): boolean {
    return zustand.hatGeendet(this.strom.alle, instanz) !== undefined || zustand.incidents(zustand.vonInstanz(this.strom.alle, instanz)).length > 0;
  }
}
