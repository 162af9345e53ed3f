import { zellText, type GezeigteTabelle } from './tabelle.ts';

const BOM = '\uFEFF';

/**
 * One field of a CSV file. A text that a spreadsheet would take for a formula (=, +, -, @, tab, carriage return at its beginning, also
 * after blanks) gets an apostrophe in front; numbers of ours never go through here.
 */
export function csvFeld(text: string): string {
  const harmlos = /^[\s\u00a0]*[=+\-@＝＋－＠\t\r]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[";\n\r\t]/.test(harmlos) ? `"${harmlos.replaceAll('"', '""')}"` : harmlos;
}

/**
 * A table as a file for spreadsheets with German settings: UTF-8 with a mark, semicolons, decimal commas, no thousands separators.
 * @param kopf lines in front: what, for whom, which period
 */
export function alsCsv(t: GezeigteTabelle, kopf: readonly (readonly [string, string])[]): string {
  const zahl = (zelle: GezeigteTabelle['zeilen'][number]['zellen'][number], i: number): string => zellText(zelle, t.spalten[i]?.art ?? 'ANZAHL', { tausender: false });
  const anteil = (wert: number | null): string => (wert === null ? '' : String(wert));
  const zeilen = [
    ...kopf.map(([name, wert]) => [csvFeld(name), csvFeld(wert)]),
    [],
    [...t.achsen, ...t.spalten.map((s) => `${s.text}${s.art === 'CENT' ? ' (Euro)' : s.art === 'TAGE' ? ' (Tage)' : ''}`), ...(t.anteil ? [`${t.anteil.titel} (Prozent)`] : [])].map(csvFeld),
    ...t.zeilen.map((z, n) => [...z.texte.map(csvFeld), ...z.zellen.map(zahl), ...(t.anteil ? [anteil(t.anteil.werte[n] ?? null)] : [])]),
    ...(t.summe ? [[...t.achsen.map((_, i) => (i === 0 ? 'Summe' : '')), ...t.summe.map(zahl), ...(t.anteil ? [anteil(t.anteil.gesamt)] : [])]] : []),
  ];
  return `${BOM}${zeilen.map((z) => z.join(';')).join('\r\n')}\r\n`;
}

