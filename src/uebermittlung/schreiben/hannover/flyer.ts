import type { Content } from 'pdfmake/interfaces.js';
import { leseFlyer, type Flyertext } from '../../../akte/verweis/flyertext.ts';
import { formatDatum } from '../../typografie.ts';
import { angaben, schreiblinie } from '../bausteine.ts';
import type { Schreiben } from '../schreiben.ts';

/** The flyer of the Fachstelle with opening hours and contacts (H-1.5), to hand over. It is the same for everybody and names no case. */
export const flyer: Schreiben = {
  kuerzel: 'hannover.flyer',
  titel: 'Flyer der Fachstelle Wohnungserhalt',
  seiten: 1,
  ausdruck: true,
  ohneZeichen: true,
  intern: { art: 'POSTEINGANG' },
  async verfasse(_daten, { vereinbarung }) {
    const f = await leseFlyer(vereinbarung.kuerzel);
    return [
      { text: f.titel, fontSize: 24, bold: true, margin: [0, 0, 0, 14] },
      { text: f.einleitung, fontSize: 13, margin: [0, 0, 0, 12] },
      { ul: f.punkte.map((p) => ({ text: p, margin: [0, 0, 0, 5] })), fontSize: 12, margin: [0, 0, 0, 16] },
      { text: f.stelle, fontSize: 17, bold: true },
      { text: f.traeger, margin: [0, 0, 0, 12] },
      angaben([['Anschrift', f.anschrift.join('\n')], ['Öffnungszeiten', f.oeffnungszeiten.map((o) => `${o.tage}: ${o.zeit}`).join('\n')], ...f.kontakte.map(kontakt)]),
      { text: `Stand: ${formatDatum(f.stand)}`, style: 'klein', margin: [0, 12, 0, 0] },
    ];
  },
};

function kontakt({ wofuer, telefon, mail }: Flyertext['kontakte'][number]): [string, Content] {
  const bekannt = [telefon && `Telefon ${telefon}`, mail].filter(Boolean).join('\n');
  return [wofuer, bekannt ? { text: bekannt, bold: true } : { stack: ['Telefon', schreiblinie()] }];
}
