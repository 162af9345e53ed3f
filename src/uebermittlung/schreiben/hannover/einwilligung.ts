import type { Content } from 'pdfmake/interfaces.js';
import { findeEinwilligungstext, type Einwilligungstext } from '../../../akte/verweis/einwilligungstext.ts';
import { formatDatum } from '../../typografie.ts';
import { angaben, anschrift, briefkopf, kaestchen, personen, schreiblinie } from '../bausteine.ts';
import type { Schreiben } from '../schreiben.ts';

/** The declaration of consent for the household to read and to sign (§ 67b (2) SGB X). Its text is the authority's. */
export const einwilligung: Schreiben = {
  kuerzel: 'hannover.einwilligung',
  titel: 'Einwilligungserklärung',
  seiten: 1,
  ausdruck: true,
  intern: { art: 'POSTEINGANG' },
  async verfasse(daten, { heute, vereinbarung }) {
    const text = await findeEinwilligungstext(vereinbarung.kuerzel, heute);
    return [
      ...briefkopf({ ...daten, anschriftfeld: [] }, heute).slice(0, 1),
      { text: 'Einwilligung in die Weitergabe von Kontaktdaten', style: 'titel' },
      angaben([['Haushalt', personen(daten, 'MIETER')], ['Anschrift der Wohnung', anschrift(daten.haushalt)]]),
      ...text.text.map((t): Content => ({ text: t, margin: [0, 8, 0, 0] })),
      { text: 'Weitergegeben werden dürfen', style: 'abschnitt' },
      { stack: text.datenarten.map((d): Content => ({ columns: [kaestchen(d.text, 440)], margin: [0, 0, 0, 4] })) },
      unterschrift(text),
    ];
  },
};

function unterschrift(text: Einwilligungstext): Content {
  return {
    unbreakable: true,
    stack: [
      { text: ' ', fontSize: 20 },
      angaben([['Ort, Datum', schreiblinie()], ['Unterschrift aller genannten Personen', schreiblinie()]]),
      { text: `Zweck: ${text.zweck}. Textfassung ${text.fassung}, gültig ab ${formatDatum(text.gueltigAb)}.`, style: 'klein', margin: [0, 8, 0, 0] },
    ],
  };
}
