import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import { findEntscheidung, proposeEntscheidung, type Entscheidung, type Entscheidungsort } from '../entscheidung.ts';
import { lockFall } from '../fall.ts';
import { writeJournal } from '../journal.ts';
import { findAnspruch } from './anspruch.ts';
import { findBerechnung } from './berechnung.ts';

export const PROZESS = 'hannover-erstattung';
/** The whole claim, a part of it, or nothing. */
export type Erstattungswort = 'ANERKANNT' | 'TEILWEISE' | 'ABGELEHNT';
export type Vorschlag = { entscheidung: Entscheidung; ergebnis: Erstattungswort; betragCent: number; aktuell: boolean };

/** Where the decision about a claim is recorded. */
export const erstattungsort = (aktenzeichen: string, vorgang: string): Entscheidungsort => ({ aktenzeichen, vorgang, prozess: PROZESS, gegenstand: 'ERSTATTUNG' });

/** What a sum means for a claim: without a claimed sum, what was paid for days of detention stands for it. */
export const wortFuer = (betragCent: number, gefordertCent: number): Erstattungswort => (betragCent === 0 ? 'ABGELEHNT' : betragCent < gefordertCent ? 'TEILWEISE' : 'ANERKANNT');

/**
 * The clerk who is logged in proposes what to reimburse: as computed, or another sum with the reason (H-4.4).
 * @param neu.betragCent integer Cent, 0 refuses
 * @returns the round of the decision
 * @throws FachlicherFehler BETRAG_ZU_HOCH (above the claim), BERECHNUNG_FEHLT, SCHON_UEBERNOMMEN, and those of `proposeEntscheidung`
 */
export async function proposeErstattung(db: Db, neu: { aktenzeichen: string; vorgang: string; betragCent: number; begruendung: string }, uhr: Uhr): Promise<number> {
  const { aktenzeichen, vorgang, betragCent } = neu;
  await lockFall(db, aktenzeichen);
  const letzte = await findEntscheidung(db, erstattungsort(aktenzeichen, vorgang));
  if (letzte && letzte.entscheidung === null && (await istUebernommen(db, vorgang, letzte.runde))) throw new FachlicherFehler('SCHON_UEBERNOMMEN', 'Die letzte Entscheidung ist schon in Bearbeitung und kann nicht mehr ersetzt werden.');
  const anspruch = await findAnspruch(db, vorgang);
  const berechnung = await findBerechnung(db, vorgang);
  if (!anspruch || (!berechnung && betragCent > 0)) throw new FachlicherFehler('BERECHNUNG_FEHLT', 'Für den neuesten Stand der Angaben gibt es noch keine Berechnung.');
  const gefordert = anspruch.betragCent ?? berechnung?.ueberzahltCent ?? 0;
  if (betragCent > gefordert) throw new FachlicherFehler('BETRAG_ZU_HOCH', 'Erstattet wird höchstens, was das Jobcenter fordert.');
  const runde = await proposeEntscheidung(db, { ...erstattungsort(aktenzeichen, vorgang), vorschlag: wortFuer(betragCent, gefordert), begruendung: neu.begruendung, zustaendig: 'fachstelle-leitung' }, uhr);
  await db.query(`INSERT INTO erstattung_vorschlag (behoerde, aktenzeichen, vorgang, runde, anspruch_runde, betrag_cent) VALUES (${EIGENE}, $1, $2, $3, $4, $5)`, [aktenzeichen, vorgang, runde, anspruch.runde, betragCent]);
  return runde;
}

/**
 * The procedure goes on with this proposal: from here on it is not replaced any more, only the lead can give it back.
 * @returns the newest proposal, undefined where there is none for the newest round of the claim
 */
export async function takeUpVorschlag(db: Db, aktenzeichen: string, vorgang: string, uhr: Uhr): Promise<Vorschlag | undefined> {
  await lockFall(db, aktenzeichen);
  const vorschlag = await findVorschlag(db, aktenzeichen, vorgang);
  if (!vorschlag?.aktuell || vorschlag.entscheidung.entscheidung === 'ZURUECKGEGEBEN') return undefined;
  const { ergebnis, betragCent, entscheidung } = vorschlag;
  const angaben = { vorgang, runde: entscheidung.runde, ergebnis, betragCent };
  await writeJournal(db, { aktenzeichen, art: 'ERSTATTUNG_VORSCHLAG', angaben, schluessel: uebernahme(vorgang, entscheidung.runde) }, uhr);
  return vorschlag;
}

const uebernahme = (vorgang: string, runde: number): string => `${vorgang}:erstattung-vorschlag:${runde}`;

async function istUebernommen(db: Db, vorgang: string, runde: number): Promise<boolean> {
  const { rowCount } = await db.query(`SELECT 1 FROM journal WHERE behoerde = ${EIGENE} AND schluessel = $1`, [uebernahme(vorgang, runde)]);
  return rowCount === 1;
}

/** The newest proposal. `aktuell`: it was made on the newest round of the claim. */
export async function findVorschlag(db: Db, aktenzeichen: string, vorgang: string): Promise<Vorschlag | undefined> {
  const entscheidung = await findEntscheidung(db, erstattungsort(aktenzeichen, vorgang));
  if (!entscheidung) return undefined;
  const { rows } = await db.query(`SELECT betrag_cent::float8 AS "betragCent", anspruch_runde AS "anspruchRunde" FROM erstattung_vorschlag WHERE behoerde = ${EIGENE} AND vorgang = $1 AND runde = $2`, [vorgang, entscheidung.runde]);
  const { betragCent, anspruchRunde } = rows[0] as { betragCent: number; anspruchRunde: number };
  const anspruch = await findAnspruch(db, vorgang);
  return { entscheidung, ergebnis: entscheidung.vorschlag as Erstattungswort, betragCent, aktuell: anspruch?.runde === anspruchRunde };
}
