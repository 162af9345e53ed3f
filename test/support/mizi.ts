import { nimmMitteilungAuf } from '../../src/akte/aufnahme.ts';
import { mitteilungSchema, vervollstaendige, type MitteilungEingabe } from '../../src/akte/mitteilung-schema.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { MiziFall } from './mizi-fall.ts';
import { Welt, type WeltWunsch } from './welt.ts';

export { MiziFall } from './mizi-fall.ts';

/** A notice as the court sends it; tests change what they are about. */
export const mitteilung = (anders: Partial<MitteilungEingabe> = {}): MitteilungEingabe => ({
  gericht: 'Amtsgericht Hannover', geschaeftszeichen: '512 C 1234/26', klageEingangAm: '2026-03-30', monatsmiete: '512,00', rueckstand: '1.536,00',
  wohnung: { strasse: 'Limmerstraße', hausnummer: '12', plz: '30451', ort: 'Hannover' },
  mieter: [{ name: 'Muster', vorname: 'Mia' }], vermieter: { name: 'Wohnbau Beispiel GmbH' }, ...anders,
});

/** A world that takes notices of the court in. */
export class MiziWelt extends Welt {
  /** @param beginn the instant at which the clocks stand, e.g. `2026-04-02T10:00:00+02:00` */
  static override async open(beginn: string, wunsch: WeltWunsch = {}): Promise<MiziWelt> {
    return new MiziWelt(await Welt.teile(beginn, { verfahren: ['mizi'], ...wunsch }));
  }

  nimmAuf(anders: Partial<MitteilungEingabe> = {}): Promise<MiziFall> {
    return nimmMiziAuf(this, anders);
  }
}

/** Takes a notice in as the web form does and lets its procedure begin. */
export async function nimmMiziAuf(welt: Welt, anders: Partial<MitteilungEingabe> = {}): Promise<MiziFall> {
  const gelesen = vervollstaendige(mitteilungSchema.parse(mitteilung(anders)), lokalesDatum(welt.engine.uhr.jetzt()));
  const { aktenzeichen } = await welt.db((db) => nimmMitteilungAuf(db, gelesen, { uhr: welt.engine.uhr, vereinbarung: welt.vereinbarung, quelle: 'FORMULAR' }));
  await welt.ruhe();
  return new MiziFall(welt, aktenzeichen, await welt.engine.instanz('hannover-mizi', aktenzeichen), 'LHH');
}
