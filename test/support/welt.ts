import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedBeteiligte, updateBeteiligter } from '../../src/akte/beteiligter.ts';
import { erstelleCamunda, type Camunda, type Datei } from '../../src/camunda/client.ts';
import { deployModelle, readModelle } from '../../src/camunda/deploy.ts';
import type { Dienste } from '../../src/camunda/dienste.ts';
import { startWorkers, type WorkerHost } from '../../src/camunda/worker-host.ts';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { erstelleAbgleichDienst } from '../../src/dienste/abgleich-dienst.ts';
import { erstelleAusgangDienst } from '../../src/dienste/ausgang-dienst.ts';
import { Ablage } from '../../src/durchleitung/ablage.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { erstelleUebermittlungsDienst, type UebermittlungsDienst } from '../../src/uebermittlung/index.ts';
import type { Uhr } from '../../src/uhr.ts';
import { ladeVereinbarungen, MODELLE, type Vereinbarung } from '../../src/vereinbarung.ts';
import { alleArbeiter } from '../../workers/index.ts';
import { testDatenbank, type TestDatenbank } from './datenbank.ts';
import { testEngine, type TestEngine } from './engine.ts';
import { incidents } from './engine/zustand.ts';
import { Fall, type Behoerde } from './fall.ts';

export type WeltTeile = { engine: TestEngine; datenbank: TestDatenbank; dienste: Dienste; camunda: Camunda; host: WorkerHost; ordner: string; vereinbarung: Vereinbarung };
export type WeltWunsch = {
  jobcenterImSystem?: boolean;
  /** slugs of the agreement's procedures that the test needs, for a faster start; without it all of them are deployed */
  verfahren?: readonly string[];
  /** the agreement whose procedures are deployed; Hannover without it. The partners of all agreements are there. */
  vereinbarung?: string;
  /** partners that work in this system and not on paper */
  imSystem?: readonly string[];
  /** where the agreements are; those of the product without it */
  modelle?: URL;
};

/**
 * Procedures as they run in the product: engine, PostgreSQL, all workers, outbox and transmission with a file spool.
 * Only the loops of the services are ours: `ruhe` turns them until nobody has anything left to do.
 */
export class Welt {
  readonly engine: TestEngine;
  readonly datenbank: TestDatenbank;
  /** Where documents wait that are passed through; `spool` and it are all that is written outside of the database. */
  readonly ablage: Ablage;
  #dienste: Dienste;
  #camunda: Camunda;
  #host: WorkerHost;
  #ausgang: { einmal(): Promise<number> };
  #uebermittlung: UebermittlungsDienst;
  #ordner: string;
  readonly vereinbarung: Vereinbarung;

