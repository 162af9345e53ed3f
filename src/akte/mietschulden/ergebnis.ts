import type { Db } from '../../db/pool.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import { writeJournal, type Angaben } from '../journal.ts';
import { findMietschulden, type Ergebnis, type Stelle } from './vorgang.ts';

/**
 * The result of the run, final. The database refuses a rejection that no second person has decided, and another result
 * than the first.
 * @returns false when it was there
 */
export async function recordErgebnisMietschulden(db: Db, stelle: Stelle, ergebnis: Ergebnis, uhr: Uhr): Promise<boolean> {
  const m = await findMietschulden(db, stelle);
  if (m?.ergebnis === ergebnis) return false;
  await db.query(`UPDATE mietschulden SET ergebnis = $3, ergebnis_am = $4 WHERE behoerde = ${EIGENE} AND prozess = $1 AND vorgang = $2`, [stelle.prozess, stelle.vorgang, ergebnis, lokalesDatum(uhr.jetzt())]);
  const leistung: Angaben = ergebnis === 'UEBERNAHME' && m ? { leistungsart: m.leistungsart, summeCent: m.summeCent } : {};
  await writeJournal(db, { aktenzeichen: stelle.aktenzeichen, art: 'MIETSCHULDEN_ENTSCHIEDEN', angaben: { prozess: stelle.prozess, ergebnis, ...leistung }, schluessel: `${stelle.vorgang}:${stelle.prozess}:entschieden` }, uhr);
  return true;
}
