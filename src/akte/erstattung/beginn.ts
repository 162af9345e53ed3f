import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import { enqueueNachricht } from '../ausgang.ts';
import { lockFall } from '../fall.ts';
import { beginneLauf, listLaeufe } from '../lauf.ts';
import { findZielakte } from '../zielakte.ts';
import { fehlendeAngaben, recordAnspruch, type AnspruchAngaben } from './anspruch.ts';
import { PROZESS } from './vorschlag.ts';

export const PROZESS_JOBCENTER = 'hannover-erstattung-jobcenter';
type Neu = AnspruchAngaben & { aktenzeichen: string };

/** The open run of a procedure in a case. */
export const findOffenenLauf = async (db: Db, aktenzeichen: string, prozess: string) => (await listLaeufe(db, aktenzeichen)).find((l) => l.prozess === prozess && l.status !== 'BEENDET');

/**
 * The Jobcenter claims (H-4.3): what it states in its own Akte begins its procedure, which sends the claim. While one is
 * open, what was stated is corrected.
 * @throws FachlicherFehler AKTE_UNBEKANNT, ANGABEN_FEHLEN
 */
export async function claimErstattung(db: Db, neu: Neu, uhr: Uhr): Promise<{ vorgang: string; neu: boolean }> {
  if (fehlendeAngaben(neu).length > 0) throw new FachlicherFehler('ANGABEN_FEHLEN', 'Für den Anspruch fehlen noch Angaben.');
  return beginne(db, neu, { prozess: PROZESS_JOBCENTER, nachricht: 'hannover.erstattung.begonnen', weg: 'EIGEN' }, uhr);
}

/**
 * A claim of the Jobcenter came on paper: a clerk of the Fachstelle enters it, complete or not. While one is open, what
 * was missing is added, and the waiting procedure is told.
 * @throws FachlicherFehler AKTE_UNBEKANNT
 */
export async function receiveErstattung(db: Db, neu: Neu, uhr: Uhr): Promise<{ vorgang: string; neu: boolean }> {
  return beginne(db, neu, { prozess: PROZESS, nachricht: 'hannover.erstattung.eingegangen', weg: 'POSTEINGANG' }, uhr);
}

async function beginne(db: Db, neu: Neu, start: { prozess: string; nachricht: string; weg: 'EIGEN' | 'POSTEINGANG' }, uhr: Uhr): Promise<{ vorgang: string; neu: boolean }> {
  const { angemeldetAm } = neu;
  const aktenzeichen = (await findZielakte(db, neu.aktenzeichen)) ?? neu.aktenzeichen;
  await lockFall(db, aktenzeichen);
  const offen = await findOffenenLauf(db, aktenzeichen, start.prozess);
  if (offen) {
    await supplementAnspruch(db, { ...neu, aktenzeichen, vorgang: offen.vorgang, weg: start.weg }, uhr);
    return { vorgang: offen.vorgang, neu: false };
  }
  const { rows } = await db.query(`SELECT count(*)::int AS n FROM lauf WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND prozess = $2`, [aktenzeichen, start.prozess]);
  const anlass = `anspruch:${angemeldetAm}:${(rows[0] as { n: number }).n + 1}`;
  const { vorgang } = await beginneLauf(db, { aktenzeichen, prozess: start.prozess, nachricht: start.nachricht, eingangAm: angemeldetAm, anlass }, uhr);
  await recordAnspruch(db, { ...neu, aktenzeichen, vorgang, weg: start.weg }, uhr);
  return { vorgang, neu: true };
}

/** Adds to an open claim, and tells the Fachstelle's procedure where it has asked for that. */
export async function supplementAnspruch(db: Db, neu: Neu & { vorgang: string; weg: 'EIGEN' | 'POSTEINGANG' | 'INTERN' }, uhr: Uhr): Promise<void> {
  const { aktenzeichen, vorgang } = neu;
  const runde = await recordAnspruch(db, neu, uhr);
  const nachforderung = await countNachforderungen(db, vorgang);
  if (neu.weg === 'EIGEN' || nachforderung === 0) return;
  // The key names the letter that is answered: what was added between two letters answers no later one.
  const korrelation = `${vorgang}:${nachforderung}`;
  await enqueueNachricht(db, { aktenzeichen, nachricht: 'hannover.erstattung.angaben', korrelation, schluessel: `${korrelation}:erstattung-angaben:${runde}` }, uhr);
}

/** How many letters have asked the Jobcenter for missing details of this claim. */
async function countNachforderungen(db: Db, vorgang: string): Promise<number> {
  const { rows } = await db.query(`SELECT count(DISTINCT split_part(schluessel, ':', 2))::int AS n FROM dokument WHERE behoerde = ${EIGENE} AND schluessel LIKE $1`, [`${vorgang}:erstattung-nachforderung-%`]);
  return (rows[0] as { n: number }).n;
}
