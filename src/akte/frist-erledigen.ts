import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';
import { endFrist, findFrist, type FristStatus } from './frist.ts';
import { writeJournal } from './journal.ts';

/**
 * Settles a Frist by the day that counts for it. A letter that left in time has kept the Frist, also when its send report
 * was entered after the end: then an overrun that was marked meanwhile is taken back. Repeating changes nothing.
 * @param f `am`: local date on which the work was done; without it, now. ABGEWARTET: nothing was owed but to wait for the
 * end, so it is kept, however late somebody looks
 */
export async function settleFrist(db: Db, f: { id: string; ergebnis: 'EINGEHALTEN' | 'AUFGEHOBEN' | 'ABGEWARTET'; am?: string | undefined }, uhr: Uhr): Promise<FristStatus | undefined> {
  const frist = await findFrist(db, f.id);
  const am = f.ergebnis === 'ABGEWARTET' ? frist?.fristEnde : f.am;
  const rechtzeitig = f.ergebnis !== 'AUFGEHOBEN' && am !== undefined && frist && am <= frist.fristEnde;
  if (!rechtzeitig) return endFrist(db, f.id, f.ergebnis === 'AUFGEHOBEN' ? 'AUFGEHOBEN' : 'EINGEHALTEN', uhr);
  const { rowCount } = await db.query(
    `UPDATE frist SET status = 'EINGEHALTEN', erledigt_am = $2, ueberschritten_am = NULL WHERE behoerde = ${EIGENE} AND id = $1 AND erledigt_am IS NULL`,
    [f.id, uhr.jetzt()],
  );
  if (rowCount === 1) {
    const angaben = { frist: f.id, status: 'EINGEHALTEN', am };
    await writeJournal(db, { aktenzeichen: frist.aktenzeichen, art: 'FRIST_ERLEDIGT', angaben, schluessel: `frist:${f.id}:erledigt` }, uhr);
  }
  return (await findFrist(db, f.id))?.status;
}

/** Settles the open Fristen of one step, e.g. of the transmission `anlage-1`: those named `<fristart>.<schritt>`. */
export async function endFristenVon(db: Db, aktenzeichen: string, schritt: string, uhr: Uhr): Promise<void> {
  const { rows } = await db.query(
    `SELECT id FROM frist WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND erledigt_am IS NULL AND right(split_part(id, ':', 2), length($2) + 1) = '.' || $2`,
    [aktenzeichen, schritt],
  );
  for (const { id } of rows as { id: string }[]) await endFrist(db, id, 'EINGEHALTEN', uhr);
}
