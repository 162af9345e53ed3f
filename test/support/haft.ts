import { findAkte } from '../../src/akte/akte.ts';
import { updateHaft } from '../../src/akte/haft/aendern.ts';
import { answerAnfrage } from '../../src/akte/haft/anfrage.ts';
import { recordAuskunft, type Auskunft } from '../../src/akte/haft/auskunft.ts';
import { recordHaftentscheidung } from '../../src/akte/haft/entscheidung.ts';
import { findHaft, type HaftAngaben } from '../../src/akte/haft/haft.ts';
import { meldeHaft, type Haftmeldung } from '../../src/akte/haft/melden.ts';
import { findHaftlage, zahlungsort } from '../../src/akte/haft/zahlung.ts';
import { neuerFallSchema, oeffneAkte } from '../../src/akte/fall-anlegen.ts';
import { recordAnweisung } from '../../src/akte/zahlung.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { Fall } from './fall.ts';
import { insertKonten } from './konten.ts';
import { Welt, type WeltWunsch } from './welt.ts';

export const haushalt = { wohnung: { strasse: 'Limmerstraße', hausnummer: '12', plz: '30451', ort: 'Hannover' }, mieter: [{ name: 'Muster', vorname: 'Mia' }], vermieter: { name: 'Wohnbau Beispiel GmbH', anschrift: 'Allee 1, 30161 Hannover' } };
export const haftmeldung = (anders: Partial<Haftmeldung> = {}): Haftmeldung => ({
  gemeldetVon: 'JVA_SOZIALDIENST', haftVon: '2026-03-11', inhaftiert: 'Mia Muster', anstalt: 'JVA Hannover', sgb2Bezug: 'JA', kduMonatCent: 45_000, anteil: '1/1', kenntnisAm: '2026-03-11', eingangAm: '2026-03-11', ...anders,
});

/** A world in which detention is notified, with the account of a person who orders payments. */
export class HaftWelt extends Welt {
  static override async open(beginn: string, wunsch: WeltWunsch = {}): Promise<HaftWelt> {
    const welt = new HaftWelt(await Welt.teile(beginn, { verfahren: ['haft'], ...wunsch }));
    await welt.db((db) => insertKonten(db, [{ anmeldename: 'test', behoerde: 'LHH', rollen: ['fachstelle-sachbearbeitung'] }]));
    return welt;
  }

  /** The Jobcenter's own Akte under the number of the Fachstelle. */
  async beimJobcenter(az: string): Promise<{ status: string; personen: string[]; dokumente: number; eingaenge: string[]; mitteilung: boolean }> {
    const akte = await this.db((db) => findAkte(db, az, this.engine.uhr), 'JC');
    if (!akte) throw new Error('The Jobcenter has no such Akte');
    const { fall, personen, dokumente, posteingang, mitteilung } = akte;
    return { status: fall.status, personen: personen.map((p) => p.name), dokumente: dokumente.length, eingaenge: posteingang.map((p) => `${p.art} ${p.status}`), mitteilung: Boolean(mitteilung) };
  }

  /** How often something stands in the journal of an authority. */
  async journal(az: string, art: string, behoerde: string): Promise<number> {
    return (await this.db((db) => db.query('SELECT 1 FROM journal WHERE aktenzeichen = $1 AND art = $2 AND behoerde = $3', [az, art, behoerde]), behoerde)).rowCount ?? 0;
  }

  async melde(anders: Partial<Haftmeldung> = {}): Promise<HaftFall> {
    const { uhr } = this.engine;
    const fall = neuerFallSchema.parse({ eingangAm: lokalesDatum(uhr.jetzt()), ...haushalt });
    const az = await this.db(async (db) => {
      const { aktenzeichen } = await oeffneAkte(db, fall, { uhr, vereinbarung: this.vereinbarung });
      await meldeHaft(db, aktenzeichen, haftmeldung(anders), uhr);
      return aktenzeichen;
    });
    const lauf = await this.lauf('hannover-haft', az);
    return new HaftFall(this, az, lauf.instanz, 'LHH');
  }
}

export class HaftFall extends Fall {
  auskunft(a: Partial<Auskunft>): Promise<void> {
    return this.tue((db) => recordAuskunft(db, this.az, { auskunft: 'GEZAHLT', gezahltBis: null, eingangAm: this.heute, weg: 'SCHREIBEN', ...a }, this.welt.engine.uhr));
  }

  /** The Jobcenter answers in its own Akte. */
  async antworte(gezahltBis: string): Promise<void> {
    const antwort = { auskunft: 'GEZAHLT', gezahltBis, monatCent: 45_000, gezahltAn: 'VERMIETER', eingestelltAm: null } as const;
    await this.welt.db((db) => answerAnfrage(db, this.az, antwort, this.welt.engine.uhr), 'JC');
    await this.welt.ruhe();
  }

  entscheide(ergebnis: 'BEWILLIGT' | 'ABGELEHNT', bewilligtBis: string | null = null): Promise<void> {
    return this.tue((db) => recordHaftentscheidung(db, this.az, { ergebnis, bewilligtBis, prognose: 'Kurze Strafe, Wohnung soll bleiben.' }, this.welt.engine.uhr));
  }

  aendere(neu: Partial<HaftAngaben>): Promise<void> {
    return this.tue((db) => updateHaft(db, this.az, neu, 'mitgeteilt', this.welt.engine.uhr));
  }

  /** Orders the payment in the Akte and says so in Tasklist. */
  async weiseAn(bezug: string): Promise<void> {
    await this.tue(async (db) => {
      const haft = await findHaft(db, this.az);
      if (haft) await recordAnweisung(db, { ...zahlungsort(haft, bezug), angewiesenAm: this.heute }, this.welt.engine.uhr);
    });
    await this.erledige('UserTask_MieteAnweisen', { bestaetigt: true });
  }

  /** `bezug cent` of each payment that is planned, with `!` where it was ordered */
  async zahlungen(): Promise<string[]> {
    const { zahlungen } = await this.welt.db((db) => findHaftlage(db, this.az));
    return zahlungen.map((z) => `${z.bezug} ${z.cent}${z.zahlung.angewiesenAm ? '!' : ''}`);
  }

  private get heute(): string {
    return lokalesDatum(this.welt.engine.uhr.jetzt());
  }
}
