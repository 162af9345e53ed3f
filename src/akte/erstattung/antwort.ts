import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { berechneAusschlussfrist } from '../../recht/ausschlussfrist.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE, findAkteur, WER } from '../akteur.ts';
import { enqueueNachricht } from '../ausgang.ts';
import { lockFall } from '../fall.ts';
import { writeJournal } from '../journal.ts';
import { findAnspruch } from './anspruch.ts';
import type { Erstattungswort } from './vorschlag.ts';

export type AntwortAngaben = { ergebnis: Erstattungswort; betragCent: number; eingangAm: string };
export type Antwort = AntwortAngaben & { aktenzeichen: string; vorgang: string; verjaehrungAm: string; weg: 'POSTEINGANG' | 'INTERN'; erfasstAm: Date };

/** The Fachstelle's answer to a claim of the Jobcenter. */
export async function findAntwort(db: Db, vorgang: string): Promise<Antwort | undefined> {
  const { rows } = await db.query(
    `SELECT aktenzeichen, vorgang, ergebnis, betrag_cent::float8 AS "betragCent", eingang_am AS "eingangAm", verjaehrung_am AS "verjaehrungAm", weg, erfasst_am AS "erfasstAm"
     FROM erstattung_antwort WHERE behoerde = ${EIGENE} AND vorgang = $1`,
    [vorgang],
  );
  return rows[0] as Antwort | undefined;
}

/**
 * Enters the answer of the Fachstelle in the Jobcenter's Akte and tells the waiting procedure; the first answer counts.
 * The limitation of § 113 SGB X runs from the knowledge of that decision.
 * @returns false when there was an answer before
 * @throws FachlicherFehler AKTE_UNBEKANNT, ANSPRUCH_UNBEKANNT, BETRAG_PASST_NICHT (a sum and a refusal, or above the claim)
 */
export async function recordAntwort(db: Db, neu: AntwortAngaben & { aktenzeichen: string; vorgang: string; weg: 'POSTEINGANG' | 'INTERN' }, uhr: Uhr): Promise<boolean> {
  const { aktenzeichen, vorgang, ergebnis, betragCent, eingangAm } = neu;
  await lockFall(db, aktenzeichen);
  const anspruch = await findAnspruch(db, vorgang);
  if (!anspruch || anspruch.aktenzeichen !== aktenzeichen) throw new FachlicherFehler('ANSPRUCH_UNBEKANNT', 'In dieser Akte gibt es keinen Erstattungsanspruch.');
  if ((betragCent === 0) !== (ergebnis === 'ABGELEHNT') || betragCent > (anspruch.betragCent ?? betragCent)) {
    throw new FachlicherFehler('BETRAG_PASST_NICHT', 'Der Betrag passt nicht zum Ergebnis oder ist höher als der Anspruch.');
  }
  const { behoerde } = await findAkteur(db);
  const { rowCount } = await db.query(
    `INSERT INTO erstattung_antwort (behoerde, aktenzeichen, vorgang, ergebnis, betrag_cent, eingang_am, verjaehrung_am, weg, erfasst_von, erfasst_am)
     VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, ${WER}, $8) ON CONFLICT DO NOTHING`,
    [aktenzeichen, vorgang, ergebnis, betragCent, eingangAm, verjaehrungAb(anspruch.jcGezahltBis ?? eingangAm, eingangAm), neu.weg, uhr.jetzt()],
  );
  if (rowCount !== 1) return false;
  await writeJournal(db, { aktenzeichen, art: 'ERSTATTUNG_ANTWORT', angaben: { vorgang, ergebnis, betragCent, eingangAm }, schluessel: `${vorgang}:erstattung-antwort` }, uhr);
  await enqueueNachricht(db, { aktenzeichen, nachricht: 'hannover.erstattung.antwort', korrelation: vorgang, schluessel: `${behoerde}:${vorgang}:erstattung-antwort` }, uhr);
  return true;
}

const verjaehrungAb = (letzterLeistungstag: string, kenntnisEntscheidung: string): string =>
  berechneAusschlussfrist({ letzterLeistungstag, kenntnisEntscheidung, land: 'NI' }).verjaehrung ?? kenntnisEntscheidung;
