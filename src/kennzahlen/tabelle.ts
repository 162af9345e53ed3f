import type { Kennzahl } from './schema.ts';

export type Spaltenart = 'ANZAHL' | 'CENT' | 'TAGE';
export type Spalte = { code: string; text: string; art: Spaltenart };
/** A number and how many things, or cases where there are sums, it is made of. */
export type Zelle = { wert: number | null; basis: number };
export type Zeile = { codes: (string | null)[]; texte: string[]; zellen: Zelle[] };
/** A figure as it was counted. The last column is the sum of a row where `spalten` ends with SUMME. */
export type Zahlentabelle = { kennzahl: Kennzahl; achsen: string[]; spalten: Spalte[]; zeilen: Zeile[]; summe: Zelle[] | null };

/** How a number is shown: as it is, as one below three, not at all, or as "at least" where something in it is not shown. */
export type GezeigteZelle = { art: 'WERT' | 'KLEIN' | 'GESPERRT' | 'MINDESTENS'; wert: number | null };
export type GezeigteTabelle = {
  kuerzel: string; titel: string; klauseln: string[]; gezaehlt: string; ab: string; stichtag: boolean; diagramm: Kennzahl['diagramm'];
  achsen: string[]; spalten: Spalte[];
  zeilen: { codes: (string | null)[]; texte: string[]; zellen: GezeigteZelle[] }[];
  summe: GezeigteZelle[] | null;
  anteil: { titel: string; /** whole per cent by row, null where it cannot be said */ werte: (number | null)[]; gesamt: number | null } | null;
  /** Not shown at all, because another table of the same things has small numbers. */
  zurueckgehalten: boolean;
};

/** The column with the sum of each row. */
export const SUMME = 'SUMME';

const GELD = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const GANZ = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 0 });
const EINE = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A number as people read it: sums in Euro, averages with one decimal. */
export function schreibeZahl(wert: number | null, art: Spaltenart, { tausender = true } = {}): string {
  if (wert === null) return '–';
  const text = art === 'CENT' ? GELD.format(wert / 100) : art === 'TAGE' ? EINE.format(wert) : GANZ.format(wert);
  return tausender ? text : text.replaceAll('.', '');
}

/** What stands in a cell; `·` where it is not shown. */
export function zellText(zelle: GezeigteZelle, art: Spaltenart, format: { tausender?: boolean } = {}): string {
  if (zelle.art === 'KLEIN') return '<3';
  if (zelle.art === 'GESPERRT') return '·';
  return `${zelle.art === 'MINDESTENS' ? 'mind. ' : ''}${schreibeZahl(zelle.wert, art, format)}`;
}
