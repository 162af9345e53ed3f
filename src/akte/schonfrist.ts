import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';
import { findFrist, insertFrist, type FristNeu, type GespeicherteFrist } from './frist.ts';
import { writeJournal } from './journal.ts';

/**
 * Stores the Schonfrist, or computes the stored one anew because the day of service became known. A settled one and one
 * that a person has moved stay as they are; one that was overrun only by the earliest possible end runs again.
 */
export async function upsertSchonfrist(db: Db, neu: FristNeu, uhr: Uhr): Promise<GespeicherteFrist> {
  const alt = await insertFrist(db, neu, uhr);
  if (alt.fristEnde === neu.fristEnde || alt.geaendertVon !== null || alt.erledigtAm !== null) return alt;
  await db.query(
    `UPDATE frist SET beginn = $2, frist_ende = $3, ablauf = $4::timestamptz, vorfrist = $5, schritte = $6,
       status = CASE WHEN $4::timestamptz > $7::timestamptz THEN 'LAUFEND' ELSE status END, ueberschritten_am = CASE WHEN $4::timestamptz > $7::timestamptz THEN NULL ELSE ueberschritten_am END
     WHERE behoerde = ${EIGENE} AND id = $1`,
    [neu.id, neu.beginn, neu.fristEnde, neu.ablauf, neu.vorfrist, JSON.stringify(neu.schritte), uhr.jetzt()],
  );
  const angaben = { frist: neu.id, vorher: alt.fristEnde, fristEnde: neu.fristEnde };
  await writeJournal(db, { aktenzeichen: neu.aktenzeichen, art: 'SCHONFRIST_NEU_BERECHNET', angaben, schluessel: `frist:${neu.id}:${alt.fristEnde}:${neu.fristEnde}` }, uhr);
  return (await findFrist(db, neu.id)) as GespeicherteFrist;
}
