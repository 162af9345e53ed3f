import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { actFor } from '../akteur.ts';
import { enqueueNachricht } from '../ausgang.ts';
import { writeJournal } from '../journal.ts';
import { findOffenenLaufImVerbund } from '../lauf-im-ziel.ts';
import { findLaufVon } from '../lauf.ts';
import { fehlendeAngaben, findAnspruch, recordAnspruch } from './anspruch.ts';
import { recordAntwort } from './antwort.ts';
import { PROZESS_JOBCENTER, supplementAnspruch } from './beginn.ts';
import { findVorschlag, PROZESS } from './vorschlag.ts';

/**
 * The claim came as a letter inside the system: what the letter says becomes the Fachstelle's own copy. The run was begun
 * by that letter, whose id names the sender's run. On paper the clerk has entered it already.
 */
export async function takeOverAnspruch(db: Db, wo: { aktenzeichen: string; vorgang: string; prozessInstanz: string; von: string }, uhr: Uhr): Promise<void> {
  const { aktenzeichen, vorgang } = wo;
  if (await findAnspruch(db, vorgang)) return;
  const lauf = await findLaufVon(db, wo.prozessInstanz);
  const beimAbsender = await actFor(db, wo.von, () => findAnspruch(db, lauf?.anlass.split(':')[0] ?? ''));
  if (!lauf || !beimAbsender) return;
  await recordAnspruch(db, { ...beimAbsender, aktenzeichen, vorgang, kenntnisAm: null, angemeldetAm: lauf.eingangAm, weg: 'INTERN' }, uhr);
}

/**
 * Tells the Jobcenter's open procedure, where it works in this system, that details are missing. The letter says which.
 * @returns whether there was one to be told
 */
export async function notifyNachforderung(db: Db, { aktenzeichen, runde, an }: { aktenzeichen: string; runde: number; an: string }, uhr: Uhr): Promise<boolean> {
  return actFor(db, an, async () => {
    const lauf = await findOffenenLaufImVerbund(db, aktenzeichen, PROZESS_JOBCENTER);
    if (!lauf) return false;
    await enqueueNachricht(db, { aktenzeichen: lauf.aktenzeichen, nachricht: 'hannover.erstattung.nachgefordert', korrelation: lauf.vorgang, schluessel: `${lauf.vorgang}:erstattung-nachgefordert:${runde}` }, uhr);
    return true;
  });
}

/** Hands the decision to the Jobcenter's open procedure, where it works in this system (H-4.4). @returns whether there was one */
export async function handOverAntwort(db: Db, { aktenzeichen, vorgang, an }: { aktenzeichen: string; vorgang: string; an: string }, uhr: Uhr): Promise<boolean> {
  const vorschlag = await findVorschlag(db, aktenzeichen, vorgang);
  if (!vorschlag) return false;
  const { ergebnis, betragCent } = vorschlag;
  await writeJournal(db, { aktenzeichen, art: 'ERSTATTUNG_BEANTWORTET', angaben: { vorgang, ergebnis, betragCent }, schluessel: `${vorgang}:erstattung-beantwortet` }, uhr);
  return actFor(db, an, async () => {
    const lauf = await findOffenenLaufImVerbund(db, aktenzeichen, PROZESS_JOBCENTER);
    if (!lauf) return false;
    await recordAntwort(db, { aktenzeichen: lauf.aktenzeichen, vorgang: lauf.vorgang, ergebnis, betragCent, eingangAm: lokalesDatum(uhr.jetzt()), weg: 'INTERN' }, uhr);
    return true;
  });
}

/**
 * What the Jobcenter has added to its claim goes to the Fachstelle's open procedure.
 * @throws FachlicherFehler ANGABEN_FEHLEN: the claim in the own Akte is still incomplete, or nothing was added
 */
export async function handOverAngaben(db: Db, { aktenzeichen, vorgang, an }: { aktenzeichen: string; vorgang: string; an: string }, uhr: Uhr): Promise<void> {
  const eigener = await findAnspruch(db, vorgang);
  if (!eigener || fehlendeAngaben(eigener).length > 0) throw new FachlicherFehler('ANGABEN_FEHLEN', 'Im Anspruch fehlen noch Angaben.');
  await actFor(db, an, async () => {
    const lauf = await findOffenenLaufImVerbund(db, aktenzeichen, PROZESS);
    if (!lauf) return;
    const dort = await findAnspruch(db, lauf.vorgang);
    await supplementAnspruch(db, { ...eigener, aktenzeichen: lauf.aktenzeichen, vorgang: lauf.vorgang, kenntnisAm: dort?.kenntnisAm ?? null, angemeldetAm: dort?.angemeldetAm ?? eigener.angemeldetAm, weg: 'INTERN' }, uhr);
  });
  await writeJournal(db, { aktenzeichen, art: 'ERSTATTUNG_ERGAENZT', angaben: { vorgang, runde: eigener.runde }, schluessel: `${vorgang}:erstattung-ergaenzt:${eigener.runde}` }, uhr);
}
