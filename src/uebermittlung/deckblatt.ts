import type { Content } from 'pdfmake/interfaces.js';
import type { BriefDaten } from './daten.ts';
import { formatDatum } from './typografie.ts';
import { angaben } from './schreiben/bausteine.ts';

/**
 * First page of every fax. Whoever passes the machine may read it, so it names authorities, Aktenzeichen and the number of
 * pages, and nothing about a person or the matter (§ 35 SGB I).
 */
export function deckblatt(daten: Pick<BriefDaten, 'absender' | 'empfaenger' | 'aktenzeichen'>, heute: string, seiten: number): Content[] {
  const { absender, empfaenger } = daten;
  return [
    { text: 'Telefax', fontSize: 26, bold: true, margin: [0, 0, 0, 16] },
    angaben([
      ['Absender', [absender.name, absender.funktion, absender.anschrift].filter(Boolean).join('\n')],
      ['Empfänger', [empfaenger.name, empfaenger.funktion].join('\n')],
      ['Faxnummer', empfaenger.faxnummer ?? 'nicht hinterlegt'],
      ['Aktenzeichen', { text: daten.aktenzeichen, bold: true }],
      ['Datum', formatDatum(heute)],
      ['Seiten mit Deckblatt', String(seiten)],
    ]),
    { text: 'Vertraulich: nur für den genannten Empfänger', style: 'abschnitt', margin: [0, 24, 0, 6] },
    {
      text: 'Dieses Fax enthält Sozialdaten. Haben Sie es irrtümlich erhalten, lesen Sie bitte nicht weiter, geben Sie nichts weiter und unterrichten Sie sofort den Absender unter Angabe des Aktenzeichens. Vernichten Sie anschließend alle Seiten. Wer Sozialdaten unbefugt erhält, darf sie nicht verwenden.',
      pageBreak: 'after',
    },
  ];
}
