import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nimmMitteilungAuf } from '../../src/akte/aufnahme.ts';
import { seedBeteiligte, updateBeteiligter } from '../../src/akte/beteiligter.ts';
import { beendeFall, type Beendigungsgrund } from '../../src/akte/fall-beenden.ts';
import { findFall, type Fall } from '../../src/akte/fall.ts';
import { listFristen, type GespeicherteFrist } from '../../src/akte/frist.ts';
import { moveFrist } from '../../src/akte/frist-verschieben.ts';
import { listHinweise } from '../../src/akte/hinweis.ts';
import { updateMitteilung } from '../../src/akte/mitteilung.ts';
import { mitteilungSchema, vervollstaendige, type MitteilungEingabe } from '../../src/akte/mitteilung-schema.ts';
import { recordRueckmeldung, type RueckmeldungAngaben } from '../../src/akte/rueckmeldung.ts';
import { erstelleCamunda, type Camunda } from '../../src/camunda/client.ts';
import { deployModelle } from '../../src/camunda/deploy.ts';
import type { Dienste } from '../../src/camunda/dienste.ts';
import { startWorkers, type WorkerHost } from '../../src/camunda/worker-host.ts';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { erstelleAbgleichDienst } from '../../src/dienste/abgleich-dienst.ts';
import { erstelleAusgangDienst } from '../../src/dienste/ausgang-dienst.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { erstelleUebermittlungsDienst, recordSendebericht, type UebermittlungsDienst } from '../../src/uebermittlung/index.ts';
import { zieheZurueck } from '../../src/uebermittlung/entscheidung.ts';
import { ladeVereinbarungen, type Vereinbarung } from '../../src/vereinbarung.ts';
import { alleArbeiter } from '../../workers/index.ts';
import { testDatenbank, type TestDatenbank } from './datenbank.ts';
import { testEngine, type Aufgabe, type TestEngine } from './engine.ts';
import { incidents } from './engine/zustand.ts';

/** A notice as the court sends it; tests change what they are about. */
export const mitteilung = (anders: Partial<MitteilungEingabe> = {}): MitteilungEingabe => ({
  gericht: 'Amtsgericht Hannover', geschaeftszeichen: '512 C 1234/26', klageEingangAm: '2026-03-30', monatsmiete: '512,00', rueckstand: '1.536,00',
  wohnung: { strasse: 'Limmerstraße', hausnummer: '12', plz: '30451', ort: 'Hannover' },
  mieter: [{ name: 'Muster', vorname: 'Mia' }], vermieter: { name: 'Wohnbau Beispiel GmbH' }, ...anders,
});

type Behoerde = 'LHH' | 'JC';
export type Bericht = 'GESENDET' | 'FEHLGESCHLAGEN';

/**
 * The procedure as it runs in the product: engine, PostgreSQL, all workers, outbox and transmission with a file spool.
 * Only the loops of the services are ours: `ruhe` turns them until nobody has anything left to do.
 */
export class MiziWelt {
  readonly engine: TestEngine;
  readonly datenbank: TestDatenbank;
  #dienste: Dienste;
  #camunda: Camunda;
  #host: WorkerHost;
  #ausgang: { einmal(): Promise<number> };
  #uebermittlung: UebermittlungsDienst;
  #ordner: string;

