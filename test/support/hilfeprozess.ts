import { createHash } from 'node:crypto';
import { recordBogen } from '../../src/akte/bogen-aufnehmen.ts';
import { listEintraege, type Eintrag } from '../../src/akte/bogen.ts';
import { beginneHinterlegung, schliesseHinterlegungAb } from '../../src/akte/durchleitung/hinterlegen.ts';
import { oeffnePersonenakte, type NeuePerson } from '../../src/akte/personenakte.ts';
import { findeBogen } from '../../src/bogen/bogen.ts';
import { pruefeAngaben } from '../../src/bogen/pruefen.ts';
import { erzeugeSalz } from '../../src/durchleitung/ablage.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { moveFrist } from '../../src/akte/frist-verschieben.ts';
import { Fall } from './fall.ts';
import { Welt, type WeltWunsch } from './welt.ts';

export const TRAEGER = 'duesseldorf-hilfeprozess';
export const JOBCENTER = 'duesseldorf-hilfeprozess-jobcenter';
/** What a person types into a data sheet, by field name. */
export type Typiert = Record<string, string>;

const KONTAKT = { ansprechperson: 'Clara Ott', ansprechpersonTelefon: '0211 471100', leitung: 'Carl Busch', leitungTelefon: '0211 471199' };
export const BELEHRT = { belehrt: 'JA', form: 'SCHRIFTLICH', textfassung: 'FASSUNG_2026' };

/** Persons and places of work of the help process: one Träger, and the Jobcenter's team. */
export class Hilfewelt extends Welt {
  #eintrag = 0;

  static override async open(beginn: string, { verfahren = ['hilfeprozess'] }: Pick<WeltWunsch, 'verfahren'> = {}): Promise<Hilfewelt> {
    return new Hilfewelt(await Welt.teile(beginn, { vereinbarung: 'duesseldorf', verfahren }));
  }

  get heute(): string {
    return lokalesDatum(this.engine.uhr.jetzt());
  }

  /** Letters leave on paper, to a spool, and wait for their send report. */
  aufPapier(...beteiligte: string[]): Promise<unknown> {
    return this.db((db) => db.query('UPDATE beteiligter SET arbeitet_im_system = false WHERE kuerzel = ANY($1)', [beteiligte]));
  }

  /** Fills a data sheet as its page does. @throws Error with the messages beside the fields */
  fuelle(behoerde: string, aktenzeichen: string, kuerzel: string, typiert: Typiert): Promise<{ begonnen: boolean }> {
    const bogen = findeBogen(this.vereinbarung, `duesseldorf.${kuerzel}`);
    const gelesen = pruefeAngaben(bogen, typiert, this.heute);
    if (!gelesen.ok) throw new Error(`${kuerzel}: ${JSON.stringify(gelesen.fehler)}`);
    const eintrag = { aktenzeichen, bogen, angaben: gelesen.angaben, eingangAm: this.heute, schluessel: `eintrag-${++this.#eintrag}` };
    return this.db((db) => recordBogen(db, eintrag, this.engine.uhr), behoerde);
  }

  /** A person comes into the help of Caritas today, born 1980 unless said otherwise. */
  async nimmAuf(anders: Typiert = {}, person: Partial<NeuePerson> = {}): Promise<Hilfefall> {
    const aktenzeichen = await this.oeffne('CARITAS', person);
    await this.fuelle('CARITAS', aktenzeichen, 'aufnahme', { einrichtungsart: 'BETREUTES_WOHNEN', aufnahmeAm: this.heute, sgb2AnspruchGeklaert: 'OFFEN', ...KONTAKT, ...anders });
    return this.seite(TRAEGER, aktenzeichen, 'CARITAS');
  }

  async oeffne(behoerde: string, person: Partial<NeuePerson> = {}): Promise<string> {
    const neu = { eingangAm: this.heute, name: 'Muster', vorname: 'Mia', geburtsdatum: '1980-05-17', ...person };
    return (await this.db((db) => oeffnePersonenakte(db, neu, { uhr: this.engine.uhr, vereinbarung: this.vereinbarung }), behoerde)).aktenzeichen;
  }

  /** The newest run of a process in a file. */
  async seite(prozess: string, aktenzeichen: string, behoerde: string): Promise<Hilfefall> {
    await this.ruhe();
    const { rows } = await this.db((db) => db.query('SELECT prozess_instanz AS instanz FROM lauf WHERE prozess = $1 AND aktenzeichen = $2 ORDER BY angelegt_am DESC, vorgang DESC LIMIT 1', [prozess, aktenzeichen]), behoerde);
    const { instanz } = (rows[0] ?? {}) as { instanz?: string };
    if (!instanz) throw new Error(`There is no instance of ${prozess} for ${aktenzeichen}`);
    return new Hilfefall(this, aktenzeichen, instanz, behoerde);
  }
}

