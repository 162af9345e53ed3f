import type pg from 'pg';
import { inTransaktion, type Db } from '../db/pool.ts';
import { erstelleSchleife, fehlerCode, type Dienst } from '../dienste/schleife.ts';
import type { Protokoll } from '../protokoll.ts';
import { Alleinrecht } from './alleinrecht.ts';
import { bleibtImHaus, listOffeneUebergaben, recordErgebnis, takeBereit } from './uebergabe.ts';
import { vervollstaendige, type Durchleitungen } from './durchleitungen.ts';
import type { Ergebnis, Kanal, KanalName, Sendung, Umfeld } from './typen.ts';

const AKTEUR = { behoerde: '*', wer: 'dienst:uebermittlung' };
/** What becomes of a letter of a made-up file: its procedure goes on as if it had been sent. */
const NUR_GEUEBT: Ergebnis = { art: 'GESENDET', code: 'UEBUNG' };
/** "Uebermittlung" in the advisory locks of the database. */
const SPERRE = 563_420_230_702;

export type DienstOptionen = Umfeld & {
  pool: pg.Pool;
  protokoll: Protokoll;
  kanaele: readonly Kanal[];
  /** Documents that are passed through; without it a letter that has one fails. */
  durchleitungen?: Durchleitungen;
  /** Reads send reports that came by file, before each round. @returns how many */
  leseBerichte?: () => Promise<number>;
  /** Hand-overs at the same time. */
  gleichzeitig?: number;
  /** Milliseconds between two rounds when there is nothing to do. */
  pauseMs?: number;
  /** Tests stop the program here. */
  haltepunkt?: (wo: 'nach-uebergabe' | 'vor-zustand', sendung: Sendung) => Promise<void> | void;
};

/**
 * Hands transmissions over, each at most once: UEBERGABE is committed before the hand-over, and an attempt that was cut
 * short is asked for or becomes UNKLAR. Only one service per database works at a time, the others stand by.
 */
export class UebermittlungsDienst {
  readonly #o: DienstOptionen;
  readonly #kanaele: ReadonlyMap<KanalName, Kanal>;
  readonly #alleinrecht: Alleinrecht;
  /** Hand-overs whose result could not be stored yet, because the database was away. */
  readonly #ausstehend = new Map<Sendung, Ergebnis>();
  /** Rounds follow each other: a hand-over under way must not look like one that was left behind. */
  #runde: Promise<unknown> = Promise.resolve();
  readonly #schleife: Dienst;

  constructor(optionen: DienstOptionen) {
    this.#o = optionen;
    this.#kanaele = new Map(optionen.kanaele.map((k) => [k.name, k]));
    this.#alleinrecht = new Alleinrecht(optionen.pool, SPERRE);
    this.#schleife = erstelleSchleife('uebermittlung', optionen.pauseMs ?? 500, async () => (await this.einmal()) > 0, optionen.protokoll);
  }

  start(): void {
    this.#schleife.start();
  }

  /** Waits for hand-overs under way, then leaves the work to others. */
  async stop(): Promise<void> {
    await this.#schleife.stop();
    await this.#runde;
    await this.#alleinrecht.gebeFrei();
  }

  /** One round. @returns how many transmissions and reports were worked on; 0 as well while another service works */
  einmal(): Promise<number> {
    const runde = this.#runde.then(() => this.#arbeite());
    this.#runde = runde.catch(() => undefined);
    return runde;
  }

