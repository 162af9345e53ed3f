import type { Column, Content } from 'pdfmake/interfaces.js';
import type { BriefDaten } from '../daten.ts';
import { formatDatum, haltFundstellen } from '../typografie.ts';
import { anrede, schluss } from './bausteine.ts';

/** What a letter says; head, address field, reference and close come by themselves. */
export type Brieftext = {
  betreff: string;
  /** False: without salutation. */
  mitAnrede?: boolean;
  /** First sentence after the salutation. */
  einleitung: string;
  inhalt: Content[];
  /** Last paragraph; it stays on a page with the close. */
  schluss: Content;
  unterzeichner: string;
};

const mm = (laenge: number): number => (laenge * 72) / 25.4;

/** Where the content of a page begins and ends (`pdf.ts`), in points from the upper edge and the left one. */
const OBEN = 96;
const LINKS = 71;
// DIN 5008, form B: the address field lies 45 mm below the upper edge and is 45 mm high, the lower 27.3 mm for the recipient.
const FELD_OBEN = mm(45);
const VERMERKZONE = mm(17.7);
const ANSCHRIFTZONE = mm(27.3);
const FELDBREITE = mm(80);
const INFORMATION_LINKS = mm(125);
/** Up to the subject line. */
const ABSTAND = mm(8.5);
const FALTMARKEN = [mm(105), mm(210)];
const LOCHMARKE = mm(148.5);

/**
 * A letter for a window envelope. Through the window one sees the sender's line and the recipient's address, nothing else.
 * By fax the same pages follow the cover.
 */
export function brief(daten: BriefDaten, heute: string, text: Brieftext): Content[] {
  return [
    marken(),
    { columns: [anschriftfeld(daten), informationsblock(daten, heute)], margin: [0, FELD_OBEN - OBEN, 0, ABSTAND] },
    { text: text.betreff, bold: true, fontSize: 11.5, margin: [0, 0, 0, 12] },
    ...anrede(text.einleitung, text.mitAnrede),
    ...text.inhalt,
    schluss(text.schluss, text.unterzeichner),
  ];
}

/** Lines that are longer than the field push the text down, they never run into each other. */
function anschriftfeld({ absender, anschriftfeld: zeilen }: BriefDaten): Column {
  const ruecksendung = [absender.name, absender.funktion, absender.anschrift].filter(Boolean).join(' · ');
  return {
    width: FELDBREITE,
    table: {
      widths: [FELDBREITE],
      heights: [VERMERKZONE, ANSCHRIFTZONE],
      body: [[{ text: ruecksendung, fontSize: 7, margin: [0, VERMERKZONE - 22, 0, 0] }], [{ text: zeilen.join('\n'), fontSize: 10, lineHeight: 0.95 }]],
    },
    layout: 'nackt',
  };
}

function informationsblock({ absender, aktenzeichen }: BriefDaten, heute: string): Column {
  return {
    width: '*',
    margin: [INFORMATION_LINKS - LINKS - FELDBREITE, mm(5), 0, 0],
    stack: [
      { text: 'Unser Zeichen', fontSize: 8 },
      { text: aktenzeichen, bold: true, margin: [0, 0, 0, 6] },
      { text: 'Bitte bei Antworten angeben', fontSize: 8, margin: [0, -6, 0, 6] },
      { text: 'Es schreibt Ihnen', fontSize: 8 },
      { text: haltFundstellen(`${absender.name}\n${absender.funktion}`), margin: [0, 0, 0, 6] },
      { text: 'Datum', fontSize: 8 },
      { text: formatDatum(heute) },
    ],
  };
}

/** Where to fold and to punch, on the first page of the letter. */
function marken(): Content {
  const linie = (y: number, laenge: number): Content => ({ absolutePosition: { x: mm(4), y }, canvas: [{ type: 'line', x1: 0, y1: 0, x2: laenge, y2: 0, lineWidth: 0.4, lineColor: '#666666' }] });
  return { stack: [...FALTMARKEN.map((y) => linie(y, mm(4))), linie(LOCHMARKE, mm(6))] };
}