/** A run of the help process as one side sees it. */
export class Hilfefall extends Fall {
  declare readonly welt: Hilfewelt;

  /** With what the newest start message of this side's procedure came. */
  async variablen(): Promise<Record<string, unknown>> {
    const { rows } = await this.welt.db((db) => db.query("SELECT variablen FROM ausgang WHERE aktenzeichen = $1 AND art = 'START' ORDER BY id DESC LIMIT 1", [this.az]), this.behoerde);
    return (rows[0] as { variablen: Record<string, unknown> }).variablen;
  }

  /** The Frist of an open task is extended. @param vorgang the run, where it is not the first one @returns the end that the task then shows */
  async verlaengere(frist: string, neuesEnde: string, aufgabe: string, vorgang = this.az): Promise<unknown> {
    await this.tue((db) => moveFrist(db, { id: `${vorgang}:${frist}`, neuesEnde, grund: 'verlängert' }, this.welt.umfeld));
    return (await this.aufgabe(aufgabe)).variables['fristEnde'];
  }

  async bogen(kuerzel: string, typiert: Typiert): Promise<void> {
    await this.welt.fuelle(this.behoerde, this.az, kuerzel, typiert);
    await this.welt.ruhe();
  }

  /** Consents, for letters to the Jobcenter and, if asked, to the Jugendhilfe. */
  async willigeEin(jugendhilfe = 'NEIN'): Promise<void> {
    await this.bogen('einwilligung', { erteilt: 'JA', ...BELEHRT, erteiltAm: this.welt.heute, 'zweck.AUFNAHME': 'ja', 'zweck.STOERUNG': 'ja', 'datenarten.PERSON': 'ja', 'datenarten.HILFE': 'ja', jugendhilfe });
    await this.erledige('UserTask_EinwilligungEinholen', { eingetragen: true });
  }

  /** The Jobcenter's side of the same file. */
  jobcenter(): Promise<Hilfefall> {
    return this.welt.seite(JOBCENTER, this.az, 'JCD');
  }

  /** The team says that there is a claim, and whom to call. */
  async meldeZurueck(anspruch: 'JA' | 'NEIN' = 'JA'): Promise<void> {
    await this.bogen('rueckmeldung', anspruch === 'JA' ? { anspruch, ansprechperson: 'Jana Weiss', ansprechpersonTelefon: '0211 471200', leitung: 'Jonas Frei', leitungTelefon: '0211 471299' } : { anspruch });
    await this.erledige('UserTask_AnspruchKlaeren', { eingetragen: true });
  }

  /** Uploads what is passed through, as the page does once it has looked into the file. */
  async hinterlege(inhalt: string): Promise<void> {
    const { ablage, engine } = this.welt;
    const brief = this.welt.vereinbarung.briefe.find((b) => b.kuerzel === 'duesseldorf.hilfeplan');
    if (!brief?.durchleitung) throw new Error('The letter with the Hilfeplan passes nothing through');
    const { art, bezeichnung } = brief.durchleitung;
    const [pdf, salz] = [Buffer.from(inhalt), erzeugeSalz()];
    const d = { aktenzeichen: this.az, schreiben: brief.kuerzel, art, bezeichnung, klausel: brief.klausel ?? null, seiten: 3, groesse: pdf.length, sha256: createHash('sha256').update(pdf).digest('hex'), salz };
    const id = await this.welt.db((db) => beginneHinterlegung(db, d, engine.uhr), this.behoerde);
    await ablage.lege(id, salz, pdf);
    await this.tue((db) => schliesseHinterlegungAb(db, id, d, engine.uhr));
  }

  /** Entries of a data sheet in this side's file, newest first. */
  async eintraege(kuerzel: string): Promise<Eintrag[]> {
    return (await this.welt.db((db) => listEintraege(db, this.az), this.behoerde)).filter((e) => e.bogen === `duesseldorf.${kuerzel}`);
  }

  /** Report of the channel on one step's newest round, where it goes out on paper. */
  async gesendet(schritt: string): Promise<void> {
    const { rows } = await this.welt.db((db) => db.query('SELECT id FROM uebermittlung WHERE aktenzeichen = $1 AND starts_with(id, $2) ORDER BY angelegt_am DESC LIMIT 1', [this.az, `${this.az}:${schritt}`]), this.behoerde);
    if (rows.length === 0) throw new Error(`There is no transmission ${schritt}`);
    await this.berichte('GESENDET');
  }
}
