import type { Db } from '../db/pool.ts';
import { EIGENE } from './akteur.ts';

/** SQL: the transmission `u` has left the house, or may have left it, or what it brings was brought over otherwise. */
export const HAT_VERLASSEN = `(u.status IN ('UEBERGABE', 'ANGENOMMEN', 'GESENDET', 'BESTAETIGT', 'UNKLAR')
  OR EXISTS (SELECT 1 FROM journal j WHERE j.behoerde = u.behoerde AND j.aktenzeichen = u.aktenzeichen AND j.art = 'ANDERS_ZUGESTELLT' AND j.angaben ->> 'uebermittlung' = u.id))`;

/** Has a letter of these steps to this recipient left the house, or perhaps? @param s `schritt`: the step, or how its name begins */
export async function hatSchrittVerlassen(db: Db, s: { vorgang: string; schritt: string; empfaenger: string }): Promise<boolean> {
  const { rowCount } = await db.query(`SELECT 1 FROM uebermittlung u WHERE u.behoerde = ${EIGENE} AND starts_with(u.id, $1) AND u.empfaenger = $2 AND ${HAT_VERLASSEN} LIMIT 1`, [`${s.vorgang}:${s.schritt}`, s.empfaenger]);
  return rowCount === 1;
}

/**
 * Has any letter of the case to the other authority left the house, or may have left it, or was brought over otherwise? A
 * letter to the household or another service does not count: it tells that authority nothing.
 */
export async function hatUnterrichtet(db: Db, aktenzeichen: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT 1 FROM uebermittlung u JOIN beteiligter b ON b.kuerzel = u.empfaenger
     WHERE u.behoerde = ${EIGENE} AND u.aktenzeichen = $1 AND b.behoerde IS NOT NULL AND ${HAT_VERLASSEN} LIMIT 1`,
    [aktenzeichen],
  );
  return rowCount === 1;
}
