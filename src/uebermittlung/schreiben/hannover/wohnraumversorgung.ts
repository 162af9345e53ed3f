import { findUnterbringungVon } from '../../../akte/unterbringung/unterbringung.ts';
import { formatTag, glaette, zusammenhalten } from '../../typografie.ts';
import { angaben, anschrift, personen } from '../bausteine.ts';
import { brief } from '../brief.ts';
import type { Schreiben } from '../schreiben.ts';

type Anliegen = { raeumungAm: string | null; telefon: string | null };

/** The Fachstelle asks OE 61.43 to find the household another flat (H-0.3). */
export const wohnraumversorgung: Schreiben<Anliegen> = {
  kuerzel: 'hannover.wohnraumversorgung',
  titel: 'Bitte um Vermittlung von Wohnraum',
  seiten: 2,
  intern: { art: 'POSTEINGANG' },
  async lade(db, auftrag) {
    const u = await findUnterbringungVon(db, auftrag.vorgang ?? auftrag.aktenzeichen);
    const { rows } = await db.query<{ telefon: string | null }>('SELECT telefon FROM haushalt WHERE behoerde = $1 AND aktenzeichen = $2', [auftrag.behoerde, auftrag.aktenzeichen]);
    return { raeumungAm: u?.raeumungAm ?? null, telefon: rows[0]?.telefon ?? null };
  },
  async verfasse(daten, { heute }, { raeumungAm, telefon }) {
    return brief(daten, heute, {
      betreff: 'Bitte um Vermittlung von Wohnraum',
      einleitung: 'die Wohnung dieses Haushalts lässt sich nicht halten. Wir bitten Sie, dem Haushalt möglichst bald anderen Wohnraum zu vermitteln:',
      inhalt: [
        angaben([
          ['Haushalt', personen(daten, 'MIETER')],
          ['Jetzige Wohnung', anschrift(daten.haushalt)],
          ...(telefon ? [['Telefon', glaette(telefon)] as [string, string]] : []),
          ['Die Wohnung ist zu räumen', { text: raeumungAm ? `am ${formatTag(raeumungAm)}` : 'Der Termin ist noch nicht bekannt; wir teilen ihn mit.', bold: raeumungAm !== null }],
        ]),
        { text: 'Bitte nennen Sie uns zu jedem Angebot Anschrift, Größe, Grundmiete und Nebenkosten, damit wir vor Abschluss des Mietvertrags die Zusicherung des Jobcenters einholen können. Haben Sie nichts Passendes, sagen Sie es uns bitte früh: Wir ordnen dann vor dem Räumungstermin eine Unterbringung an.', margin: [0, 8, 0, 0] },
      ],
      schluss: `Die Angaben übermitteln wir zur Erfüllung unserer Aufgabe (${zusammenhalten('§ 69 Abs. 1 Nr. 1 SGB X')}); Sie dürfen sie nur für diesen Zweck verarbeiten.`,
      unterzeichner: 'Fachstelle Wohnungserhalt',
    });
  },
};
