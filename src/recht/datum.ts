import { z } from 'zod';
import { FachlicherFehler } from '../fehler.ts';

const datumSchema = z.iso.date();
const TAG_MS = 86_400_000;
const WOCHENTAGE = ['So', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa'] as const;

/** A quotation of wrong input for an error text: short, and never more than a line. */
export function zitat(wert: unknown): string {
  const text = typeof wert === 'object' && wert !== null ? 'Objekt' : String(wert);
  // Control characters and lone surrogates could break a terminal or a log reader.
  const lesbar = text.slice(0, 60).replaceAll(/[\p{Cc}\p{Cs}]/gu, '·');
  return `„${lesbar}${text.length > 60 ? '…' : ''}“`;
}

/**
 * @param wert a local date `YYYY-MM-DD` that exists in the calendar
 * @throws FachlicherFehler DATUM_UNGUELTIG
 */
export function pruefeDatum(wert: unknown): string {
  const gelesen = datumSchema.safeParse(wert);
  if (!gelesen.success) throw new FachlicherFehler('DATUM_UNGUELTIG', `${zitat(wert)} ist kein gültiges Datum (erwartet JJJJ-MM-TT).`);
  return gelesen.data;
}

/** Midnight UTC stands for a date only inside this file: days of equal length, no time zone. */
const inMs = (datum: string): number => Date.parse(`${pruefeDatum(datum)}T00:00:00Z`);
const ausMs = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The date `anzahl` calendar days later (negative: earlier). @throws FachlicherFehler DATUM_UNGUELTIG */
export const plusTage = (datum: string, anzahl: number): string => ausMs(inMs(datum) + anzahl * TAG_MS);

/**
 * The same day number `anzahl` months later; where that month has none, its last day (§ 188 Abs. 2, 3 BGB).
 * @throws FachlicherFehler DATUM_UNGUELTIG
 */
export function plusMonate(datum: string, anzahl: number): string {
  const [jahr, monat, tag] = pruefeDatum(datum).split('-').map(Number) as [number, number, number];
  const letzterTag = new Date(Date.UTC(jahr, monat + anzahl, 0)).getUTCDate();
  return ausMs(Date.UTC(jahr, monat - 1 + anzahl, Math.min(tag, letzterTag)));
}

/** 0 = Sunday … 6 = Saturday. @throws FachlicherFehler DATUM_UNGUELTIG */
export const wochentag = (datum: string): number => new Date(inMs(datum)).getUTCDay();

/** `Do 02.04.2026`, or `Do 02.04.` without the year. */
export function schreibeTag(datum: string, mitJahr = true): string {
  const [jahr, monat, tag] = datum.split('-');
  return `${WOCHENTAGE[wochentag(datum)]} ${tag}.${monat}.${mitJahr ? jahr : ''}`;
}
