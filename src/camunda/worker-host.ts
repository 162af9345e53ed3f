import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Protokoll } from '../protokoll.ts';
import type { Uhr } from '../uhr.ts';
import { Abholer } from './abholer.ts';
import type { Auftragsdaten } from './abruf.ts';
import { executeAuftrag, type Ausfuehrung } from './auftrag-ausfuehren.ts';
import type { Abrufe, Camunda } from './client.ts';
import type { Arbeiter } from './define-worker.ts';
import type { Dienste } from './dienste.ts';
import { Plaetze } from './platz.ts';
import { Wache } from './wache.ts';

/** All times in ms. The handler's time, the database's and the wait for a place fit into the job's time. */
export const STANDARD = {
  auftragsZeitMs: 60_000,
  handlerZeitMs: 25_000,
  datenbankZeitMs: 12_500,
  /** Long polling: an idle job type costs one request in this time. */
  warteMs: 25_000,
  /** Jobs of one type that are fetched ahead. */
  hoechstens: 32,
  /** Jobs that work at the same time: fewer than the connections of the pool, which the web pages share. */
  gleichzeitig: 6,
  meldeAbstaendeMs: [100, 400, 1500, 5000, 10_000] as readonly number[],
  stilleMs: 120_000,
  wacheAlleMs: 15_000,
  monoton: (): number => performance.now(),
};
export type WorkerEinstellungen = typeof STANDARD;

export type WorkerHost = {
  /** Fetches no more, finishes and reports what is held, then closes the polling channel. Before `camunda.close()`. */
  stop(): Promise<void>;
};

export type WorkerHostOptionen = {
  camunda: Camunda;
  pool: Pool;
  uhr: Uhr;
  protokoll: Protokoll;
  dienste: Dienste;
  arbeiter: readonly Arbeiter[];
  /** No jobs are fetched any more although the engine is there, and opening anew did not help: end the program. */
  onStill?: () => void;
  einstellungen?: Partial<WorkerEinstellungen>;
};

/** Starts fetching and doing the jobs of all workers. Does not wait for the engine: it may come later, or go and come back. */
export async function startWorkers(optionen: WorkerHostOptionen): Promise<WorkerHost> {
  const host = new Host(optionen, { ...STANDARD, ...optionen.einstellungen });
  host.open();
  return host;
}

class Host implements WorkerHost {
  readonly #o: WorkerHostOptionen;
  readonly #e: WorkerEinstellungen;
  readonly #name = `kooperation-${randomUUID()}`;
  readonly #plaetze: Plaetze;
  readonly #ausfuehrung: Ausfuehrung;
  readonly #wecker: NodeJS.Timeout;
  #abrufe: Abrufe | null = null;
  #abholer: Abholer[] = [];
  #fruehere: Promise<void>[] = [];

  constructor(o: WorkerHostOptionen, e: WorkerEinstellungen) {
    this.#o = o;
    this.#e = e;
    this.#plaetze = new Plaetze(e.gleichzeitig);
    this.#ausfuehrung = { ...o, handlerZeitMs: e.handlerZeitMs, datenbankZeitMs: e.datenbankZeitMs, meldeAbstaendeMs: e.meldeAbstaendeMs, ausfall: trackAusfall(e.monoton) };
    const wache = new Wache({
      lebenszeichen: () => Math.min(...this.#abholer.map((a) => a.lebenszeichen)),
      erreichbar: () => o.camunda.erreichbar(),
      reopen: () => this.#reopen(),
      onStill: () => o.onStill?.(),
      monoton: e.monoton,
      stilleMs: e.stilleMs,
      protokoll: o.protokoll,
    });
    this.#wecker = setInterval(() => void wache.check().catch(() => undefined), e.wacheAlleMs).unref();
  }

  open(): void {
    this.#abrufe = this.#o.camunda.openAbrufe();
    this.#abholer = this.#o.arbeiter.map((arbeiter) => this.#createAbholer(arbeiter, this.#abrufe as Abrufe));
    for (const a of this.#abholer) a.start();
  }

  async stop(): Promise<void> {
    clearInterval(this.#wecker);
    await Promise.all([...this.#fruehere, ...this.#abholer.map((a) => a.stop())]);
    await this.#abrufe?.close();
    this.#o.protokoll.info('Arbeiter beendet', { dienst: 'arbeiter' });
  }

  async #reopen(): Promise<void> {
    const [abrufe, abholer] = [this.#abrufe, this.#abholer];
    this.open();
    this.#fruehere.push(...abholer.map((a) => a.stop()));
    await Promise.all([abrufe?.close(), this.#o.camunda.reopen()]);
  }

  #createAbholer(arbeiter: Arbeiter, abrufe: Abrufe): Abholer {
    const { auftragsZeitMs, warteMs, hoechstens, monoton } = this.#e;
    const variablen = Object.keys(arbeiter.eingabe.shape);
    return new Abholer({
      abruf: { typ: arbeiter.typ, variablen, auftragsZeitMs, warteMs, arbeiter: this.#name },
      activate: (abruf) => abrufe.activate(abruf),
      execute: (auftrag) => this.#execute(arbeiter, auftrag, monoton()),
      giveBack: (auftrag) => this.#giveBack(auftrag),
      protokoll: this.#o.protokoll,
      hoechstens,
      monoton,
    });
  }

  async #execute(arbeiter: Arbeiter, auftrag: Auftragsdaten, erhaltenUm: number): Promise<void> {
    await this.#plaetze.run(async () => {
      const uebrig = this.#e.auftragsZeitMs - (this.#e.monoton() - erhaltenUm);
      // Not enough time left to end before somebody else gets the job.
      if (uebrig < this.#e.handlerZeitMs + this.#e.datenbankZeitMs) return this.#giveBack(auftrag);
      await executeAuftrag(this.#ausfuehrung, arbeiter, auftrag);
    });
  }

  async #giveBack(auftrag: Auftragsdaten): Promise<void> {
    await this.#o.camunda.failAuftrag(auftrag.schluessel, { versuche: auftrag.versuche, text: 'ZURUECKGEGEBEN', wartenMs: 0 }).catch(() => undefined);
  }
}

function trackAusfall(monoton: () => number): Ausfuehrung['ausfall'] {
  let beginn: number | null = null;
  return {
    erfolg: () => {
      beginn = null;
    },
    seitMs: () => monoton() - (beginn ??= monoton()),
  };
}