  async #arbeite(): Promise<number> {
    if (!(await this.#alleinrecht.habe())) return 0;
    await this.#speichereAusstehende();
    const berichte = await this.#beiseite('Sendeberichte nicht gelesen', () => this.#o.leseBerichte?.());
    const geraeumt = await this.#beiseite('Durchleitungen nicht geräumt', () => this.#o.durchleitungen?.pflege());
    for (const sendung of await this.#tu((db) => listOffeneUebergaben(db))) {
      if (![...this.#ausstehend.keys()].some((a) => a.messageId === sendung.messageId)) await this.#klaere(sendung);
    }
    const sendungen = await this.#tu((db) => takeBereit(db, this.#o.gleichzeitig ?? 4, this.#o));
    const uebergaben = await Promise.allSettled(sendungen.map((s) => this.#uebergib(s)));
    for (const u of uebergaben) if (u.status === 'rejected') throw u.reason;
    return berichte + geraeumt + sendungen.length;
  }

  /** A folder that cannot be read must not hold up what is to be sent. */
  async #beiseite(meldung: string, tun: () => Promise<number> | undefined): Promise<number> {
    try {
      return (await tun()) ?? 0;
    } catch (fehler) {
      this.#o.protokoll.warn(meldung, { dienst: 'uebermittlung', code: fehlerCode(fehler) });
      return 0;
    }
  }

  async #uebergib(sendung: Sendung): Promise<void> {
    await this.#o.haltepunkt?.('nach-uebergabe', sendung);
    const ergebnis = await this.#frageKanal(sendung);
    if (ergebnis === undefined) return this.#klaere(sendung);
    this.#ausstehend.set(sendung, ergebnis);
    await this.#o.haltepunkt?.('vor-zustand', sendung);
    await this.#speichere(sendung, ergebnis);
  }

  /** @returns undefined when the channel broke down on the way and has to be asked what it did */
  async #frageKanal(sendung: Sendung): Promise<Ergebnis | undefined> {
    if (bleibtImHaus(sendung)) return NUR_GEUEBT;
    const kanal = this.#kanaele.get(sendung.kanal);
    if (!kanal) return { art: 'FEHLGESCHLAGEN', code: 'KANAL_NICHT_EINGERICHTET' };
    try {
      const ganz = await vervollstaendige(sendung, this.#o.durchleitungen);
      return 'inhalt' in ganz ? await kanal.uebergib(ganz) : ganz;
    } catch (fehler) {
      this.#o.protokoll.warn('Kanal gestört', { uebermittlung: sendung.id, code: fehlerCode(fehler) });
      return kanal.frage ? undefined : { art: 'UNKLAR', code: 'KANAL_FEHLER' };
    }
  }

  /** An attempt that no running hand-over belongs to: the program or the database went away in between. */
  async #klaere(sendung: Sendung): Promise<void> {
    const kanal = this.#kanaele.get(sendung.kanal);
    const code = 'UEBERGABE_ABGEBROCHEN';
    try {
      if (bleibtImHaus(sendung)) return await this.#speichere(sendung, NUR_GEUEBT);
      const antwort = await kanal?.frage?.(sendung);
      if (antwort === undefined) await this.#speichere(sendung, { art: 'UNKLAR', code });
      else await this.#speichere(sendung, antwort === 'NICHT_ANGEKOMMEN' ? { art: 'SPAETER', code } : { art: antwort });
    } catch {
      this.#o.protokoll.warn('Abgebrochene Übergabe noch nicht geklärt', { uebermittlung: sendung.id });
    }
  }

  async #speichereAusstehende(): Promise<void> {
    for (const [sendung, ergebnis] of this.#ausstehend) {
      await this.#speichere(sendung, ergebnis).catch((fehler: unknown) => {
        this.#o.protokoll.fehler('Ergebnis einer Übergabe noch nicht gespeichert', { uebermittlung: sendung.id, code: fehlerCode(fehler) });
      });
    }
  }

  async #speichere(sendung: Sendung, ergebnis: Ergebnis): Promise<void> {
    await this.#tu((db) => recordErgebnis(db, sendung, ergebnis, this.#o));
    this.#ausstehend.delete(sendung);
    const code = 'code' in ergebnis ? ergebnis.code : ergebnis.art;
    this.#o.protokoll.info('Übergabe', { uebermittlung: sendung.id, kind: ergebnis.art, code });
  }

  #tu<T>(tun: (db: Db) => Promise<T>): Promise<T> {
    return inTransaktion(this.#o.pool, AKTEUR, tun);
  }
}
