import { oeffneAkte, neuerFallSchema } from '../../src/akte/fall-anlegen.ts';
import { beginneLauf } from '../../src/akte/lauf.ts';
import { upsertClearing } from '../../src/akte/wohnungssicherung/clearing.ts';
import { recordErgebnisJobcenter } from '../../src/akte/wohnungssicherung/ergebnis.ts';
import { recordKontaktversuch, type KontaktArt, type KontaktErgebnis } from '../../src/akte/wohnungssicherung/kontakt.ts';
import { PROZESS } from '../../src/akte/wohnungssicherung/lauf.ts';
import { upsertStellungnahme } from '../../src/akte/wohnungssicherung/stellungnahme.ts';
import { findVerfahrensstand, updateVerfahrensstand, type Verfahrensstand } from '../../src/akte/wohnungssicherung/verfahrensstand.ts';
import type { Db } from '../../src/db/pool.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { recordAbgeschickt, recordFehlversand } from '../../src/uebermittlung/index.ts';
import { instanzMit } from './engine/zustand.ts';
import { Fall } from './fall.ts';
import { Welt, type WeltWunsch } from './welt.ts';

export type Herkunft = 'HAUSHALT' | 'MIZI' | 'JOBCENTER';

/** A household as it comes to the Fachstelle; the house number tells one from another. */
export const haushaltVon = (eingangAm: string, nummer: number) =>
  neuerFallSchema.parse({
    eingangAm, wohnung: { strasse: 'Limmerstraße', hausnummer: String(nummer), plz: '30451', ort: 'Hannover' },
    mieter: [{ name: 'Muster', vorname: 'Mia' }], vermieter: { name: 'Wohnbau Beispiel GmbH', anschrift: 'Hildesheimer Straße 1, 30169 Hannover' },
  });

/** A world of counselling; each case is another household. */
export class WohnungsWelt extends Welt {
  #nummer = 0;

  static override async open(beginn: string, wunsch: WeltWunsch = {}): Promise<WohnungsWelt> {
    return new WohnungsWelt(await Welt.teile(beginn, { verfahren: ['wohnungssicherung'], ...wunsch }));
  }

  get heute(): string {
    return lokalesDatum(this.engine.uhr.jetzt());
  }

  async beginne(herkunft: Herkunft): Promise<WohnungsFall> {
    const { uhr } = this.engine;
    const aktenzeichen = await this.db(async (db) => {
      const akte = await oeffneAkte(db, haushaltVon(this.heute, ++this.#nummer), { uhr, vereinbarung: this.vereinbarung });
      await beginneLauf(db, { aktenzeichen: akte.aktenzeichen, prozess: PROZESS, nachricht: 'hannover.wohnungssicherung.begonnen', eingangAm: this.heute, anlass: `test:${this.heute}`, variablen: { herkunft } }, uhr);
      return akte.aktenzeichen;
    });
    await this.ruhe();
    return new WohnungsFall(this, aktenzeichen, await this.engine.instanz(PROZESS, aktenzeichen), 'LHH');
  }
}

/** One counselling: what the clerk does in the Akte. */
export class WohnungsFall extends Fall {
  get uhr() {
    return this.welt.engine.uhr;
  }

  get heute(): string {
    return lokalesDatum(this.uhr.jetzt());
  }

  /** The process that this one calls or begins. */
  async teil(prozess: 'kontakt' | 'antrag' | 'nachsorge'): Promise<WohnungsFall> {
    const id = prozess === 'nachsorge' ? 'hannover-nachsorge' : `${PROZESS}-${prozess}`;
    return new WohnungsFall(this.welt, this.az, await this.welt.engine.instanz(id, this.az), 'LHH');
  }

  kontakt(art: KontaktArt, ergebnis: KontaktErgebnis, terminAm?: string): Promise<void> {
    const termin = terminAm ? { termin: { terminAm, uhrzeit: '10:30', ort: 'Beispielhaus, Zimmer 7' } } : {};
    return this.tue((db) => recordKontaktversuch(db, { aktenzeichen: this.az, vorgang: this.az, art, ergebnis, am: this.heute, ...termin }, this.uhr));
  }

  stand(neu: Partial<Verfahrensstand>): Promise<void> {
    return this.tue(async (db) => {
      const { ausMitteilung: _, ...alt } = await findVerfahrensstand(db, this.az);
      await updateVerfahrensstand(db, this.az, { ...alt, ...neu }, 'nachgetragen', this.uhr);
    });
  }

  clearing(einschaetzung: 'JA' | 'NEIN' | 'OFFEN' = 'JA'): Promise<void> {
    return this.tue((db) => upsertClearing(db, { aktenzeichen: this.az, vorgang: this.az }, { ursache: 'Krankheit', bisher: null, ressourcen: null, wuensche: 'bleiben', dauerhaft: einschaetzung, sinnvoll: einschaetzung }, this.uhr));
  }

  stellungnahme(): Promise<void> {
    return this.tue((db) => upsertStellungnahme(db, { aktenzeichen: this.az, vorgang: this.az }, { text: 'Der Rückstand entstand durch Krankheit.', summeCent: 153_600 }, this.uhr));
  }

  ergebnis(ergebnis: 'UEBERNAHME' | 'ABLEHNUNG'): Promise<void> {
    return this.tue((db) => recordErgebnisJobcenter(db, { aktenzeichen: this.az, ergebnis, eingangAm: this.heute, weg: 'POSTEINGANG' }, this.uhr));
  }

  /** The letter in the Postausgang was posted today, or was not. */
  post(abgeschickt = true): Promise<void> {
    return this.tue(async (db: Db) => {
      const { rows } = await db.query("SELECT id FROM uebermittlung WHERE aktenzeichen = $1 AND status = 'BEREIT' AND kanal = 'POST' ORDER BY angelegt_am DESC LIMIT 1", [this.az]);
      const { id } = rows[0] as { id: string };
      await (abgeschickt ? recordAbgeschickt(db, id, this.heute, this.welt.umfeld) : recordFehlversand(db, id, 'NICHT_ABGESCHICKT', this.welt.umfeld));
    });
  }

  /** The clerk gives a transmission up that did not arrive. @param sendung `schritt:runde` */
  async gibAuf(sendung: string): Promise<void> {
    const instanz = instanzMit(this.welt.engine.saetze, 'gemeinsam-uebermittlung', 'uebermittlungId', `${this.az}:${sendung}`);
    if (!instanz) throw new Error(`There is no transmission ${sendung}`);
    await new Fall(this.welt, this.az, instanz, 'LHH').erledige('UserTask_UebermittlungKlaeren', { entscheidung: 'AUFGEBEN' });
  }

  /** Through the Clearing of a household that is in contact. */
  async klaere(stand: Partial<Verfahrensstand>, einschaetzung: 'JA' | 'NEIN' | 'OFFEN' = 'JA'): Promise<void> {
    await this.clearing(einschaetzung);
    await this.stand(stand);
    await this.erledige('UserTask_ClearingFuehren', { entscheidung: 'HILFE' });
  }

  /** With a Stellungnahme that has gone out by fax. @returns the process that waits for the result */
  async beantrage(stand: Partial<Verfahrensstand>): Promise<WohnungsFall> {
    await this.klaere({ rueckstandCent: 153_600, grund: 'MIETSCHULDEN', ...stand });
    const antrag = await this.teil('antrag');
    await this.stellungnahme();
    await antrag.erledige('UserTask_StellungnahmeFertigen', { fertig: true });
    return antrag;
  }
}
