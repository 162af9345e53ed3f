import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import { alsId, EIGENE } from './akteur.ts';
import { writeJournal } from './journal.ts';

/** § 67b (2) SGB X: a consent names purpose, kinds of data, sender, recipient and the text that was read. */
export type EinwilligungAngaben = {
  zweck: string; datenarten: string[]; sender: string; empfaenger: string; textfassung: string; form: 'SCHRIFTLICH' | 'ELEKTRONISCH'; erteiltAm: string;
};
export type Einwilligung = EinwilligungAngaben & { id: string; widerrufenAm: string | null };

const SPALTEN = 'id, zweck, datenarten, sender, empfaenger, textfassung, form, erteilt_am AS "erteiltAm", widerrufen_am AS "widerrufenAm"';

export async function insertEinwilligung(db: Db, aktenzeichen: string, e: EinwilligungAngaben, uhr: Uhr): Promise<string> {
  const { rows } = await db.query(
    `INSERT INTO einwilligung (behoerde, aktenzeichen, zweck, datenarten, sender, empfaenger, textfassung, form, erteilt_am)
     VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [aktenzeichen, e.zweck, e.datenarten, e.sender, e.empfaenger, e.textfassung, e.form, e.erteiltAm],
  );
  const { id } = rows[0] as { id: string };
  await writeJournal(db, { aktenzeichen, art: 'EINWILLIGUNG_ERTEILT', angaben: { einwilligung: id, erteiltAm: e.erteiltAm } }, uhr);
  return id;
}

export async function listEinwilligungen(db: Db, aktenzeichen: string): Promise<Einwilligung[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM einwilligung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY erteilt_am, id`, [aktenzeichen]);
  return rows as Einwilligung[];
}

/** Is there a consent for this purpose and recipient that holds on this local date? A withdrawal works forward, from its day on. */
export async function hasEinwilligung(db: Db, aktenzeichen: string, zweck: string, empfaenger: string, am: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT 1 FROM einwilligung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND zweck = $2 AND empfaenger = $3 AND erteilt_am <= $4
       AND (widerrufen_am IS NULL OR widerrufen_am > $4) LIMIT 1`,
    [aktenzeichen, zweck, empfaenger, am],
  );
  return rowCount === 1;
}

/** @throws FachlicherFehler EINWILLIGUNG_NICHT_OFFEN: not there, withdrawn before, or the day lies before its giving */
export async function withdrawEinwilligung(db: Db, aktenzeichen: string, id: string, widerrufenAm: string, uhr: Uhr): Promise<void> {
  const { rowCount } = await db.query(
    `UPDATE einwilligung SET widerrufen_am = $3 WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND id = ${alsId(2)} AND widerrufen_am IS NULL AND erteilt_am <= $3`,
    [aktenzeichen, id, widerrufenAm],
  );
  if (rowCount !== 1) throw new FachlicherFehler('EINWILLIGUNG_NICHT_OFFEN', 'Diese Einwilligung kann zu diesem Tag nicht widerrufen werden.');
  await writeJournal(db, { aktenzeichen, art: 'EINWILLIGUNG_WIDERRUFEN', angaben: { einwilligung: id, widerrufenAm } }, uhr);
}