  protected constructor(teile: WeltTeile) {
    const { engine, datenbank, dienste, camunda, host, ordner, vereinbarung } = teile;
    [this.engine, this.datenbank, this.#dienste, this.#camunda, this.#host, this.#ordner, this.vereinbarung] = [engine, datenbank, dienste, camunda, host, ordner, vereinbarung];
    const umgebung = { pool: datenbank.pool, uhr: engine.uhr, protokoll: stillesProtokoll };
    this.#ausgang = erstelleAusgangDienst({ ...umgebung, camunda });
    this.ablage = new Ablage(join(ordner, 'durchleitung'), 'geheimnis-der-installation-mit-mindestens-32-zeichen');
    this.#uebermittlung = erstelleUebermittlungsDienst({ ...umgebung, vereinbarungen: dienste.vereinbarungen, spool: ordner, ablage: this.ablage });
  }

  /** @param beginn the instant at which the clocks stand, e.g. `2026-04-02T10:00:00+02:00` */
  static async open(beginn: string, wunsch: WeltWunsch = {}): Promise<Welt> {
    return new Welt(await Welt.teile(beginn, wunsch));
  }

  protected static async teile(beginn: string, { jobcenterImSystem = false, imSystem = jobcenterImSystem ? ['JOBCENTER'] : [], verfahren, vereinbarung: kuerzel = 'hannover', modelle = MODELLE }: WeltWunsch): Promise<WeltTeile> {
    const [engine, datenbank, vereinbarungen, ordner] = await Promise.all([testEngine(beginn), testDatenbank(), ladeVereinbarungen(modelle), mkdtemp(join(tmpdir(), 'kooperation-welt-'))]);
    const camunda = erstelleCamunda({ grpc: engine.grpc }, stillesProtokoll);
    const dienste = { vereinbarungen, uhr: engine.uhr, akteLink: (az: string) => `https://akte.test/akte/${az}` };
    await inTransaktion(datenbank.pool, { behoerde: '*', wer: 'test' }, async (db) => {
      for (const v of vereinbarungen.values()) await seedBeteiligte(db, v);
      for (const beteiligter of imSystem) await updateBeteiligter(db, beteiligter, { arbeitetImSystem: true }, engine.uhr);
    });
    const vereinbarung = vereinbarungen.get(kuerzel);
    if (!vereinbarung) throw new Error(`There is no agreement ${kuerzel}`);
    const gewuenscht = (pfad: string, trenner: string): boolean => ['gemeinsam', ...(verfahren?.map((v) => `${kuerzel}${trenner}${v}`) ?? [kuerzel])].some((v) => pfad.startsWith(`${v}${trenner}`));
    const tabellen = await gefragteTabellen(modelle, (name) => gewuenscht(name, '/'));
    const ohneBilder = { deploy: (dateien: Datei[]) => camunda.deploy(dateien.map(ohneBild)) };
    await deployModelle(ohneBilder, modelle, (name) => (name.endsWith('.dmn') ? tabellen.has(name) : gewuenscht(name, '/')));
    const arbeiter = alleArbeiter.filter((w) => gewuenscht(w.typ, '.'));
    const host = await startWorkers({ camunda, pool: datenbank.pool, uhr: engine.uhr, protokoll: stillesProtokoll, dienste, arbeiter });
    await engine.warteAufArbeiter(arbeiter.map((w) => w.typ));
    return { engine, datenbank, dienste, camunda, host, ordner, vereinbarung };
  }

  async close(): Promise<void> {
    await this.#host.stop();
    await this.#uebermittlung.stop();
    await this.#camunda.close();
    await this.engine.close();
    await this.datenbank.close();
    await rm(this.#ordner, { recursive: true, force: true });
  }

  /** The authority in whose name everything is done that names no other. */
  get ersteBehoerde(): Behoerde {
    return this.vereinbarung.behoerden[0]?.kuerzel ?? '';
  }

  /** What functions of the Akte and of the transmission need besides the database. */
  get umfeld(): { uhr: Uhr; vereinbarungen: ReadonlyMap<string, Vereinbarung> } {
    return { uhr: this.engine.uhr, vereinbarungen: this.#dienste.vereinbarungen };
  }

  /** Where letters lie for the gateway, and its reports for us. */
  get spool(): string {
    return this.#ordner;
  }

  db<T>(tun: (db: Db) => Promise<T>, behoerde: string = this.ersteBehoerde): Promise<T> {
    return inTransaktion(this.datenbank.pool, { behoerde, wer: 'test' }, tun);
  }

  /** Turns outbox, transmission, engine and workers until all are at rest. @throws Error when a step stands still */
  async ruhe(): Promise<void> {
    let getan: number;
    do {
      await this.engine.ruhe();
      getan = (await this.#ausgang.einmal()) + (await this.#uebermittlung.einmal());
    } while (getan > 0);
    const vorfaelle = incidents(this.engine.saetze);
    if (vorfaelle.length > 0) throw new Error(`Incidents: ${JSON.stringify(vorfaelle)}`);
  }

  /** Moves all clocks; what becomes due on the way happens on its day. */
  async uhr(zeitpunkt: string): Promise<void> {
    await this.ruhe();
    await this.engine.stelleUhr(zeitpunkt);
    await this.ruhe();
  }

  /** One round of the reconciler: cases whose instance is gone begin again. @returns how many */
  async gleicheAb(): Promise<number> {
    const umgebung = { pool: this.datenbank.pool, camunda: this.#camunda, uhr: this.engine.uhr, protokoll: stillesProtokoll };
    const begonnen = await erstelleAbgleichDienst(umgebung).einmal();
    await this.ruhe();
    return begonnen.length;
  }

  /** A run of a procedure in a case, seen by one authority, once its start message has reached the engine. */
  async lauf(prozess: string, aktenzeichen: string, behoerde: Behoerde = this.ersteBehoerde): Promise<Fall> {
    await this.ruhe();
    return new Fall(this, aktenzeichen, await this.engine.instanz(prozess, aktenzeichen), behoerde);
  }
}

/** The engine runs the procedure and not its picture, which is half of the file. */
const ohneBild = ({ name, inhalt }: Datei): Datei => ({ name, inhalt: Buffer.from(inhalt.toString().replace(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, '')) });

/** Decision tables are asked across folders and agreements; to read one takes the engine longer than to read a diagram. @returns files by name */
async function gefragteTabellen(ordner: URL, gewuenscht: (name: string) => boolean): Promise<Set<string>> {
  const modelle = (await readModelle(ordner)).map((m) => ({ name: m.name, text: m.inhalt.toString() }));
  const gefragt = modelle.filter((m) => m.name.endsWith('.bpmn') && gewuenscht(m.name)).flatMap((m) => [...m.text.matchAll(/decisionId="([^"]+)"/g)].map((t) => t[1]));
  return new Set(modelle.filter((m) => m.name.endsWith('.dmn') && gefragt.some((id) => m.text.includes(`<decision id="${id}"`))).map((m) => m.name));
}
