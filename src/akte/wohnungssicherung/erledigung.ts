import type { Db } from '../../db/pool.ts';
import { EIGENE } from '../akteur.ts';
import { HAT_VERLASSEN } from '../unterrichtung.ts';

/** Does an Anlage 2 of this run lie with the Jobcenter, without its result on this application or a later one? */
export async function isAntragOffen(db: Db, vorgang: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT 1 FROM stellungnahme s
     JOIN uebermittlung u ON u.behoerde = s.behoerde AND u.aktenzeichen = s.aktenzeichen AND starts_with(u.id, s.vorgang || ':wohnungssicherung-anlage-2-' || s.runde || ':')
     WHERE s.behoerde = ${EIGENE} AND s.vorgang = $1 AND s.antrag_am IS NOT NULL AND ${HAT_VERLASSEN}
       AND NOT EXISTS (SELECT 1 FROM mietschulden_ergebnis e WHERE e.behoerde = s.behoerde AND e.vorgang = s.vorgang AND e.antrag_runde >= s.runde) LIMIT 1`,
    [vorgang],
  );
  return rowCount === 1;
}

/**
 * Whether the MiZi procedure tells the Jobcenter of this early end: it does where it was still running when the end was asked
 * for, because some letter has left. It ends beside the counselling, before or after it.
 * @param grund code of the end
 */
export async function isErledigungMitgeteiltVonMizi(db: Db, aktenzeichen: string, grund: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT 1 FROM lauf l WHERE l.behoerde = ${EIGENE} AND l.aktenzeichen = $1 AND l.prozess = 'hannover-mizi'
       AND (l.status <> 'BEENDET' OR (l.ergebnis = $2 AND l.prozess_instanz IS NOT NULL
         AND l.beendet_am >= (SELECT max(j.zeitpunkt) FROM journal j WHERE j.behoerde = l.behoerde AND j.aktenzeichen = l.aktenzeichen AND j.art = 'ENDE_VERLANGT'))) LIMIT 1`,
    [aktenzeichen, grund],
  );
  return rowCount === 1;
}
