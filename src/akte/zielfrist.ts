import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';
import { writeJournal } from './journal.ts';

/**
 * A target has passed (H-3.2.2.2): nothing is overrun, it was only not reached, and it is settled with that. Repeating changes nothing.
 * @returns false when the Frist is settled already, or is no target
 */
export async function closeZiel(db: Db, id: string, uhr: Uhr): Promise<boolean> {
  const { rows } = await db.query(`UPDATE frist SET status = 'ZIEL_VERFEHLT', erledigt_am = $2 WHERE behoerde = ${EIGENE} AND id = $1 AND ziel AND erledigt_am IS NULL RETURNING aktenzeichen`, [id, uhr.jetzt()]);
  const frist = rows[0] as { aktenzeichen: string } | undefined;
  if (!frist) return false;
  await writeJournal(db, { aktenzeichen: frist.aktenzeichen, art: 'FRIST_ERLEDIGT', angaben: { frist: id, status: 'ZIEL_VERFEHLT' }, schluessel: `frist:${id}:erledigt` }, uhr);
  return true;
}
