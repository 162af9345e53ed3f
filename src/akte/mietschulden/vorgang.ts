import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import { lockFall } from '../fall.ts';
import { writeJournal } from '../journal.ts';
import type { Pruefung } from './pruefung-schema.ts';

export const PROZESS_JOBCENTER = 'hannover-mietschulden-jobcenter';
export const PROZESS_FACHSTELLE = 'hannover-mietschulden';
/** What is decided, in the table of decisions. */
export const GEGENSTAND = 'MIETSCHULDEN';

export type Herkunft = 'ANTRAG' | 'VORSPRACHE' | 'SGB12';
export type Anlass = 'RAEUMUNGSKLAGE' | 'KUENDIGUNG' | 'VERSORGUNGSSPERRE';
export type Schuldenart = 'MIETSCHULDEN' | 'ENERGIESCHULDEN';
export type Ergebnis = 'UEBERNAHME' | 'ABLEHNUNG' | 'KEIN_SGB2';
/** Codes and sums that the decision tables have answered. Sums in Cent. */
export type Pruefergebnis = { tabellenErgebnis: string; ermessen: string | null; gruende: string[]; mietErgebnis: string | null; hoechstbetragCent: number | null; quelle: string | null };
export type Stelle = { aktenzeichen: string; prozess: string; vorgang: string };
export type Mietschulden = Stelle & {
  herkunft: Herkunft; anlass: Anlass; schuldenart: Schuldenart; pruefung: Pruefung | null; geprueftVon: string | null; geprueftAm: Date | null; pruefergebnis: Pruefergebnis | null;
  leistungsart: 'DARLEHEN' | 'ZUSCHUSS' | null; summeCent: number | null; empfaenger: 'VERMIETER' | 'ENERGIEVERSORGER' | null; vorschlagRunde: number | null;
  ergebnis: Ergebnis | null; ergebnisAm: string | null;
};

const SPALTEN = `aktenzeichen, prozess, vorgang, herkunft, anlass, schuldenart, pruefung, geprueft_von AS "geprueftVon", geprueft_am AS "geprueftAm", pruefergebnis,
  leistungsart, summe_cent::float8 AS "summeCent", empfaenger, vorschlag_runde AS "vorschlagRunde", ergebnis, ergebnis_am AS "ergebnisAm"`;

export async function findMietschulden(db: Db, { prozess, vorgang }: Pick<Stelle, 'prozess' | 'vorgang'>): Promise<Mietschulden | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM mietschulden WHERE behoerde = ${EIGENE} AND prozess = $1 AND vorgang = $2`, [prozess, vorgang]);
  return rows[0] as Mietschulden | undefined;
}

/** Of a case, newest first. */
export async function listMietschulden(db: Db, aktenzeichen: string): Promise<Mietschulden[]> {
  const { rows } = await db.query(
    `SELECT ${SPALTEN} FROM mietschulden m WHERE behoerde = ${EIGENE} AND aktenzeichen = $1
     ORDER BY (SELECT l.angelegt_am FROM lauf l WHERE l.behoerde = m.behoerde AND l.prozess = m.prozess AND l.vorgang = m.vorgang) DESC, prozess, vorgang DESC`,
    [aktenzeichen],
  );
  return rows as Mietschulden[];
}

/** Enters what a run is about, once. @returns false when it was there */
export async function insertMietschulden(db: Db, m: Stelle & { herkunft: Herkunft; anlass: Anlass; schuldenart: Schuldenart }, uhr: Uhr): Promise<boolean> {
  const { aktenzeichen, prozess, vorgang, herkunft, anlass, schuldenart } = m;
  const { rowCount } = await db.query(
    `INSERT INTO mietschulden (behoerde, aktenzeichen, prozess, vorgang, herkunft, anlass, schuldenart) VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [aktenzeichen, prozess, vorgang, herkunft, anlass, schuldenart],
  );
  if (rowCount === 1) await writeJournal(db, { aktenzeichen, art: 'MIETSCHULDEN_ERFASST', angaben: { herkunft, anlass, schuldenart }, schluessel: `${vorgang}:${prozess}:erfasst` }, uhr);
  return rowCount === 1;
}

/**
 * The run for a change by a person: locked until the end of the transaction, and still undecided.
 * @throws FachlicherFehler AKTE_UNBEKANNT, VORGANG_UNBEKANNT, BEREITS_ENTSCHIEDEN
 */
export async function lockOffene(db: Db, stelle: Stelle): Promise<Mietschulden> {
  await lockFall(db, stelle.aktenzeichen);
  const m = await findMietschulden(db, stelle);
  if (!m || m.aktenzeichen !== stelle.aktenzeichen) throw new FachlicherFehler('VORGANG_UNBEKANNT', 'Diesen Vorgang gibt es in der Akte nicht.');
  if (m.ergebnis) throw new FachlicherFehler('BEREITS_ENTSCHIEDEN', 'Darüber ist schon entschieden.');
  return m;
}
