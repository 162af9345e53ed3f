import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, renameSync, statSync } from 'node:fs';
import { setTimeout as warte } from 'node:timers/promises';
import { TechnischerFehler } from '../fehler.ts';
import type { Protokoll } from '../protokoll.ts';
import type { Prozessakte } from './prozessakte.ts';

export type Bauplan = {
  name: string;
  befehl: string;
  argumente: string[];
  umgebung: Record<string, string>;
  ordner: string;
  logdatei: string;
  /** Only as root: PostgreSQL runs as somebody else. */
  nutzer?: { uid: number; gid: number } | undefined;
  /** How this program ends cleanly; what is left after `geduldMs` gets SIGKILL. */
  stoppzeichen: NodeJS.Signals;
  geduldMs: number;
  /** Asked again and again after each start until it is true. */
  istBereit(): Promise<boolean>;
  bereitFristMs: number;
};

export type Kind = { readonly pid: number | undefined; stop(): Promise<void> };
export type Aufsicht = {
  akte: Prozessakte;
  protokoll: Protokoll;
  /** Ends the start, also in the middle. */
  abbruch: AbortSignal;
};

const HOECHSTE_PAUSE_MS = 30_000;
const GROESSTES_LOG = 20 * 1024 * 1024;

/**
 * Starts a program in a session of its own (Ctrl-C reaches us alone, we stop the others in order), waits until it is
 * ready, and from then on starts it again whenever it ends by itself, with growing pauses.
 * @throws TechnischerFehler KIND_BEENDET, KIND_NICHT_BEREIT, or the reason of `abbruch`: only for the first start, and
 *   the program is ended then
 */
export async function starteKind(plan: Bauplan, aufsicht: Aufsicht): Promise<Kind> {
  aufsicht.abbruch.throwIfAborted();
  const kind = new UeberwachtesKind(plan, aufsicht);
  try {
    await kind.starte();
  } catch (fehler) {
    await kind.stop();
    throw fehler;
  }
  kind.ueberwache();
  return kind;
}

class UeberwachtesKind implements Kind {
  readonly #plan: Bauplan;
  readonly #akte: Prozessakte;
  readonly #protokoll: Protokoll;
  readonly #gestoppt = new AbortController();
  readonly #abbruch: AbortSignal;
  #prozess: ChildProcess | undefined;
  #ende: Promise<void> = Promise.resolve();
  #aufsicht: Promise<void> = Promise.resolve();

  constructor(plan: Bauplan, { akte, protokoll, abbruch }: Aufsicht) {
    this.#plan = plan;
    this.#akte = akte;
    this.#protokoll = protokoll;
    this.#abbruch = AbortSignal.any([abbruch, this.#gestoppt.signal]);
  }

  get pid(): number | undefined {
    return this.#prozess?.pid;
  }

  get #laeuft(): boolean {
    return this.#prozess !== undefined && this.#prozess.exitCode === null && this.#prozess.signalCode === null;
  }

  async starte(): Promise<void> {
    const plan = this.#plan;
    const log = oeffneLog(plan.logdatei);
    const prozess = spawn(plan.befehl, plan.argumente, { cwd: plan.ordner, env: plan.umgebung, stdio: ['ignore', log, log], detached: true, ...plan.nutzer });
    closeSync(log);
    this.#prozess = prozess;
    this.#ende = new Promise((fertig) => {
      prozess.once('exit', () => fertig());
      prozess.once('error', () => fertig());
    });
    if (prozess.pid !== undefined) await this.#akte.merke(plan.name, prozess.pid);
    await this.#warteBisBereit();
  }

  async #warteBisBereit(): Promise<void> {
    const { name, bereitFristMs, logdatei } = this.#plan;
    for (let vergangen = 0; vergangen < bereitFristMs; vergangen += 200) {
      this.#abbruch.throwIfAborted();
      if (!this.#laeuft || this.pid === undefined) throw new TechnischerFehler('KIND_BEENDET', `${name} hat sich beim Start beendet. Der Grund steht in ${logdatei}`);
      if (await this.#plan.istBereit()) return;
      await warte(200);
    }
    throw new TechnischerFehler('KIND_NICHT_BEREIT', `${name} war nach ${Math.round(bereitFristMs / 1000)} s noch nicht bereit. Der Grund steht in ${logdatei}`);
  }

  ueberwache(): void {
    this.#aufsicht = this.#haltAmLeben();
  }

  async #haltAmLeben(): Promise<void> {
    for (let pause = 1000; ; ) {
      await this.#ende;
      if (this.#abbruch.aborted) return;
      this.#protokoll.warn('Ein Programm der lokalen Installation hat sich beendet und wird neu gestartet', { dienst: this.#plan.name });
      await warte(pause, undefined, { signal: this.#abbruch }).catch(() => undefined);
      if (this.#abbruch.aborted) return;
      try {
        await this.starte();
        this.#protokoll.info('Das Programm ist wieder bereit', { dienst: this.#plan.name });
        pause = 1000;
      } catch (fehler) {
        if (this.#abbruch.aborted) return;
        this.#protokoll.fehler('Das Programm ließ sich nicht neu starten', { dienst: this.#plan.name, code: fehler instanceof TechnischerFehler ? fehler.code : 'UNBEKANNT' });
        await this.#beende();
        pause = Math.min(pause * 2, HOECHSTE_PAUSE_MS);
      }
    }
  }

  async stop(): Promise<void> {
    this.#gestoppt.abort();
    await this.#beende();
    await this.#aufsicht;
    // A restart that was under way when the stop came has left a new process.
    await this.#beende();
    await this.#akte.vergiss(this.#plan.name);
  }

  async #beende(): Promise<void> {
    if (!this.#laeuft) return;
    this.#prozess?.kill(this.#plan.stoppzeichen);
    const zuLange = new AbortController();
    const geendet = await Promise.race([this.#ende.then(() => true), warte(this.#plan.geduldMs, false, { signal: zuLange.signal }).catch(() => false)]);
    zuLange.abort();
    if (!geendet) this.#prozess?.kill('SIGKILL');
    await this.#ende;
  }
}

/** Opened for appending and handed to the child, so that it can write on when we are killed. */
function oeffneLog(datei: string): number {
  if (existsSync(datei) && statSync(datei).size > GROESSTES_LOG) renameSync(datei, `${datei}.1`);
  return openSync(datei, 'a', 0o600);
}
