import type { Content } from 'pdfmake/interfaces.js';
import { berechneFrist } from '../../../recht/frist.ts';
import { findeFristart } from '../../../vereinbarung.ts';
import { mitteilungVon, type BriefDaten } from '../../daten.ts';
import { formatCent, formatDatum, formatTag, glaette, zusammenhalten } from '../../typografie.ts';
import { angaben, anrede, anschrift, briefkopf, kaestchen, namen, personen, schluss, schreiblinie } from '../bausteine.ts';
import type { BriefUmfeld, Schreiben } from '../schreiben.ts';

/** H-2.3: the Jobcenter answers within three Werktage. */
const ANTWORT_WERKTAGE = 3;

/** Anlage 1: the Fachstelle informs the Jobcenter of the suit (H-2.2) and encloses the form for its answer (H-2.3, H-2.4). */
export const anlage1: Schreiben = {
  kuerzel: 'hannover.anlage-1',
  titel: 'Anlage 1: Information über die Klageerhebung',
  seiten: 3,
  intern: { art: 'START', nachricht: 'hannover.mizi.jobcenter-informiert', prozess: 'hannover-mizi-jobcenter' },
  async verfasse(daten, umfeld) {
    const antwortBis = berechneAntwortBis(umfeld);
    return [...briefkopf(daten, umfeld.heute), ...information(daten), bitte(umfeld.heute, antwortBis), ...vordruck(daten, antwortBis)];
  },
};

function berechneAntwortBis({ vereinbarung, heute }: BriefUmfeld): string {
  const { modus, rollt } = findeFristart(vereinbarung, 'H-2.3', heute);
  return berechneFrist({ beginn: heute, laenge: ANTWORT_WERKTAGE, einheit: 'WERKTAG', land: vereinbarung.land, modus, rollt }).fristEnde;
}

function information(daten: BriefDaten): Content[] {
  const m = mitteilungVon(daten);
  const zeilen: [string, Content][] = [
    ['Beklagte (Mietpartei)', personen(daten, 'MIETER')],
    ['Anschrift der Wohnung', anschrift(daten.haushalt)],
    ['Klagende (Vermietung)', personen(daten, 'VERMIETER')],
    ['Gericht, Geschäftszeichen', `${glaette(m.gericht)}, ${zusammenhalten(glaette(m.geschaeftszeichen))}`],
    ['Eingang der Klage bei Gericht', formatDatum(m.klageEingangAm)],
    ['Zustellung der Klage', m.zugestelltAm ? formatDatum(m.zugestelltAm) : 'nicht mitgeteilt'],
    ['Eingang der Mitteilung hier', formatDatum(m.eingangAm)],
    ['Termin der Verhandlung', m.terminAm ? formatTag(m.terminAm) : 'noch nicht bestimmt oder nicht mitgeteilt'],
    ['Monatliche Miete', formatCent(m.monatsmieteCent)],
    ['Geltend gemachter Mietrückstand', formatCent(m.rueckstandCent)],
  ];
  if (m.nutzungsentschaedigungCent !== '0') zeilen.push(['Nutzungsentschädigung', formatCent(m.nutzungsentschaedigungCent)]);
  return [
    { text: 'Räumungsklage wegen Zahlungsverzugs', style: 'titel' },
    { text: 'Information nach Nummer 2 der Kooperationsvereinbarung (Anlage 1)', margin: [0, 0, 0, 8] },
    ...anrede(`das Amtsgericht hat uns nach ${zusammenhalten('§ 22 Abs. 9 SGB II')} die folgende Klage mitgeteilt:`),
    angaben(zeilen),
  ];
}

function bitte(heute: string, antwortBis: string): Content {
  const absatz: Content = {
    text: [
      'Bitte teilen Sie uns auf dem beigefügten Vordruck mit, ob der Haushalt SGB-II-Leistungen bezieht. Die Rückmeldung erbitten wir ',
      { text: 'innerhalb von drei Werktagen', bold: true },
      ` nach Eingang. Bei Eingang am ${formatDatum(heute)} ist das `,
      { text: `bis ${formatTag(antwortBis)}`, bold: true },
      '. Das Aktenzeichen auf jeder Seite ordnet Ihre Antwort zu.',
    ],
  };
  return schluss(absatz, 'Fachstelle Wohnungserhalt');
}

/** The answer section: a page of its own, so that it can be sent back alone. */
function vordruck(daten: BriefDaten, antwortBis: string): Content[] {
  const jaNein = (): Content => ({ columns: [kaestchen('ja', 60), kaestchen('nein', 60)] });
  return [
    { text: 'Rückmeldung des Jobcenters', style: 'titel', pageBreak: 'before' },
    { text: `An: ${[daten.absender.name, daten.absender.funktion].join(', ')}\nErbeten bis ${formatTag(antwortBis)}`, margin: [0, 0, 0, 8] },
    angaben([['Beklagte (Mietpartei)', { text: namen(daten, 'MIETER'), style: 'klein' }], ['Anschrift der Wohnung', anschrift(daten.haushalt)]]),
    { text: 'Bezieht der Haushalt SGB-II-Leistungen?', style: 'abschnitt' },
    jaNein(),
    { text: 'Nur bei Leistungsbezug', style: 'abschnitt' },
    angaben([
      ['BG-Nummer', schreiblinie()],
      ['Sachbearbeitung', schreiblinie()],
      ['Telefon', schreiblinie()],
      ['KdU werden direkt an die Vermietung gezahlt', jaNein()],
      ['Bemerkung', { text: '\n\n\n' }],
    ]),
    { unbreakable: true, stack: [{ text: ' ', fontSize: 20 }, angaben([['Datum, Unterschrift', schreiblinie()]])] },
  ];
}
