import type { Db } from '../../db/pool.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import { lockFall } from '../fall.ts';
import { deleteHaushaltsdaten } from '../haushaltsdaten-loeschen.ts';
import { writeJournal } from '../journal.ts';
import { heuteEingewilligt, findVerweis, PROZESS_JOBCENTER } from './verweis.ts';

/** What became of a referral at the Jobcenter. */
export const AUSGAENGE = ['UEBERMITTELT', 'OHNE_EINWILLIGUNG', 'WIDERRUFEN', 'NICHT_UEBERMITTELT'] as const;
export type Ausgang = (typeof AUSGAENGE)[number];
const ART: Record<Ausgang, string> = { UEBERMITTELT: 'VERWEIS_UEBERMITTELT', OHNE_EINWILLIGUNG: 'VERWEIS_OHNE_EINWILLIGUNG', WIDERRUFEN: 'VERWEIS_WIDERRUFEN', NICHT_UEBERMITTELT: 'VERWEIS_NICHT_UEBERMITTELT' };

/** From here on a consent or a withdrawal is a matter of its own, not one of this run. */
export async function closeVerweis(db: Db, vorgang: string, uhr: Uhr): Promise<void> {
  await db.query(`UPDATE verweis SET abgeschlossen_am = $2 WHERE behoerde = ${EIGENE} AND vorgang = $1 AND abgeschlossen_am IS NULL`, [vorgang, uhr.jetzt()]);
}

/** Counts a referral once. The entry names no household, so it stays when everything else is deleted. */
export const countVerweis = (db: Db, v: { aktenzeichen: string; vorgang: string }, ausgang: Ausgang, uhr: Uhr): Promise<boolean> =>
  writeJournal(db, { aktenzeichen: v.aktenzeichen, art: ART[ausgang], schluessel: `${v.vorgang}:verweis-gezaehlt` }, uhr);

/**
 * The contact data have arrived: the referral is closed and counted, unless the consent was withdrawn on the last metres.
 * @returns false when it was: then the Fachstelle has to be told
 */
export async function recordUebermittelt(db: Db, v: { aktenzeichen: string; vorgang: string }, uhr: Uhr): Promise<boolean> {
  await lockFall(db, v.aktenzeichen);
  if (!heuteEingewilligt(await findVerweis(db, v.vorgang), uhr)) return false;
  await closeVerweis(db, v.vorgang, uhr);
  await countVerweis(db, v, 'UEBERMITTELT', uhr);
  return true;
}

/**
 * Nothing was transmitted, so nothing about the household stays from this referral (§ 35 SGB I). Where the Akte serves
 * another procedure, or an earlier referral that went through, only what this run brought goes. Repeating changes nothing.
 */
export async function deleteVerweis(db: Db, { aktenzeichen, vorgang }: { aktenzeichen: string; vorgang: string }, uhr: Uhr): Promise<void> {
  await lockFall(db, aktenzeichen);
  const einwilligung = (await findVerweis(db, vorgang))?.einwilligung?.id ?? null;
  await db.query(`DELETE FROM verweis WHERE behoerde = ${EIGENE} AND vorgang = $1`, [vorgang]);
  if (!(await hatAnderes(db, aktenzeichen))) return deleteHaushaltsdaten(db, aktenzeichen, uhr);
  await db.query(`DELETE FROM einwilligung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND id = $2`, [aktenzeichen, einwilligung]);
  // A stopped transmission points to its letter, so it goes first.
  for (const [tabelle, schluessel] of [['uebermittlung', 'id'], ['dokument', 'schluessel']]) {
    await db.query(`DELETE FROM ${tabelle} WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND starts_with(${schluessel}, $2)`, [aktenzeichen, `${vorgang}:verweis-`]);
  }
}

async function hatAnderes(db: Db, aktenzeichen: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT 1 FROM lauf l WHERE l.behoerde = ${EIGENE} AND l.aktenzeichen = $1
       AND (l.prozess <> $2 OR EXISTS (SELECT 1 FROM verweis v WHERE v.behoerde = l.behoerde AND v.vorgang = l.vorgang)) LIMIT 1`,
    [aktenzeichen, PROZESS_JOBCENTER],
  );
  return rowCount === 1;
}
