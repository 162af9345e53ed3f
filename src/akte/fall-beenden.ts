import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';
import { enqueueNachricht, fallKorrelation } from './ausgang.ts';
import { removeDurchleitungGanz } from './durchleitung/entfernen.ts';
import { lockFall } from './fall.ts';
import { endFrist } from './frist.ts';
import { writeJournal } from './journal.ts';

export const BEENDIGUNGSGRUENDE = {
  KLAGE_ZURUECKGENOMMEN: 'Klage zurückgenommen',
  VERZOGEN: 'Haushalt verzogen',
  VERSTORBEN: 'verstorben',
  NICHT_ZUSTAENDIG: 'nicht zuständig',
  IRRTUM: 'irrtümlich angelegt',
  ZUSAMMENGELEGT: 'mit anderer Akte zusammengelegt',
} as const;
export type Beendigungsgrund = keyof typeof BEENDIGUNGSGRUENDE;

/**
 * A person ends a case before its time: the process hears of it by message, takes its way out and reports the end with
 * `recordEnde`. Asked twice, the first reason holds; a case that was opened again can be ended again.
 * @returns false when the end was asked for before
 * @throws FachlicherFehler AKTE_UNBEKANNT, AKTE_BEENDET, GRUND_UNBEKANNT
 */
export async function beendeFall(db: Db, aktenzeichen: string, grund: Beendigungsgrund, uhr: Uhr): Promise<boolean> {
  if (!Object.hasOwn(BEENDIGUNGSGRUENDE, grund)) throw new FachlicherFehler('GRUND_UNBEKANNT', 'Diesen Grund gibt es nicht.');
  const fall = await lockFall(db, aktenzeichen);
  if (fall.status === 'BEENDET') throw new FachlicherFehler('AKTE_BEENDET', 'Diese Akte ist schon beendet.');
  const schluessel = await endeSchluessel(db, aktenzeichen);
  const neu = await enqueueNachricht(
    db,
    { aktenzeichen, nachricht: 'fall-beendet', korrelation: fallKorrelation(fall.behoerde, aktenzeichen), variablen: { beendigungsgrund: grund }, schluessel },
    uhr,
  );
  if (neu) await writeJournal(db, { aktenzeichen, art: 'ENDE_VERLANGT', angaben: { grund } }, uhr);
  // Nobody would hear of it: a file without a procedure, such as one that only holds a question, ends at once.
  const { rowCount: laufend } = await db.query(`SELECT 1 FROM lauf WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND status <> 'BEENDET'`, [aktenzeichen]);
  if (laufend === 0) await recordEnde(db, aktenzeichen, grund, uhr);
  return neu;
}

/**
 * The case is over. Open Fristen are settled, transmissions that have not left are withdrawn, runs that have not begun
 * do not begin; what is under way is left to the transmission service. Repeating changes nothing.
 * @param ergebnis code of the end that was reached
 * @returns false when the case was over before
 * @throws FachlicherFehler AKTE_UNBEKANNT
 */
export async function recordEnde(db: Db, aktenzeichen: string, ergebnis: string, uhr: Uhr): Promise<boolean> {
  const fall = await lockFall(db, aktenzeichen);
  if (fall.status === 'BEENDET') return false;
  await db.query(`UPDATE fall SET status = 'BEENDET', ergebnis = $2, beendet_am = $3 WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`, [aktenzeichen, ergebnis, uhr.jetzt()]);
  const { rows } = await db.query(`SELECT id FROM frist WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND erledigt_am IS NULL`, [aktenzeichen]);
  for (const { id } of rows as { id: string }[]) await endFrist(db, id, 'AUFGEHOBEN', uhr);
  const { rowCount } = await db.query(`UPDATE uebermittlung SET status = 'ZURUECKGEZOGEN' WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND status = 'BEREIT'`, [aktenzeichen]);
  await removeDurchleitungGanz(db, aktenzeichen, 'FALL_BEENDET', uhr);
  await db.query(`UPDATE lauf SET status = 'BEENDET', beendet_am = $2 WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND prozess_instanz IS NULL AND status <> 'BEENDET'`, [aktenzeichen, uhr.jetzt()]);
  // A start that was still to be repeated would only wake an instance that has to end itself.
  await db.query(`UPDATE ausgang SET erledigt_am = $2 WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND art = 'START' AND erledigt_am IS NULL`, [aktenzeichen, uhr.jetzt()]);
  await writeJournal(db, { aktenzeichen, art: 'AKTE_BEENDET', angaben: { ergebnis, zurueckgezogen: rowCount ?? 0 }, schluessel: `${aktenzeichen}:beendet${await zaehler(db, aktenzeichen)}` }, uhr);
  return true;
}

/** Key of the message that ends a case: once for each time it was open. */
export const endeSchluessel = async (db: Db, aktenzeichen: string): Promise<string> => `${aktenzeichen}:fall-beendet${await zaehler(db, aktenzeichen)}`;

/** Somebody has asked for the end, and it has not come yet. */
export async function isEndeVerlangt(db: Db, aktenzeichen: string): Promise<boolean> {
  const { rowCount } = await db.query(`SELECT 1 FROM ausgang WHERE behoerde = ${EIGENE} AND schluessel = $1`, [await endeSchluessel(db, aktenzeichen)]);
  return rowCount === 1;
}

/** Tells the ends of a case apart that was opened again in between: '' for the first, `:2` for the second … */
async function zaehler(db: Db, aktenzeichen: string): Promise<string> {
  const { rows } = await db.query(`SELECT count(*)::int AS bisher FROM journal WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND art = 'AKTE_BEENDET'`, [aktenzeichen]);
  const { bisher } = rows[0] as { bisher: number };
  return bisher === 0 ? '' : `:${bisher + 1}`;
}
