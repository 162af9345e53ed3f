import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';
import { lockFall } from './fall.ts';
import { writeJournal } from './journal.ts';

/**
 * After the answer "no SGB II benefits" nothing about the household stays with the Jobcenter (§ 35 SGB I: need to know).
 * People, flat, notice, letters and what was entered about them go; the case number, its Fristen and the journal stay as
 * proof that the question was answered. Repeating changes nothing.
 * @throws FachlicherFehler AKTE_UNBEKANNT, UEBERMITTLUNG_OFFEN: a letter of the case is still on its way
 */
export async function deleteHaushaltsdaten(db: Db, aktenzeichen: string, uhr: Uhr): Promise<void> {
  await lockFall(db, aktenzeichen);
  const offen = await db.query(`SELECT 1 FROM uebermittlung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND status IN ('BEREIT', 'UEBERGABE', 'ANGENOMMEN', 'UNKLAR') LIMIT 1`, [aktenzeichen]);
  if (offen.rowCount !== 0) throw new FachlicherFehler('UEBERMITTLUNG_OFFEN', 'Ein Schreiben dieser Akte ist noch unterwegs.');
  let zeilen = 0;
  // Incoming items and transmissions point to letters, so they go first.
  for (const tabelle of ['posteingang', 'uebermittlung', 'dokument', 'rueckmeldung', 'einwilligung', 'aenderung', 'brief_angaben', 'entscheidung', 'mitteilung', 'person', 'haushalt']) {
    const { rowCount } = await db.query(`DELETE FROM ${tabelle} WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`, [aktenzeichen]);
    zeilen += rowCount ?? 0;
  }
  if (zeilen > 0) await writeJournal(db, { aktenzeichen, art: 'HAUSHALTSDATEN_GELOESCHT', angaben: { zeilen } }, uhr);
}
