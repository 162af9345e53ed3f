import { beendeFall, type Beendigungsgrund } from '../../src/akte/fall-beenden.ts';
import { findFall, type Fall } from '../../src/akte/fall.ts';
import { moveFrist } from '../../src/akte/frist-verschieben.ts';
import { listFristen, type GespeicherteFrist } from '../../src/akte/frist.ts';
import { listHinweise } from '../../src/akte/hinweis.ts';
import { updateMitteilung } from '../../src/akte/mitteilung.ts';
import { recordRueckmeldung, type RueckmeldungAngaben } from '../../src/akte/rueckmeldung.ts';
import type { Db } from '../../src/db/pool.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { zieheZurueck } from '../../src/uebermittlung/entscheidung.ts';
import { recordSendebericht } from '../../src/uebermittlung/index.ts';
import type { Aufgabe } from './engine.ts';
import type { MiziWelt } from './mizi.ts';

type Behoerde = 'LHH' | 'JC';
export type Bericht = 'GESENDET' | 'FEHLGESCHLAGEN';

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
      await recordSendebericht(db, { kennung: `test:${id}:${ergebnis}`, messageId, ergebnis, gesendetAm }, 'HTTP', this.welt.umfeld);
    });
  }

  /** Confirms Anlage 1 and lets it arrive: the way to the wait for the answer. */
  async informiere(): Promise<void> {
    await this.erledige('UserTask_InformationBestaetigen', { bestaetigt: true });
    await this.berichte('GESENDET');
  }

  ziehe(schritt: string): Promise<void> {
    return this.#tue((db) => zieheZurueck(db, `${this.az}:${schritt}`, this.welt.umfeld));
  }

  rueckmeldung(leistungsbezug: 'JA' | 'NEIN', weitere: Partial<RueckmeldungAngaben> = {}): Promise<void> {
    const eingangAm = lokalesDatum(this.welt.engine.uhr.jetzt());
    return this.#tue((db) => recordRueckmeldung(db, { aktenzeichen: this.az, weg: 'POSTEINGANG', leistungsbezug, eingangAm, ...weitere }, this.welt.engine.uhr));
  }

  beende(grund: Beendigungsgrund): Promise<void> {
    return this.#tue((db) => beendeFall(db, this.az, grund, this.welt.engine.uhr));
  }

  verschiebe(frist: string, neuesEnde: string): Promise<void> {
    return this.#tue((db) => moveFrist(db, { id: `${this.az}:${frist}`, neuesEnde, grund: 'verlängert' }, this.welt.umfeld));
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
