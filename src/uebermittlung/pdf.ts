// First, because it prepares what pdfmake loads.
import { schriften } from './schriften.ts';
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { TechnischerFehler } from '../fehler.ts';

pdfmake.setFonts({ NotoSans: schriften });
// A document is made from the case file alone: nothing is ever loaded from outside.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((pfad) => Object.values(schriften).includes(pfad));
pdfmake.addTableLayouts({
  linien: {
    hLineWidth: () => 0.5,
    vLineWidth: () => 0,
    paddingLeft: (spalte) => (spalte === 0 ? 0 : 6),
    paddingTop: () => 2.5,
    paddingBottom: () => 2.5,
  },
  nackt: { hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 0, paddingBottom: () => 0 },
});

/** What stands on every page: the reference as text and QR code, and the page number. */
export type Rahmen = {
  /** null: a leaflet that names no case */
  aktenzeichen: string | null;
  titel: string;
  erzeugtAm: Date;
  /** The likely number of pages: when it is right, the document is laid out once only. */
  seiten: number;
  /** Of a made-up file: each page says so. */
  uebung?: boolean;
  /** Without a reference: what stands beside the page number. */
  fuss?: string;
};
export type Pdf = { inhalt: Buffer; seiten: number };

const PASSES = 4;
const UEBUNG = 'ÜBUNG – kein echter Vorgang';

/**
 * Renders a document whose content may name its own number of pages. The same input gives the same bytes.
 * @throws TechnischerFehler PDF_SEITENZAHL when the number of pages never settles
 */
export async function renderPdf(rahmen: Rahmen, content: (seiten: number) => Content[]): Promise<Pdf> {
  let { seiten } = rahmen;
  for (let pass = 0; pass < PASSES; pass++) {
    const gezaehlt = { seiten: 0 };
    const inhalt = await pdfmake.createPdf(definiere(rahmen, content(seiten), gezaehlt)).getBuffer();
    if (gezaehlt.seiten === seiten) return { inhalt, seiten };
    seiten = gezaehlt.seiten;
  }
  throw new TechnischerFehler('PDF_SEITENZAHL', 'Die Seitenzahl des Dokuments steht nicht fest.');
}

function definiere(rahmen: Rahmen, content: Content[], gezaehlt: { seiten: number }): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [71, rahmen.fuss ? 64 : 96, 57, 60],
    language: 'de-DE',
    version: '1.7',
    displayTitle: true,
    info: { title: rahmen.titel, creator: 'Kooperation', producer: 'Kooperation', creationDate: rahmen.erzeugtAm },
    defaultStyle: { font: 'NotoSans', fontSize: 10, lineHeight: 1.1 },
    styles: {
      titel: { fontSize: 14, bold: true, margin: [0, 0, 0, 8] },
      abschnitt: { fontSize: 11.5, bold: true, margin: [0, 10, 0, 4] },
      klein: { fontSize: 9 },
    },
    ...(rahmen.uebung && { watermark: { text: 'ÜBUNG', bold: true, opacity: 0.12, angle: -50 } }),
    header: () => (rahmen.uebung ? [{ text: UEBUNG, bold: true, fontSize: 11, margin: [71, 14, 57, -27] }, kopfzeile(rahmen)] : kopfzeile(rahmen)),
    footer: (seite, seiten) => {
      gezaehlt.seiten = seiten;
      if (rahmen.aktenzeichen === null) return rahmen.fuss ? { text: `${rahmen.fuss} · Seite\u00a0${seite} von\u00a0${seiten}`, fontSize: 9, alignment: 'right', margin: [71, 20, 57, 0] } : '';
      return { text: `Aktenzeichen ${rahmen.aktenzeichen} · Seite\u00a0${seite} von\u00a0${seiten}`, fontSize: 9, alignment: 'right', margin: [71, 20, 57, 0] };
    },
    content,
  };
}

const kopfzeile = ({ aktenzeichen }: Rahmen): Content => (aktenzeichen === null ? '' : kopf(aktenzeichen));

// Black on white and large enough for a fax in standard resolution.
function kopf(aktenzeichen: string): Content {
  return {
    margin: [71, 28, 57, 0],
    columns: [
      { width: '*', text: [{ text: 'Aktenzeichen\n', fontSize: 9 }, { text: aktenzeichen, bold: true, fontSize: 12 }], margin: [0, 8, 0, 0] },
      { width: 56, qr: aktenzeichen, fit: 56, eccLevel: 'M' },
    ],
  };
}
