import type pg from 'pg';
import { findSalz } from '../akte/durchleitung/durchleitung.ts';
import { removeDurchleitungGanz } from '../akte/durchleitung/entfernen.ts';
import { inTransaktion, type Db } from '../db/pool.ts';
import type { Ablage } from '../durchleitung/ablage.ts';
import { listGebrauchte, listVorhandene, listZuMelden, listZuRaeumen, markGemeldet, markGeraeumt, warnInhaltFehlt, type Vorhandene } from './durchleitung-abfragen.ts';
import type { Ergebnis, Kanal, Sendung, Umfeld } from './typen.ts';
import { warn } from './zustand.ts';

const AKTEUR = { behoerde: '*', wer: 'dienst:uebermittlung' };
const WIEDER_MS = 60_000;
const FEHLT: Ergebnis = { art: 'FEHLGESCHLAGEN', code: 'DURCHLEITUNG_FEHLT' };

/** Adds what goes with a letter and is only passed through. @returns how the hand-over ended, where it cannot even begin */
export async function vervollstaendige(sendung: Sendung, durchleitungen: Durchleitungen | undefined): Promise<Sendung | Ergebnis> {
  if (sendung.durchleitungId === null) return sendung;
  return (await durchleitungen?.fuegeBei(sendung)) ?? FEHLT;
}

/**
 * The documents that are passed through, from the side of the service: what it adds to a letter, what it clears away. All of
 * it follows from what the database says, so a crash anywhere is made up for by the next round.
 */
export class Durchleitungen {
  readonly #o: Umfeld & { pool: pg.Pool; ablage: Ablage; kanaele: readonly Kanal[] };
  #begonnen = false;
  /** One that could not be told must not hold up the others: it is tried again after a minute. */
  readonly #zuletztGemeldet = new Map<string, number>();

  constructor(optionen: Umfeld & { pool: pg.Pool; ablage: Ablage; kanaele: readonly Kanal[] }) {
    this.#o = optionen;
  }

  async fuegeBei(sendung: Sendung): Promise<Sendung | Ergebnis> {
    const id = sendung.durchleitungId ?? '';
    try {
      const d = await this.#tu((db) => findSalz(db, id));
      const inhalt = d ? await this.#o.ablage.lies(id, d.salz) : null;
      if (d && inhalt) return { ...sendung, anlage: { inhalt, seiten: d.seiten, sha256: d.sha256 } };
      await this.#tu((db) => removeDurchleitungGanz(db, { id }, 'INHALT_FEHLT', this.#o.uhr));
      return FEHLT;
    } catch {
      // The disk or the database is away; nothing has left yet.
      return { art: 'SPAETER', code: 'ABLAGE_NICHT_LESBAR' };
    }
  }

  /** One round. @returns how much was done */
  async pflege(): Promise<number> {
    if (!this.#begonnen) await this.#raeumeKanaeleAuf();
    this.#begonnen = true;
    return (await this.#raeumeAblage()) + (await this.#raeumeSpuren()) + (await this.#meldeEmpfaengern());
  }

  /** Files first, then the rows: a file without a row is nobody's, because the row of an upload is committed before its file. */
  async #raeumeAblage(): Promise<number> {
    const dateien = await this.#o.ablage.liste();
    const vorhandene = await this.#tu((db) => listVorhandene(db, this.#o.uhr));
    const gebraucht = new Set(vorhandene.map((v) => v.id));
    const fremd = dateien.filter((d) => !gebraucht.has(d.id));
    await this.#o.ablage.entferne(fremd.map((d) => d.name));
    const da = new Set(dateien.map((d) => d.id));
    let verloren = 0;
    for (const v of vorhandene) if (v.status === 'HINTERLEGT' && !da.has(v.id) && !(await this.#o.ablage.hat(v.id))) verloren += await this.#vermerkeVerlust(v);
    return fremd.length + verloren;
  }

  /** A transmission that still needs it fails when its turn comes; a person is told in any case. */
  async #vermerkeVerlust(v: Vorhandene): Promise<number> {
    return this.#tu(async (db) => {
      const entfernt = await removeDurchleitungGanz(db, { id: v.id }, 'INHALT_FEHLT', this.#o.uhr);
      if (entfernt > 0) await warnInhaltFehlt(db, v, this.#o);
      return entfernt;
    });
  }

  /** What channels have of letters that are over: a gateway that copies instead of moving leaves it in the spool. */
  async #raeumeSpuren(): Promise<number> {
    const sendungen = await this.#tu(listZuRaeumen);
    for (const s of sendungen) {
      await this.#kanal(s.kanal)?.raeumeWeg?.(s);
      await this.#tu((db) => markGeraeumt(db, s, this.#o.uhr));
    }
    return sendungen.length;
  }

  /** Rows of deleted cases name no transmission any more, so at the start the folders themselves are looked through. */
  async #raeumeKanaeleAuf(): Promise<void> {
    const offene = await this.#tu(listGebrauchte);
    for (const kanal of this.#o.kanaele) await kanal.raeumeAuf?.(offene);
  }

  /** A recipient that works here gets the letter, which says that and what was sent; the document itself came by its channel. */
  async #meldeEmpfaengern(): Promise<number> {
    let gemeldet = 0;
    for (const s of await this.#tu(listZuMelden)) {
      if (this.#jetzt() - (this.#zuletztGemeldet.get(s.messageId) ?? -Infinity) < WIEDER_MS) continue;
      this.#zuletztGemeldet.set(s.messageId, this.#jetzt());
      const ergebnis = await this.#kanal('INTERN')?.uebergib(s);
      await this.#tu(async (db) => {
        if (ergebnis?.art !== 'GESENDET') await warn(db, s, 'DURCHLEITUNG_NICHT_GEMELDET', 'gemeldet', this.#o);
        await markGemeldet(db, s, this.#o.uhr);
      });
      this.#zuletztGemeldet.delete(s.messageId);
      gemeldet++;
    }
    return gemeldet;
  }

  #jetzt(): number {
    return this.#o.uhr.jetzt().getTime();
  }

  #kanal(name: string): Kanal | undefined {
    return this.#o.kanaele.find((k) => k.name === name);
  }

  #tu<T>(tun: (db: Db) => Promise<T>): Promise<T> {
    return inTransaktion(this.#o.pool, AKTEUR, tun);
  }
}
