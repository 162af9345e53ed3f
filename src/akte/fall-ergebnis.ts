import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { akteUnbekannt, EIGENE } from './akteur.ts';
import { writeJournal } from './journal.ts';

/** The procedure has come to a result while the case goes on. A closed case keeps the result it ended with. @throws FachlicherFehler AKTE_UNBEKANNT */
export async function recordErgebnis(db: Db, aktenzeichen: string, ergebnis: string, uhr: Uhr): Promise<void> {
  const { rows } = await db.query(`SELECT status FROM fall WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 FOR UPDATE`, [aktenzeichen]);
  const fall = rows[0] as { status: string } | undefined;
  if (!fall) throw akteUnbekannt();
  if (fall.status === 'BEENDET') return;
  await db.query(`UPDATE fall SET ergebnis = $2 WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`, [aktenzeichen, ergebnis]);
  await writeJournal(db, { aktenzeichen, art: 'ERGEBNIS', angaben: { ergebnis }, schluessel: `${aktenzeichen}:ergebnis:${ergebnis}` }, uhr);
}

/** Has any letter of the case left the house, or may have left it, or was brought over otherwise? */
export async function hatUnterrichtet(db: Db, aktenzeichen: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT 1 FROM uebermittlung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND status IN ('UEBERGABE', 'ANGENOMMEN', 'GESENDET', 'BESTAETIGT', 'UNKLAR')
     UNION ALL SELECT 1 FROM journal WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND art = 'ANDERS_ZUGESTELLT' LIMIT 1`,
    [aktenzeichen],
  );
  return rowCount === 1;
}
