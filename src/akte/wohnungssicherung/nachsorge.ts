import type { Db } from '../../db/pool.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import { writeJournal } from '../journal.ts';

export type NachsorgeAntwort = 'WOHNT_DORT' | 'AUSGEZOGEN' | 'NEUE_NOTLAGE' | 'UNBEKANNT';
export type Nachsorge = { runde: number; antwort: NachsorgeAntwort; am: string };

/** The answers to the follow-ups of a case, oldest first. */
export async function listNachsorge(db: Db, aktenzeichen: string): Promise<Nachsorge[]> {
  const { rows } = await db.query(`SELECT runde, antwort, am FROM nachsorge WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY am, runde`, [aktenzeichen]);
  return rows as Nachsorge[];
}

/** Stores the answer to one follow-up, once. */
export async function recordNachsorge(db: Db, n: { aktenzeichen: string; vorgang: string; runde: number; antwort: NachsorgeAntwort }, uhr: Uhr): Promise<void> {
  const { aktenzeichen, vorgang, runde, antwort } = n;
  await db.query(`INSERT INTO nachsorge (behoerde, aktenzeichen, vorgang, runde, antwort, am) VALUES (${EIGENE}, $1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`, [aktenzeichen, vorgang, runde, antwort, lokalesDatum(uhr.jetzt())]);
  await writeJournal(db, { aktenzeichen, art: 'NACHSORGE', angaben: { runde, antwort }, schluessel: `${vorgang}:nachsorge:${runde}` }, uhr);
}
