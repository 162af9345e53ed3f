import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';
import { removeDurchleitungen } from './durchleitung/entfernen.ts';
import { recordEnde } from './fall-beenden.ts';
import { lockFall } from './fall.ts';
import { endFrist } from './frist.ts';
import { writeJournal } from './journal.ts';
import { findLaufVon } from './lauf.ts';

/**
 * The run of a procedure has come to a result while it goes on; the case shows the newest. A run that is over keeps the
 * result it ended with. An instance without a run (it found its case taken) has no result.
 */
export async function recordErgebnis(db: Db, prozessInstanz: string, ergebnis: string, uhr: Uhr): Promise<void> {
  const lauf = await findLaufVon(db, prozessInstanz);
  if (!lauf || lauf.status === 'BEENDET' || lauf.ergebnis === ergebnis) return;
  const { aktenzeichen, vorgang, prozess } = lauf;
  await db.query(`UPDATE lauf SET ergebnis = $2 WHERE behoerde = ${EIGENE} AND prozess_instanz = $1`, [prozessInstanz, ergebnis]);
  await db.query(`UPDATE fall SET ergebnis = $2 WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND status <> 'BEENDET'`, [aktenzeichen, ergebnis]);
  await writeJournal(db, { aktenzeichen, art: 'ERGEBNIS', angaben: { ergebnis, prozess }, schluessel: `${vorgang}:${prozess}:ergebnis:${ergebnis}` }, uhr);
}

/**
 * An instance has reached its end: its run is over, with the Fristen it left open. The case is over with its last run.
 * An instance that holds no run ends without touching the case. Repeating changes nothing.
 */
export async function endLauf(db: Db, prozessInstanz: string, uhr: Uhr): Promise<void> {
  const lauf = await findLaufVon(db, prozessInstanz);
  if (!lauf) return;
  const { aktenzeichen, prozess, vorgang } = lauf;
  await lockFall(db, aktenzeichen);
  const { rowCount } = await db.query(`UPDATE lauf SET status = 'BEENDET', beendet_am = $2 WHERE behoerde = ${EIGENE} AND prozess_instanz = $1 AND status <> 'BEENDET'`, [prozessInstanz, uhr.jetzt()]);
  if (rowCount !== 1) return;
  // A process that it calls is named after it: cut short, it leaves its Fristen behind.
  const { rows: fristen } = await db.query(
    `SELECT id FROM frist WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND erledigt_am IS NULL AND (prozess = $2 OR (starts_with(prozess, $2 || '-') AND starts_with(id, $3 || ':')))`,
    [aktenzeichen, prozess, vorgang],
  );
  for (const { id } of fristen as { id: string }[]) await endFrist(db, id, 'AUFGEHOBEN', uhr);
  // Uploaded for a step that will not come any more; another procedure that wanted it asks for it again.
  await removeDurchleitungen(db, aktenzeichen, 'VERFAHREN_BEENDET', uhr);
  await writeJournal(db, { aktenzeichen, art: 'VERFAHREN_BEENDET', angaben: { prozess, ergebnis: lauf.ergebnis ?? 'ABGESCHLOSSEN' }, schluessel: `${vorgang}:${prozess}:beendet` }, uhr);
  const { rowCount: offen } = await db.query(`SELECT 1 FROM lauf WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND status <> 'BEENDET'`, [aktenzeichen]);
  if (offen === 0) await recordEnde(db, aktenzeichen, lauf.ergebnis ?? 'ABGESCHLOSSEN', uhr);
}
