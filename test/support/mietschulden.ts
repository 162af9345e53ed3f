import { neuerFallSchema, oeffneAkte } from '../../src/akte/fall-anlegen.ts';
import { beginneLauf } from '../../src/akte/lauf.ts';
import { beginneVorsprache } from '../../src/akte/mietschulden/beginn.ts';
import { writePruefung } from '../../src/akte/mietschulden/pruefung.ts';
import { recordTelefonat } from '../../src/akte/mietschulden/telefonat.ts';
import { findMietschulden, PROZESS_FACHSTELLE, PROZESS_JOBCENTER, type Anlass, type Mietschulden, type Stelle } from '../../src/akte/mietschulden/vorgang.ts';
import { decideAblehnung, writeVorschlag, type Vorschlag } from '../../src/akte/mietschulden/vorschlag.ts';
import { recordAnweisung } from '../../src/akte/zahlung.ts';
import type { Entscheidungswort } from '../../src/akte/entscheidung.ts';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { enqueueUebermittlung, erstelleDokument, recordAbgeschickt, recordFehlversand, recordSendebericht } from '../../src/uebermittlung/index.ts';
import { Fall, type Behoerde, type Bericht } from './fall.ts';
import { insertKonten } from './konten.ts';
import { Welt, type WeltWunsch } from './welt.ts';

export const KONTEN = [
  { anmeldename: 'jens', behoerde: 'JC', rollen: ['jobcenter-sachbearbeitung'] },
  { anmeldename: 'tina', behoerde: 'JC', rollen: ['jobcenter-sachbearbeitung', 'jobcenter-teamleitung'] },
  { anmeldename: 'theo', behoerde: 'JC', rollen: ['jobcenter-teamleitung'] },
  { anmeldename: 'anna', behoerde: 'LHH', rollen: ['fachstelle-sachbearbeitung'] },
  { anmeldename: 'lena', behoerde: 'LHH', rollen: ['fachstelle-leitung'] },
] as const;
export type Wer = (typeof KONTEN)[number]['anmeldename'];

export const haushalt = (eingangAm: string) =>
  neuerFallSchema.parse({ eingangAm, wohnung: { strasse: 'Limmerstraße', hausnummer: '12', plz: '30451', ort: 'Hannover' }, mieter: [{ name: 'Muster', vorname: 'Mia' }], vermieter: { name: 'Wohnbau Beispiel GmbH', anschrift: 'Hildesheimer Straße 1, 30169 Hannover' } });

/** Everything speaks for a loan; the day is one that the tables cover. */
export const PRUEFUNG = {
  sgb2: 'JA', stichtag: '2022-05-02', wohnungGekuendigt: 'JA', ratenzahlungMoeglich: 'NEIN', wohnungBleibtErhalten: 'JA', neueSchuldenAusgeschlossen: 'JA', wiederholt: 'NEIN', selbstProvoziert: 'NEIN',
  kduLeistung: 'JA', vermoegenReicht: 'NEIN', wohnungslosigkeitDroht: 'JA', gebiet: 'HANNOVER', personen: '1', bruttokalt: '411,00', wohnungAngemessen: 'UNBEKANNT',
};
export const PRUEFUNG_SGB12 = { gerechtfertigt: 'JA', notwendig: 'JA', wohnungslosigkeitDroht: 'JA', vermoegenReicht: 'NEIN' };
export const ABLEHNUNG: Vorschlag = { vorschlag: 'ABLEHNUNG', begruendung: 'Die Wohnung ist nicht zu halten.' };
export const UEBERNAHME: Vorschlag = { vorschlag: 'UEBERNAHME', leistungsart: 'DARLEHEN', summe: 195_000, begruendung: 'Die Wohnung bleibt erhalten.' };

