import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { akteUnbekannt, EIGENE } from './akteur.ts';
import { recordAenderung } from './aenderung.ts';
import { normalisiereAdresse } from './normalisieren.ts';

export type Wohnung = { strasse: string; hausnummer: string; lage: string; plz: string; ort: string };
export type Haushalt = Wohnung & { telefon: string | null };

const SPALTEN = 'strasse, hausnummer, lage, plz, ort, telefon';

export async function findHaushalt(db: Db, aktenzeichen: string): Promise<Haushalt | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM haushalt WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`, [aktenzeichen]);
  return rows[0] as Haushalt | undefined;
}

export async function insertHaushalt(db: Db, aktenzeichen: string, w: Wohnung & { telefon?: string | null }): Promise<void> {
  await db.query(
    `INSERT INTO haushalt (behoerde, aktenzeichen, strasse, hausnummer, lage, plz, ort, telefon, adresse_norm) VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, $8)`,
    [aktenzeichen, w.strasse, w.hausnummer, w.lage, w.plz, w.ort, w.telefon ?? null, normalisiereAdresse(w)],
  );
}

/**
 * Corrects address or telephone; the old values and the reason are kept.
 * @returns false when nothing differs
 * @throws FachlicherFehler AKTE_UNBEKANNT, GRUND_FEHLT
 */
export async function updateHaushalt(db: Db, aktenzeichen: string, neu: Partial<Haushalt>, grund: string, uhr: Uhr): Promise<boolean> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM haushalt WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 FOR UPDATE`, [aktenzeichen]);
  const alt = rows[0] as Haushalt | undefined;
  if (!alt) throw akteUnbekannt();
  const unterschied = findUnterschied(alt, neu);
  if (!unterschied) return false;
  const h = { ...alt, ...unterschied.neu };
  await db.query(
    `UPDATE haushalt SET strasse = $2, hausnummer = $3, lage = $4, plz = $5, ort = $6, telefon = $7, adresse_norm = $8 WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`,
    [aktenzeichen, h.strasse, h.hausnummer, h.lage, h.plz, h.ort, h.telefon, normalisiereAdresse(h)],
  );
  await recordAenderung(db, { aktenzeichen, gegenstand: 'HAUSHALT', ...unterschied, grund }, uhr);
  return true;
}

/** What differs between a stored row and wished values; undefined wishes mean "leave". @returns undefined when nothing differs */
export function findUnterschied<T extends Record<string, unknown>>(alt: T, wunsch: Partial<T>): { alt: Partial<T>; neu: Partial<T> } | undefined {
  const felder = Object.keys(alt).filter((f) => wunsch[f] !== undefined && wunsch[f] !== alt[f]);
  if (felder.length === 0) return undefined;
  const auswahl = (von: Partial<T>): Partial<T> => Object.fromEntries(felder.map((f) => [f, von[f]])) as Partial<T>;
  return { alt: auswahl(alt), neu: auswahl(wunsch) };
}
