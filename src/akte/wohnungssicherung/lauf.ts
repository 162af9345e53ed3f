import type { Db } from '../../db/pool.ts';
import { EIGENE } from '../akteur.ts';

export const PROZESS = 'hannover-wohnungssicherung';

/** The run of the counselling that people work on: the open one, else the last one. Undefined where there was none. */
export async function findVorgang(db: Db, aktenzeichen: string): Promise<{ vorgang: string; offen: boolean } | undefined> {
  const { rows } = await db.query(
    `SELECT vorgang, status <> 'BEENDET' AS offen FROM lauf WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND prozess = $2 ORDER BY status = 'BEENDET', angelegt_am DESC LIMIT 1`,
    [aktenzeichen, PROZESS],
  );
  return rows[0] as { vorgang: string; offen: boolean } | undefined;
}
