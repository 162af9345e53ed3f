import { oeffneAkte } from '../../src/akte/fall-anlegen.ts';
import { decideEntscheidung } from '../../src/akte/entscheidung.ts';
import type { AnspruchAngaben } from '../../src/akte/erstattung/anspruch.ts';
import { claimErstattung, receiveErstattung } from '../../src/akte/erstattung/beginn.ts';
import { erstattungsort, findVorschlag, proposeErstattung } from '../../src/akte/erstattung/vorschlag.ts';
import { zahlungsort } from '../../src/akte/erstattung/zahlung.ts';
import { recordAnweisung } from '../../src/akte/zahlung.ts';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { Fall } from './fall.ts';
import { insertKonten } from './konten.ts';
import { Welt, type WeltWunsch } from './welt.ts';

/** The worked example of § 4: KdU 450.00, detained from 2026-03-11, paid to 04-30; known on the first day of detention. */
export const anspruch = (anders: Partial<AnspruchAngaben> = {}): AnspruchAngaben => ({
  anspruchsgrundlage: 103, haftVon: '2026-03-11', entlassungAm: null, jcGezahltBis: '2026-04-30', kduMonatCent: 45000, betragCent: 75000,
  angemeldetAm: '2026-05-04', kenntnisAm: '2026-03-11', zahlungsreferenz: 'KZ 4711', ...anders,
});

export const haushalt = { eingangAm: '2026-05-04', wohnung: { strasse: 'Limmerstraße', hausnummer: '12', lage: undefined, plz: '30451', ort: 'Hannover' }, telefon: undefined, mieter: [{ name: 'Muster', vorname: 'Mia', anschrift: undefined }], vermieter: undefined };

/** A world in which claims are made and decided; its people have accounts, because only people decide. */
export class ErstattungsWelt extends Welt {
  static override async open(beginn: string, wunsch: WeltWunsch = {}): Promise<ErstattungsWelt> {
    const welt = new ErstattungsWelt(await Welt.teile(beginn, { verfahren: ['erstattung'], ...wunsch }));
    await welt.db((db) => insertKonten(db, [{ anmeldename: 'anna', behoerde: 'LHH', rollen: ['fachstelle-sachbearbeitung'] }, { anmeldename: 'lena', behoerde: 'LHH', rollen: ['fachstelle-leitung'] }]));
    return welt;
  }

  /** Enters a claim in the Akte of the household and lets its procedure begin. */
  async beginne(angaben: AnspruchAngaben, behoerde: 'LHH' | 'JC' = 'LHH'): Promise<ErstattungsFall> {
    const { uhr } = this.engine;
    const { aktenzeichen } = await this.db(async (db) => {
      const akte = await oeffneAkte(db, { ...haushalt, eingangAm: lokalesDatum(uhr.jetzt()) }, { uhr, vereinbarung: this.vereinbarung });
      await (behoerde === 'LHH' ? receiveErstattung : claimErstattung)(db, { ...angaben, aktenzeichen: akte.aktenzeichen }, uhr);
      return akte;
    }, behoerde);
    return this.fall(behoerde === 'LHH' ? 'hannover-erstattung' : 'hannover-erstattung-jobcenter', aktenzeichen, behoerde);
  }

  async fall(prozess: string, aktenzeichen: string, behoerde: 'LHH' | 'JC'): Promise<ErstattungsFall> {
    await this.ruhe();
    return new ErstattungsFall(this, aktenzeichen, await this.engine.instanz(prozess, aktenzeichen), behoerde);
  }
}

export class ErstattungsFall extends Fall {
  /** As a person with an account. */
  async als<T>(wer: string, tun: (db: Db) => Promise<T>): Promise<T> {
    const ergebnis = await inTransaktion(this.welt.datenbank.pool, { behoerde: this.behoerde, wer }, tun);
    await this.welt.ruhe();
    return ergebnis;
  }

  /** What the Jobcenter has sent on paper, or sends now. */
  erfasse(angaben: AnspruchAngaben): Promise<void> {
    return this.tue((db) => (this.behoerde === 'LHH' ? receiveErstattung : claimErstattung)(db, { ...angaben, aktenzeichen: this.az }, this.welt.engine.uhr));
  }

  schlageVor(betragCent: number, begruendung = 'Wie berechnet.', wer = 'anna'): Promise<number> {
    return this.als(wer, (db) => proposeErstattung(db, { aktenzeichen: this.az, vorgang: this.az, betragCent, begruendung }, this.welt.engine.uhr));
  }

  /** The clerk decides in the Akte and completes the task. */
  async entscheide(betragCent: number, begruendung?: string): Promise<void> {
    await this.schlageVor(betragCent, begruendung);
    await this.erledige('UserTask_ErstattungEntscheiden', { entscheidung: 'ENTSCHIEDEN' });
  }

  async gibFrei(entscheidung: 'ZUGESTIMMT' | 'ZURUECKGEGEBEN', wer = 'lena'): Promise<void> {
    const runde = (await this.als(wer, (db) => findVorschlag(db, this.az, this.az)))?.entscheidung.runde ?? 0;
    await this.als(wer, (db) => decideEntscheidung(db, { ...erstattungsort(this.az, this.az), runde, entscheidung, begruendung: 'Bitte noch einmal ansehen.' }, this.welt.engine.uhr));
  }

  async zahle(): Promise<void> {
    await this.als('anna', (db) => recordAnweisung(db, { ...zahlungsort(this.az, this.az), angewiesenAm: lokalesDatum(this.welt.engine.uhr.jetzt()) }, this.welt.engine.uhr));
    await this.erledige('UserTask_AuszahlungAnweisen', { erledigt: true });
  }
}
