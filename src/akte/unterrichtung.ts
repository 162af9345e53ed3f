import type { Db } from '../db/pool.ts';
import { EIGENE } from './akteur.ts';

/** Has any letter of the case left the house, or may have left it, or was brought over otherwise? */
export async function hatUnterrichtet(db: Db, aktenzeichen: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT 1 FROM uebermittlung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND status IN ('UEBERGABE', 'ANGENOMMEN', 'GESENDET', 'BESTAETIGT', 'UNKLAR')
     UNION ALL SELECT 1 FROM journal WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND art = 'ANDERS_ZUGESTELLT' LIMIT 1`,
    [aktenzeichen],
  );
  return rowCount === 1;
}
