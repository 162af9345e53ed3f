import type { Db } from '../db/pool.ts';
import { EIGENE } from './akteur.ts';

/** The transmissions of letters of these kinds in a case, oldest first. */
export async function listUebermittlungIds(db: Db, aktenzeichen: string, schreiben: string[]): Promise<string[]> {
  const { rows } = await db.query(
    `SELECT u.id FROM uebermittlung u JOIN dokument d ON d.id = u.dokument_id
     WHERE u.behoerde = ${EIGENE} AND u.aktenzeichen = $1 AND d.art = ANY ($2) ORDER BY u.angelegt_am, u.id`,
    [aktenzeichen, schreiben],
  );
  return (rows as { id: string }[]).map((r) => r.id);
}
