import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';
import { lockFall } from './fall.ts';
import { writeJournal } from './journal.ts';

/** Go with the household. Rows that point to others come first. */
export const HAUSHALTSDATEN = ['posteingang', 'uebermittlung', 'durchleitung', 'dokument', 'rueckmeldung', 'verweis', 'einwilligung', 'aenderung', 'brief_angaben', 'bogen', 'entscheidung', 'mitteilung', 'person', 'haushalt'] as const;

/** Answering and referring need the household only for themselves; a referral that went through keeps the proof of its consent. */
const ANDERER_BEDARF = `SELECT 1 FROM lauf l WHERE l.behoerde = ${EIGENE} AND l.aktenzeichen = $1 AND l.prozess !~ '-mizi(-jobcenter)?$'
  AND (l.prozess NOT LIKE '%-verweis-jobcenter' OR EXISTS (SELECT 1 FROM verweis v WHERE v.behoerde = l.behoerde AND v.vorgang = l.vorgang)) LIMIT 1`;

/**
 * After the answer "no SGB II benefits" nothing about the household stays with the Jobcenter (§ 35 SGB I: need to know).
 * People, flat, notice, letters and what was entered about them go; the case number, its Fristen and the journal stay as
 * proof that the question was answered. Where the file serves another procedure of this authority, its data stay: the need to
 * know is then that of the other procedure. Repeating changes nothing.
 * @throws FachlicherFehler AKTE_UNBEKANNT, UEBERMITTLUNG_OFFEN: a letter of the case is still on its way
 */
export async function deleteHaushaltsdaten(db: Db, aktenzeichen: string, uhr: Uhr): Promise<void> {
  await lockFall(db, aktenzeichen);
  if ((await db.query(ANDERER_BEDARF, [aktenzeichen])).rowCount !== 0) {
    await writeJournal(db, { aktenzeichen, art: 'HAUSHALTSDATEN_BEHALTEN', schluessel: `${aktenzeichen}:haushaltsdaten-behalten` }, uhr);
    return;
  }
  const offen = await db.query(`SELECT 1 FROM uebermittlung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND status IN ('BEREIT', 'UEBERGABE', 'ANGENOMMEN', 'UNKLAR') LIMIT 1`, [aktenzeichen]);
  if (offen.rowCount !== 0) throw new FachlicherFehler('UEBERMITTLUNG_OFFEN', 'Ein Schreiben dieser Akte ist noch unterwegs.');
  let zeilen = 0;
  for (const tabelle of HAUSHALTSDATEN) {
    const { rowCount } = await db.query(`DELETE FROM ${tabelle} WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`, [aktenzeichen]);
    zeilen += rowCount ?? 0;
  }
  if (zeilen > 0) await writeJournal(db, { aktenzeichen, art: 'HAUSHALTSDATEN_GELOESCHT', angaben: { zeilen } }, uhr);
}
