import type { Column, Content, TableCell } from 'pdfmake/interfaces.js';
import { bildVon, type Bild } from '../kennzahlen/balken.ts';
import { quartalText, tageVon, type Quartal } from '../kennzahlen/quartal.ts';
import { SUMME, zellText, type GezeigteTabelle, type GezeigteZelle } from '../kennzahlen/tabelle.ts';
import { lokalesDatum } from '../recht/zeit.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import { renderPdf, type Pdf } from './pdf.ts';
import { formatDatum } from './typografie.ts';

export type Quartalsbericht = { vereinbarung: Vereinbarung; /** name of the authority */ behoerde: string; quartal: Quartal; /** with small numbers hidden */ tabellen: GezeigteTabelle[]; gezaehltAm: Date; erzeugtAm: Date };

const BREITE = 467;
/** Dark to light, so that they differ in print without colour as well; the legend names them in the order of the parts. */
const FARBEN = ['#1a3da5', '#c46a00', '#3f8f7f', '#b04a7a', '#8a8fa8', '#d9b44a'];

/** The report of a quarter for the exchange of the partners (H-5.2, D-7.1): figures of one authority with their definitions. */
export function erstelleBericht(b: Quartalsbericht): Promise<Pdf> {
  const titel = `Auswertung ${quartalText(b.quartal)}`;
  return renderPdf({ aktenzeichen: null, titel: `${titel}, ${b.behoerde}`, erzeugtAm: b.erzeugtAm, seiten: 6, fuss: `${titel} · ${b.behoerde}` }, () => verfasse(b, titel));
}

/** The tables of an authority as they stand in a report and in the agenda. */
export function kennzahlenTeil(tabellen: readonly GezeigteTabelle[]): Content[] {
  return tabellen.flatMap((t) => teil(t));
}

function verfasse(b: Quartalsbericht, titel: string): Content[] {
  const { von, bis } = tageVon(b.quartal);
  const gezaehlt = lokalesDatum(b.gezaehltAm);
  return [
    { text: titel, style: 'titel' },
    { text: b.behoerde, bold: true },
    { text: b.vereinbarung.name, margin: [0, 0, 0, 8] },
    { text: `Zeitraum: ${formatDatum(von)} bis ${formatDatum(bis)}. Gezählt am ${formatDatum(gezaehlt)}${gezaehlt <= bis ? '; das Quartal läuft noch' : ''}. „Stichtag“ meint diesen Tag.`, margin: [0, 0, 0, 4] },
    { text: 'Anzahlen von eins und zwei stehen als „<3“. „·“ heißt: nicht gezeigt, weil es wenige Fälle betrifft oder sich eine kleine Anzahl daraus errechnen ließe. „mind.“ heißt: die Summe enthält nicht gezeigte Anzahlen. Kein Fall ist aus den Zahlen zu erkennen.', margin: [0, 0, 0, 8] },
    ...kennzahlenTeil(b.tabellen),
  ];
}

const ABSTAND: [number, number, number, number] = [0, 0, 0, 6];

function teil(t: GezeigteTabelle): Content[] {
  const klauseln = t.klauseln.length > 0 ? ` Vereinbarung: ${t.klauseln.join(', ')}.` : '';
  const bild = bildVon(t);
  const kopf: Content[] = [{ text: t.titel, style: 'abschnitt' }, { text: `${t.gezaehlt} ${t.stichtag ? 'Stichtag' : 'Maßgeblich'}: ${t.ab}${klauseln}`, style: 'klein', color: '#404565', margin: [0, 0, 0, 4] }];
  if (t.zurueckgehalten) return [{ stack: [...kopf, { text: 'Nicht gezeigt: Mit der Summe dieser Tabelle ließe sich eine kleine Anzahl in einer anderen errechnen.', margin: ABSTAND }], unbreakable: true }];
  if (t.zeilen.length === 0) return [{ stack: [...kopf, { text: 'Nichts zu zählen.', margin: ABSTAND }], unbreakable: true }];
  // What fits on a page stays together; a longer table repeats its head.
  const oben: Content = { stack: [...kopf, ...(bild ? [balken(bild)] : [])], unbreakable: true };
  return t.zeilen.length <= 12 ? [{ stack: [oben, tabelle(t)], unbreakable: true }] : [oben, tabelle(t)];
}