  private constructor(teile: { engine: TestEngine; datenbank: TestDatenbank; dienste: Dienste; camunda: Camunda; host: WorkerHost; ordner: string }) {
    const { engine, datenbank, dienste, camunda, host, ordner } = teile;
    [this.engine, this.datenbank, this.#dienste, this.#camunda, this.#host, this.#ordner] = [engine, datenbank, dienste, camunda, host, ordner];
    const umgebung = { pool: datenbank.pool, uhr: engine.uhr, protokoll: stillesProtokoll };
    this.#ausgang = erstelleAusgangDienst({ ...umgebung, camunda });
    this.#uebermittlung = erstelleUebermittlungsDienst({ ...umgebung, vereinbarungen: new Map(dienste.vereinbarungen), spool: ordner });
  }

  /** @param beginn the instant at which the clocks stand, e.g. `2026-04-02T10:00:00+02:00` */
  static async open(beginn: string, { jobcenterImSystem = false } = {}): Promise<MiziWelt> {
    const [engine, datenbank, vereinbarungen, ordner] = await Promise.all([testEngine(beginn), testDatenbank(), ladeVereinbarungen(), mkdtemp(join(tmpdir(), 'kooperation-mizi-'))]);
    const camunda = erstelleCamunda({ grpc: engine.grpc }, stillesProtokoll);
    const dienste = { vereinbarungen, uhr: engine.uhr, akteLink: (az: string) => `https://akte.test/akte/${az}` };
    await inTransaktion(datenbank.pool, { behoerde: '*', wer: 'test' }, async (db) => {
      for (const v of vereinbarungen.values()) await seedBeteiligte(db, v);
      if (jobcenterImSystem) await updateBeteiligter(db, 'JOBCENTER', { arbeitetImSystem: true }, engine.uhr);
    });
    await deployModelle(camunda);
    const host = await startWorkers({ camunda, pool: datenbank.pool, uhr: engine.uhr, protokoll: stillesProtokoll, dienste, arbeiter: alleArbeiter });
    return new MiziWelt({ engine, datenbank, dienste, camunda, host, ordner });
  }

  async close(): Promise<void> {
    await this.#host.stop();
    await this.#uebermittlung.stop();
    await this.#camunda.close();
    await this.engine.close();
    await this.datenbank.close();
    await rm(this.#ordner, { recursive: true, force: true });
  }

  get vereinbarung(): Vereinbarung {
    return this.#dienste.vereinbarungen.get('hannover') as Vereinbarung;
  }

  db<T>(tun: (db: Db) => Promise<T>, behoerde: string = 'LHH'): Promise<T> {
    return inTransaktion(this.datenbank.pool, { behoerde, wer: 'test' }, tun);
  }

  /** Turns outbox, transmission, engine and workers until all are at rest. @throws Error when a step stands still */
  async ruhe(): Promise<void> {
    for (let leer = 0; leer < 2; ) {
      await this.engine.ruhe();
      const getan = (await this.#ausgang.einmal()) + (await this.#uebermittlung.einmal());
      leer = getan === 0 ? leer + 1 : 0;
    }
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

  /** Takes a notice in as the web form does and lets its procedure begin. */
  async nimmAuf(anders: Partial<MitteilungEingabe> = {}): Promise<MiziFall> {
    const gelesen = vervollstaendige(mitteilungSchema.parse(mitteilung(anders)), lokalesDatum(this.engine.uhr.jetzt()));
    const { aktenzeichen } = await this.db((db) => nimmMitteilungAuf(db, gelesen, { uhr: this.engine.uhr, vereinbarung: this.vereinbarung, quelle: 'FORMULAR' }));
    await this.ruhe();
    return new MiziFall(this, aktenzeichen, await this.engine.instanz('hannover-mizi', aktenzeichen), 'LHH');
  }
}

/** One case, seen by one authority: what people do in Tasklist and in the Akte, and what they find there. */
export class MiziFall {
  readonly welt: MiziWelt;
  readonly az: string;
  readonly instanz: string;
  readonly behoerde: Behoerde;

  constructor(welt: MiziWelt, az: string, instanz: string, behoerde: Behoerde) {
    [this.welt, this.az, this.instanz, this.behoerde] = [welt, az, instanz, behoerde];
  }

  async #tue(tun: (db: Db) => Promise<unknown>): Promise<void> {
    await this.welt.db(tun, this.behoerde);
    await this.welt.ruhe();
  }

  /** The same case in the Jobcenter's pool. */
  async beimJobcenter(): Promise<MiziFall> {
    return new MiziFall(this.welt, this.az, await this.welt.engine.instanz('hannover-mizi-jobcenter', this.az), 'JC');
  }

  aufgabe(elementId: string): Promise<Aufgabe> {
    return this.welt.engine.userTask(this.instanz, elementId);
  }

  async erledige(elementId: string, variablen: Record<string, unknown> = {}): Promise<void> {
    await this.welt.engine.completeUserTask((await this.aufgabe(elementId)).key, variablen);
    await this.welt.ruhe();
  }

  /** The channel's report on the newest transmission. @param am local date and hour; now, if left out */
  berichte(ergebnis: Bericht, am?: string): Promise<void> {
    return this.#tue(async (db) => {
      const { rows } = await db.query('SELECT id, message_id AS "messageId" FROM uebermittlung WHERE aktenzeichen = $1 ORDER BY angelegt_am DESC, id DESC LIMIT 1', [this.az]);
      const { id, messageId } = rows[0] as { id: string; messageId: string };
      const gesendetAm = am ?? this.welt.engine.uhr.jetzt().toISOString();
      const umfeld = { uhr: this.welt.engine.uhr, vereinbarungen: new Map([['hannover', this.welt.vereinbarung]]) };
      await recordSendebericht(db, { kennung: `test:${id}:${ergebnis}`, messageId, ergebnis, gesendetAm }, 'HTTP', umfeld);
    });
  }

  /** Confirms Anlage 1 and lets it arrive: the way to the wait for the answer. */
  async informiere(): Promise<void> {
    await this.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
    await this.berichte('GESENDET');
  }

  ziehe(schritt: string): Promise<void> {
    const umfeld = { uhr: this.welt.engine.uhr, vereinbarungen: new Map([['hannover', this.welt.vereinbarung]]) };
    return this.#tue((db) => zieheZurueck(db, `${this.az}:${schritt}`, umfeld));
  }

  rueckmeldung(leistungsbezug: 'JA' | 'NEIN', weitere: Partial<RueckmeldungAngaben> = {}): Promise<void> {
    const eingangAm = lokalesDatum(this.welt.engine.uhr.jetzt());
    return this.#tue((db) => recordRueckmeldung(db, { aktenzeichen: this.az, weg: 'POSTEINGANG', leistungsbezug, eingangAm, ...weitere }, this.welt.engine.uhr));
  }

  beende(grund: Beendigungsgrund): Promise<void> {
    return this.#tue((db) => beendeFall(db, this.az, grund, this.welt.engine.uhr));
  }

  verschiebe(frist: string, neuesEnde: string): Promise<void> {
    const umfeld = { uhr: this.welt.engine.uhr, vereinbarungen: new Map([['hannover', this.welt.vereinbarung]]) };
    return this.#tue((db) => moveFrist(db, { id: `${this.az}:${frist}`, neuesEnde, grund: 'verlängert' }, umfeld));
  }

  zustellung(zugestelltAm: string): Promise<void> {
    return this.#tue((db) => updateMitteilung(db, this.az, { zugestelltAm }, 'vom Gericht erfragt', this.welt.engine.uhr));
  }

  async fall(): Promise<Fall> {
    return (await this.welt.db((db) => findFall(db, this.az), this.behoerde)) as Fall;
  }

  async frist(id: string): Promise<GespeicherteFrist> {
    const gefunden = (await this.welt.db((db) => listFristen(db, this.az), this.behoerde)).find((f) => f.id === `${this.az}:${id}`);
    if (!gefunden) throw new Error(`There is no Frist ${id}`);
    return gefunden;
  }

  /** `art gruppe` of each open warning, in order */
  async hinweise(): Promise<string[]> {
    return (await this.welt.db((db) => listHinweise(db, { aktenzeichen: this.az }), this.behoerde)).map((h) => `${h.art} ${h.gruppe}`);
  }

  /** `schritt:runde STATUS` of each transmission, in order */
  async uebermittlungen(): Promise<string[]> {
    const { rows } = await this.welt.db((db) => db.query('SELECT id, status FROM uebermittlung WHERE aktenzeichen = $1 ORDER BY angelegt_am, id', [this.az]), this.behoerde);
    return (rows as { id: string; status: string }[]).map((u) => `${u.id.slice(this.az.length + 1)} ${u.status}`);
  }

  pfad(): Promise<string[]> {
    return this.welt.engine.pfad(this.instanz);
  }

  /** It has come to its end, by itself and without an incident. */
  async fertig(): Promise<Fall> {
    await this.welt.engine.abgeschlossen(this.instanz);
    await this.welt.ruhe();
    return this.fall();
  }
}