/** A world in which arrears are decided; its people have accounts, because only people decide. */
export class SchuldenWelt extends Welt {
  static override async open(beginn: string, wunsch: WeltWunsch = {}): Promise<SchuldenWelt> {
    const welt = new SchuldenWelt(await Welt.teile(beginn, { verfahren: ['mietschulden'], jobcenterImSystem: true, ...wunsch }));
    await welt.db((db) => insertKonten(db, KONTEN));
    return welt;
  }

  get heute(): string {
    return lokalesDatum(this.engine.uhr.jetzt());
  }

  async vorsprache(anlass: Anlass): Promise<SchuldenFall> {
    const umfeld = { uhr: this.engine.uhr, vereinbarung: this.vereinbarung };
    const { aktenzeichen } = await this.db((db) => beginneVorsprache(db, { anlass, haushalt: haushalt(this.heute) }, umfeld), 'JC');
    return this.schulden(aktenzeichen, 'JC');
  }

  /** The Fachstelle has sent its Stellungnahme with the application; its procedure waits for the result. */
  async antrag(anlass: 'KLAGE' | 'KUENDIGUNG', klageEingangAm: string | null = null): Promise<SchuldenFall> {
    const { uhr } = this.engine;
    const { aktenzeichen } = await this.db((db) => oeffneAkte(db, haushalt(this.heute), { uhr, vereinbarung: this.vereinbarung }));
    await this.db(async (db) => {
      const { vorgang } = await beginneLauf(db, { aktenzeichen, prozess: 'hannover-wohnungssicherung', nachricht: 'hannover.wohnungssicherung.begonnen', eingangAm: this.heute, anlass: 'test', variablen: { herkunft: 'HAUSHALT' } }, uhr);
      await db.query("INSERT INTO verfahrensstand (behoerde, aktenzeichen, klage_eingang_am) VALUES ('LHH', $1, $2)", [aktenzeichen, klageEingangAm]);
      await db.query("UPDATE ausgang SET erledigt_am = now() WHERE aktenzeichen = $1", [aktenzeichen]);
      await db.query("INSERT INTO stellungnahme (behoerde, aktenzeichen, vorgang, runde, text, summe_cent, geschrieben_von, geschrieben_am, antrag_am, anlass, weg) VALUES ('LHH', $1, $2, 1, 'x', 195000, 'anna', now(), $3, $4, 'JOBCENTER')", [aktenzeichen, vorgang, this.heute, anlass]);
    });
    const schritt = { aktenzeichen, behoerde: 'LHH', empfaenger: 'JOBCENTER', schritt: 'anlage-2', runde: 1 };
    await this.db(async (db) => {
      const dokument = await erstelleDokument(db, { ...schritt, schreiben: 'hannover.anlage-2' }, this.umfeld);
      await enqueueUebermittlung(db, { ...schritt, dokumentId: dokument.id }, { uhr });
    });
    return this.schulden(aktenzeichen, 'JC');
  }

  async sgb12(grund = 'MIETSCHULDEN'): Promise<SchuldenFall> {
    const { uhr } = this.engine;
    const { aktenzeichen } = await this.db((db) => oeffneAkte(db, haushalt(this.heute), { uhr, vereinbarung: this.vereinbarung }));
    await this.db((db) => db.query("INSERT INTO verfahrensstand (behoerde, aktenzeichen, grund) VALUES ('LHH', $1, $2)", [aktenzeichen, grund]));
    await this.db((db) => beginneLauf(db, { aktenzeichen, prozess: PROZESS_FACHSTELLE, nachricht: 'hannover.mietschulden.sgb12', eingangAm: this.heute, anlass: 'test' }, uhr));
    return this.schulden(aktenzeichen, 'LHH');
  }

  async schulden(aktenzeichen: string, behoerde: Behoerde): Promise<SchuldenFall> {
    await this.ruhe();
    const prozess = behoerde === 'JC' ? PROZESS_JOBCENTER : PROZESS_FACHSTELLE;
    return new SchuldenFall(this, aktenzeichen, await this.engine.instanz(prozess, aktenzeichen), behoerde);
  }
}