/** Bars as a drawing: the name, the parts in their colours, the number. */
function balken({ reihen, balken: alle, hoechster }: Bild): Content {
  const [links, hoehe] = [190, 9];
  const laenge = BREITE - links - 40;
  const zeilen = alle.map((b): Content => ({
    columns: [
      { width: links, text: b.text.length > 42 ? `${b.text.slice(0, 41)}…` : b.text, fontSize: 8, alignment: 'right', margin: [0, 0, 6, 0] },
      { width: (b.gesamt / hoechster) * laenge + 4, canvas: rechtecke(b, laenge / hoechster, hoehe) },
      { width: 36, text: b.teile.every((eines) => !eines.klein) ? String(b.gesamt) : b.teile.length === 1 ? '<3' : '', fontSize: 8 },
    ],
    margin: [0, 0, 0, 2],
  }));
  const legende: Content[] = reihen.length > 1 ? [{ columns: reihen.flatMap((r, i): Column[] => [{ width: 10, canvas: [{ type: 'rect', x: 0, y: 1.5, w: 7, h: 7, color: FARBEN[i % FARBEN.length] ?? '#000000' }] }, { width: 'auto', text: r, fontSize: 8, margin: [0, 0, 8, 0] }]), margin: [0, 0, 0, 4] }] : [];
  return { stack: [...legende, ...zeilen], margin: ABSTAND };
}

function rechtecke({ teile }: Bild['balken'][number], jeEins: number, h: number): { type: 'rect'; x: number; y: number; w: number; h: number; color?: string; lineColor: string; lineWidth: number }[] {
  let x = 0;
  return teile.map(({ spalte, wert, klein }) => {
    const w = Math.max(1.5, wert * jeEins);
    const farbe = FARBEN[spalte % FARBEN.length] ?? '#000000';
    const eines = { type: 'rect' as const, x, y: 1, w, h, lineColor: klein ? farbe : '#ffffff', lineWidth: 0.5, ...(klein ? {} : { color: farbe }) };
    x += w;
    return eines;
  });
}

function tabelle(t: GezeigteTabelle): Content {
  // What nothing has is left out: on paper there is no room for columns of zeros.
  const spalten = t.spalten.map((s, i) => ({ ...s, i })).filter((s) => s.code === SUMME || s.art !== 'ANZAHL' || t.spalten.length < 4 || t.zeilen.some((z) => z.zellen[s.i]?.art !== 'WERT' || z.zellen[s.i]?.wert));
  const eng = spalten.length + t.achsen.length > 6;
  const zahl = (text: string, fett = false): TableCell => ({ text, alignment: 'right', bold: fett, noWrap: !fett });
  const zellen = (reihe: readonly GezeigteZelle[], fett = false): TableCell[] => spalten.map((s) => zahl(zellText(reihe[s.i] ?? { art: 'GESPERRT', wert: null }, s.art), fett));
  const anteil = (wert: number | null | undefined): TableCell[] => (t.anteil ? [zahl(wert === null || wert === undefined ? '–' : `${wert}\u00a0%`)] : []);
  const body: TableCell[][] = [
    [...t.achsen.map((a): TableCell => ({ text: a, bold: true })), ...spalten.map((s) => zahl(s.art === 'CENT' ? `${s.text} (€)` : s.text, true)), ...(t.anteil ? [zahl(t.anteil.titel, true)] : [])],
    ...t.zeilen.map((z, n): TableCell[] => [...z.texte.map((text): TableCell => ({ text })), ...zellen(z.zellen), ...anteil(t.anteil?.werte[n])]),
    ...(t.summe ? [[...t.achsen.map((_, i): TableCell => ({ text: i === 0 ? 'Summe' : '', bold: true })), ...zellen(t.summe, true), ...anteil(t.anteil?.gesamt)]] : []),
  ];
  const breit = t.achsen.map((a) => (a === 'Klausel' ? (eng ? 44 : 50) : '*'));
  return { table: { headerRows: 1, widths: [...breit, ...spalten.map((s) => (s.art === 'CENT' ? 62 : eng ? 46 : 56)), ...(t.anteil ? [46] : [])], body, dontBreakRows: true }, layout: 'linien', fontSize: eng ? 7.5 : 9, margin: [0, 0, 0, 6] };
}
