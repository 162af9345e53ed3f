import { neuerFallSchema, oeffneAkte } from '../../src/akte/fall-anlegen.ts';
import { beginneLauf } from '../../src/akte/lauf.ts';
import { giveEinwilligung, type Erteilung } from '../../src/akte/verweis/einwilligung-erteilen.ts';
import { insertVerweis, PROZESS_JOBCENTER, type Anlass } from '../../src/akte/verweis/verweis.ts';
import { withdrawVerweis, type Stand } from '../../src/akte/verweis/widerruf.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { stopUnterwegs } from '../../src/uebermittlung/index.ts';
import { Fall } from './fall.ts';
import type { Welt } from './welt.ts';

export const haushalt = (eingangAm: string, anders: Record<string, unknown> = {}): unknown => ({
  eingangAm, telefon: '0511 4711', wohnung: { strasse: 'Limmerstraße', hausnummer: '12', plz: '30451', ort: 'Hannover' },
  mieter: [{ name: 'Muster', vorname: 'Mia' }], vermieter: { name: 'Wohnbau Beispiel GmbH' }, ...anders,
});

/** A referral seen by the Jobcenter. */
export class Verweisfall extends Fall {
  get uhr() {
    return this.welt.engine.uhr;
  }

  willigeEin(anders: Partial<Erteilung> = {}, vorgang = this.az): Promise<void> {
    const erteilung: Erteilung = { datenarten: ['NAMEN', 'ANSCHRIFT', 'TELEFON'], form: 'SCHRIFTLICH', erteiltAm: lokalesDatum(this.uhr.jetzt()), ...anders };
    return this.tue((db) => giveEinwilligung(db, vorgang, erteilung, this.uhr));
  }

  /** As the page does it; nothing else moves meanwhile. */
  async widerrufe(): Promise<Stand> {
    const stand = await this.welt.db((db) => withdrawVerweis(db, this.az, { uhr: this.uhr, stoppe: (id) => stopUnterwegs(db, id, this.uhr) }), 'JC');
    await this.welt.ruhe();
    return stand;
  }
}

/** A household comes to the Jobcenter, as the page takes it in. */
export async function vorsprache(welt: Welt, anlass: Anlass = 'ABMAHNUNG', anders: Record<string, unknown> = {}): Promise<Verweisfall> {
  const { uhr, vereinbarung } = { uhr: welt.engine.uhr, vereinbarung: welt.vereinbarung };
  const eingangAm = lokalesDatum(uhr.jetzt());
  const aktenzeichen = await welt.db(async (db) => {
    const akte = await oeffneAkte(db, neuerFallSchema.parse(haushalt(eingangAm, anders)), { uhr, vereinbarung });
    const { vorgang } = await beginneLauf(db, { aktenzeichen: akte.aktenzeichen, prozess: PROZESS_JOBCENTER, nachricht: 'hannover.verweis.vorsprache', eingangAm, anlass: `vorsprache:${eingangAm}`, variablen: { anlass } }, uhr);
    await insertVerweis(db, { aktenzeichen: akte.aktenzeichen, vorgang, anlass, vorspracheAm: eingangAm }, uhr);
    return akte.aktenzeichen;
  }, 'JC');
  await welt.ruhe();
  return new Verweisfall(welt, aktenzeichen, await welt.engine.instanz(PROZESS_JOBCENTER, aktenzeichen), 'JC');
}