/** One examination of arrears, seen by the authority that decides. */
export class SchuldenFall extends Fall {
  get stelle(): Stelle {
    return { aktenzeichen: this.az, vorgang: this.az, prozess: this.behoerde === 'JC' ? PROZESS_JOBCENTER : PROZESS_FACHSTELLE };
  }

  /** What a person does in the Akte; the procedure does not notice by itself. */
  als<T>(wer: Wer, tun: (db: Db) => Promise<T>): Promise<T> {
    return inTransaktion(this.welt.datenbank.pool, { behoerde: this.behoerde, wer }, tun);
  }

  async stand(): Promise<Mietschulden> {
    return (await this.welt.db((db) => findMietschulden(db, this.stelle), this.behoerde)) as Mietschulden;
  }

  pruefe(angaben: Record<string, unknown>, wer: Wer = this.behoerde === 'JC' ? 'jens' : 'anna'): Promise<unknown> {
    return this.als(wer, (db) => writePruefung(db, this.stelle, angaben, this.welt.engine.uhr));
  }

  schlageVor(v: Vorschlag, wer: Wer = this.behoerde === 'JC' ? 'jens' : 'anna'): Promise<void> {
    return this.als(wer, (db) => writeVorschlag(db, this.stelle, v, this.welt.engine.uhr));
  }

  entscheide(entscheidung: Entscheidungswort, runde = 1, wer: Wer = this.behoerde === 'JC' ? 'tina' : 'lena'): Promise<void> {
    return this.als(wer, (db) => decideAblehnung(db, this.stelle, { runde, entscheidung, begruendung: 'Bitte noch einmal mit der Vermietung sprechen.' }, this.welt.engine.uhr));
  }

  rufeAn(): Promise<void> {
    return this.als('jens', (db) => recordTelefonat(db, this.stelle, { am: lokalesDatum(this.welt.engine.uhr.jetzt()), um: '00:00', mit: 'Frau Berg', inhalt: 'Abgelehnt.' }, this.welt.engine.uhr));
  }

  weiseAn(zweck = 'MIETSCHULDEN'): Promise<void> {
    return this.als(this.behoerde === 'JC' ? 'jens' : 'anna', (db) => recordAnweisung(db, { ...this.stelle, zweck, angewiesenAm: lokalesDatum(this.welt.engine.uhr.jetzt()) }, this.welt.engine.uhr));
  }

  /** The declaration to the landlord is posted, or comes back unposted. */
  async poste(runde = 1, gelungen = true): Promise<void> {
    const id = `${this.az}:mietschulden-uebernahme:${runde}`;
    await this.tue((db) => (gelungen ? recordAbgeschickt(db, id, lokalesDatum(this.welt.engine.uhr.jetzt()), this.welt.umfeld) : recordFehlversand(db, id, 'NICHT_ABGESCHICKT', this.welt.umfeld)));
  }

  /** The report on the newest fax to the Fachstelle. */
  async berichteFax(ergebnis: Bericht): Promise<void> {
    await this.tue(async (db) => {
      const { rows } = await db.query("SELECT message_id AS id FROM uebermittlung WHERE aktenzeichen = $1 AND empfaenger = 'FACHSTELLE' ORDER BY angelegt_am DESC, id DESC LIMIT 1", [this.az]);
      const { id: messageId } = rows[0] as { id: string };
      await recordSendebericht(db, { kennung: `test:${messageId}`, messageId, ergebnis, gesendetAm: this.welt.engine.uhr.jetzt().toISOString() }, 'HTTP', this.welt.umfeld);
    });
  }

  /** Task done in Tasklist after what was written in the Akte. */
  async schliesse(...elemente: string[]): Promise<void> {
    for (const element of elemente) await this.erledige(element, { bestaetigt: true });
  }
}
