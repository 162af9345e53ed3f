import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';
import { writeJournal } from './journal.ts';

/**
 * Stops a transmission that has not left; one that is under way or done stays as it is. Tells no process: the one that
 * waited has decided to wait no longer.
 * @returns whether it was stopped now
 */
export async function stopUebermittlung(db: Db, id: string, uhr: Uhr): Promise<boolean> {
  const { rows } = await db.query(`UPDATE uebermittlung SET status = 'ZURUECKGEZOGEN' WHERE behoerde = ${EIGENE} AND id = $1 AND status = 'BEREIT' RETURNING aktenzeichen`, [id]);
  const gestoppt = rows[0] as { aktenzeichen: string } | undefined;
  if (gestoppt) await writeJournal(db, { aktenzeichen: gestoppt.aktenzeichen, art: 'UEBERMITTLUNG_ZURUECKGEZOGEN', angaben: { uebermittlung: id } }, uhr);
  return gestoppt !== undefined;
}

/** The transmissions of letters of these kinds in a case, oldest first. */
export async function listUebermittlungIds(db: Db, aktenzeichen: string, schreiben: string[]): Promise<string[]> {
  const { rows } = await db.query(
    `SELECT u.id FROM uebermittlung u JOIN dokument d ON d.id = u.dokument_id
     WHERE u.behoerde = ${EIGENE} AND u.aktenzeichen = $1 AND d.art = ANY ($2) ORDER BY u.angelegt_am, u.id`,
    [aktenzeichen, schreiben],
  );
  return (rows as { id: string }[]).map((r) => r.id);
}
