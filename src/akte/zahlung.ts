import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE, WER } from './akteur.ts';
import { lockFall } from './fall.ts';
import { writeJournal } from './journal.ts';

/** Which payment: one purpose in one run; `bezug` tells several of one purpose apart, e.g. the month `2026-05`. */
export type Zahlungsort = { aktenzeichen: string; prozess: string; vorgang: string; zweck: string; bezug?: string };
export type Zahlung = {
  aktenzeichen: string; prozess: string; vorgang: string; zweck: string; bezug: string; /** role of the payee, e.g. VERMIETER */ empfaenger: string;
  summeCent: number; faelligAm: string; geplantAm: Date; angewiesenAm: string | null; angewiesenVon: string | null; aufgehobenAm: Date | null;
};

// A sum in Cent is far below 2^53, so it comes as a number.
const SPALTEN = `aktenzeichen, prozess, vorgang, zweck, bezug, empfaenger, summe_cent::float8 AS "summeCent", faellig_am AS "faelligAm", geplant_am AS "geplantAm",
  angewiesen_am AS "angewiesenAm", angewiesen_von AS "angewiesenVon", aufgehoben_am AS "aufgehobenAm"`;
const ORT = `behoerde = ${EIGENE} AND aktenzeichen = $1 AND prozess = $2 AND vorgang = $3 AND zweck = $4 AND bezug = $5`;
const ortVon = (o: Zahlungsort): string[] => [o.aktenzeichen, o.prozess, o.vorgang, o.zweck, o.bezug ?? ''];

/** The payments of a case in the order in which they fall due. */
export async function listZahlungen(db: Db, aktenzeichen: string): Promise<Zahlung[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM zahlung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY faellig_am, prozess, vorgang, zweck, bezug`, [aktenzeichen]);
  return rows as Zahlung[];
}

export async function findZahlung(db: Db, ort: Zahlungsort): Promise<Zahlung | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM zahlung WHERE ${ORT}`, ortVon(ort));
  return rows[0] as Zahlung | undefined;
}

/**
 * Plans a payment. The same purpose in the same run is one payment: planned again it is the same row; another sum or date
 * replaces the plan as long as nobody has ordered it.
 * @param neu.summeCent integer Cent, above 0
 * @returns whether something changed
 * @throws FachlicherFehler AKTE_UNBEKANNT, ZAHLUNG_ANGEWIESEN: it was ordered with another sum
 */
export async function planZahlung(db: Db, neu: Zahlungsort & { empfaenger: string; summeCent: number; faelligAm: string }, uhr: Uhr): Promise<boolean> {
  await lockFall(db, neu.aktenzeichen);
  const alt = await findZahlung(db, neu);
  const gleich = alt && alt.summeCent === neu.summeCent && alt.faelligAm === neu.faelligAm && alt.empfaenger === neu.empfaenger && !alt.aufgehobenAm;
  if (gleich) return false;
  if (alt?.angewiesenAm) {
    if (alt.summeCent === neu.summeCent && alt.empfaenger === neu.empfaenger) return false;
    throw new FachlicherFehler('ZAHLUNG_ANGEWIESEN', 'Diese Zahlung ist schon angewiesen.');
  }
  await db.query(
    `INSERT INTO zahlung (behoerde, aktenzeichen, prozess, vorgang, zweck, bezug, empfaenger, summe_cent, faellig_am, geplant_am) VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (behoerde, prozess, vorgang, zweck, bezug) DO UPDATE SET empfaenger = $6, summe_cent = $7, faellig_am = $8, geplant_am = $9, aufgehoben_am = NULL`,
    [...ortVon(neu), neu.empfaenger, neu.summeCent, neu.faelligAm, uhr.jetzt()],
  );
  await writeJournal(db, { aktenzeichen: neu.aktenzeichen, art: 'ZAHLUNG_GEPLANT', angaben: angabenVon(neu) }, uhr);
  return true;
}

/**
 * A person has ordered the payment, once. The same day said again is no error.
 * @param wahl.angewiesenAm local date
 * @throws FachlicherFehler AKTE_UNBEKANNT, ZAHLUNG_UNBEKANNT (also withdrawn), ZAHLUNG_ANGEWIESEN
 */
export async function recordAnweisung(db: Db, wahl: Zahlungsort & { angewiesenAm: string }, uhr: Uhr): Promise<void> {
  await lockFall(db, wahl.aktenzeichen);
  const zahlung = await findZahlung(db, wahl);
  if (!zahlung || zahlung.aufgehobenAm) throw new FachlicherFehler('ZAHLUNG_UNBEKANNT', 'Diese Zahlung ist nicht vorgesehen.');
  if (zahlung.angewiesenAm === wahl.angewiesenAm) return;
  if (zahlung.angewiesenAm) throw new FachlicherFehler('ZAHLUNG_ANGEWIESEN', 'Diese Zahlung ist schon angewiesen.');
  await db.query(`UPDATE zahlung SET angewiesen_am = $6, angewiesen_von = ${WER}, erfasst_am = $7 WHERE ${ORT}`, [...ortVon(wahl), wahl.angewiesenAm, uhr.jetzt()]);
  await writeJournal(db, { aktenzeichen: wahl.aktenzeichen, art: 'ZAHLUNG_ANGEWIESEN', angaben: { ...angabenVon(zahlung), angewiesenAm: wahl.angewiesenAm } }, uhr);
}

/** A planned payment will not be made. @returns false when there is none, or it was withdrawn or ordered before */
export async function cancelZahlung(db: Db, ort: Zahlungsort, uhr: Uhr): Promise<boolean> {
  await lockFall(db, ort.aktenzeichen);
  const zahlung = await findZahlung(db, ort);
  if (!zahlung || zahlung.angewiesenAm || zahlung.aufgehobenAm) return false;
  await db.query(`UPDATE zahlung SET aufgehoben_am = $6 WHERE ${ORT}`, [...ortVon(ort), uhr.jetzt()]);
  await writeJournal(db, { aktenzeichen: ort.aktenzeichen, art: 'ZAHLUNG_AUFGEHOBEN', angaben: angabenVon(zahlung) }, uhr);
  return true;
}

const angabenVon = (z: Zahlungsort & { summeCent: number; empfaenger: string }): Record<string, string | number> => ({
  prozess: z.prozess, zweck: z.zweck, ...(z.bezug && { bezug: z.bezug }), empfaenger: z.empfaenger, summeCent: z.summeCent,
});
