import { beendeFall, type Beendigungsgrund } from '../../src/akte/fall-beenden.ts';
import { findFall, type Fall as Akte } from '../../src/akte/fall.ts';
import { moveFrist } from '../../src/akte/frist-verschieben.ts';
import { listFristen, type GespeicherteFrist } from '../../src/akte/frist.ts';
import { listHinweise } from '../../src/akte/hinweis.ts';
import { listLaeufe } from '../../src/akte/lauf.ts';
import type { Db } from '../../src/db/pool.ts';
import { zieheZurueck } from '../../src/uebermittlung/entscheidung.ts';
import { recordSendebericht } from '../../src/uebermittlung/index.ts';
import type { Aufgabe } from './engine.ts';
import type { Welt } from './welt.ts';

/** kuerzel of an authority */
export type Behoerde = string;
export type Bericht = 'GESENDET' | 'FEHLGESCHLAGEN';

/** One run of a procedure in a case, seen by one authority: what people do in Tasklist and in the Akte, and what they find there. */
export class Fall {
  readonly welt: Welt;
  readonly az: string;
  readonly instanz: string;
  readonly behoerde: Behoerde;

  constructor(welt: Welt, az: string, instanz: string, behoerde: Behoerde) {
    [this.welt, this.az, this.instanz, this.behoerde] = [welt, az, instanz, behoerde];
  }

  /** What a person does in the Akte, until everything that follows from it is done. */
  async tue(tun: (db: Db) => Promise<unknown>): Promise<void> {
    await this.welt.db(tun, this.behoerde);
    await this.welt.ruhe();
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
    return this.tue(async (db) => {
      const { rows } = await db.query('SELECT id, message_id AS "messageId" FROM uebermittlung WHERE aktenzeichen = $1 ORDER BY angelegt_am DESC, id DESC LIMIT 1', [this.az]);
      const { id, messageId } = rows[0] as { id: string; messageId: string };
      const gesendetAm = am ?? this.welt.engine.uhr.jetzt().toISOString();
      await recordSendebericht(db, { kennung: `test:${id}:${ergebnis}`, messageId, ergebnis, gesendetAm }, 'HTTP', this.welt.umfeld);
    });
  }

  ziehe(schritt: string): Promise<void> {
    return this.tue((db) => zieheZurueck(db, `${this.az}:${schritt}`, this.welt.umfeld));
  }

  beende(grund: Beendigungsgrund): Promise<void> {
    return this.tue((db) => beendeFall(db, this.az, grund, this.welt.engine.uhr));
  }

  verschiebe(frist: string, neuesEnde: string): Promise<void> {
    return this.tue((db) => moveFrist(db, { id: `${this.az}:${frist}`, neuesEnde, grund: 'verlängert' }, this.welt.umfeld));
  }

  /** Moved in the last moment: the old timer fires before its message arrives. @param uhr an instant after the old end */
  async verschiebeZuSpaet(frist: string, neuesEnde: string, uhr: string): Promise<void> {
    await this.welt.db((db) => moveFrist(db, { id: `${this.az}:${frist}`, neuesEnde, grund: 'verlängert' }, this.welt.umfeld), this.behoerde);
    await this.welt.engine.stelleUhr(uhr);
    await this.welt.ruhe();
  }

  async fall(): Promise<Akte> {
    return (await this.welt.db((db) => findFall(db, this.az), this.behoerde)) as Akte;
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
  async fertig(): Promise<Akte> {
    await this.welt.engine.abgeschlossen(this.instanz);
    await this.welt.ruhe();
    return this.fall();
  }

  /** The runs of the Akte: `prozess STATUS ERGEBNIS`, oldest first. */
  async laeufe(): Promise<string[]> {
    return (await this.welt.db((db) => listLaeufe(db, this.az), this.behoerde)).map((l) => `${l.prozess} ${l.status} ${l.ergebnis ?? '-'}`);
  }

  /** The instance that works on the open run of this one's process now: another one after the reconciler had to begin again. */
  async aktuelleInstanz(prozess: string): Promise<string | null> {
    return (await this.welt.db((db) => listLaeufe(db, this.az), this.behoerde)).findLast((l) => l.prozess === prozess)?.prozessInstanz ?? null;
  }
}
