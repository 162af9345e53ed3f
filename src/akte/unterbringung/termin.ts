import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { plusMonate, plusTage, schreibeTag } from '../../recht/datum.ts';
import { ablaufVon, vorfristVon } from '../../recht/frist.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { findeFristart, type Vereinbarung } from '../../vereinbarung.ts';
import { recordAenderung } from '../aenderung.ts';
import { EIGENE } from '../akteur.ts';
import { enqueueNachricht } from '../ausgang.ts';
import { findFrist, insertFrist, type FristNeu, type GespeicherteFrist } from '../frist.ts';
import { writeJournal } from '../journal.ts';
import { findUnterbringung, lockUnterbringung, UNTERBRINGUNG_PROZESS, type Unterbringung } from './unterbringung.ts';

export const FRISTART = 'RAEUMUNGSTERMIN';
/** A later day is a typing error. */
const HOECHSTENS_MONATE = 24;
export const terminFristId = (vorgang: string): string => `${vorgang}:${FRISTART}:1`;

/** What has to be arranged by when. `rueckfrageTage`: calendar days until somebody must know the date, where nobody does. */
export type Terminfrist = { u: Unterbringung; vereinbarung: Vereinbarung; beginn: string; rueckfrageTage: number; prozess: string };

/**
 * The Frist up to the day of the eviction, which is a Termin and does not roll (§ 26 Abs. 5 SGB X); without a known day up to the
 * one on which it must be asked for again. Known or moved later, the stored Frist moves, unless a person has moved it by hand.
 */
export async function upsertTerminfrist(db: Db, { u, vereinbarung, beginn, rueckfrageTage, prozess }: Terminfrist, uhr: Uhr): Promise<GespeicherteFrist> {
  const { bezeichnung, klausel, modus, vorfristWerktage } = findeFristart(vereinbarung, FRISTART, beginn);
  const ende = u.raeumungAm ?? plusTage(beginn, rueckfrageTage);
  const { land } = vereinbarung;
  // The lead is warned ahead of a real eviction only; the day to ask again is near anyway.
  const vorlauf = u.raeumungAm ? vorfristWerktage : 0;
  const schritte = u.raeumungAm
    ? [`Räumungstermin ${schreibeTag(ende)}: ein Termin, er verschiebt sich nicht (§ 26 Abs. 5 SGB X)`]
    : [`Räumungstermin nicht bekannt: bis ${schreibeTag(ende)} zu erfragen (${rueckfrageTage} Tage ab ${schreibeTag(beginn)}, Festlegung)`];
  const neu: FristNeu = {
    id: terminFristId(u.vorgang), aktenzeichen: u.aktenzeichen, fristart: FRISTART, runde: 1, bezeichnung, klausel, beginn, laenge: rueckfrageTage, einheit: 'TAG', modus, land,
    fristEnde: ende, ablauf: ablaufVon(ende), vorfrist: vorfristVon(ende, land, vorlauf), schritte, prozess,
  };
  const alt = await insertFrist(db, neu, uhr);
  if (alt.fristEnde === ende || alt.geaendertVon !== null || alt.erledigtAm !== null) return alt;
  return moveTermin(db, neu, alt.fristEnde, uhr);
}

/** A Frist that was overrun before the day became known, or was put off, runs again. */
async function moveTermin(db: Db, neu: FristNeu, vorher: string, uhr: Uhr): Promise<GespeicherteFrist> {
  await db.query(
    `UPDATE frist SET frist_ende = $2, ablauf = $3::timestamptz, vorfrist = $4, schritte = $5,
       status = CASE WHEN $3::timestamptz > $6::timestamptz THEN 'LAUFEND' ELSE status END, ueberschritten_am = CASE WHEN $3::timestamptz > $6::timestamptz THEN NULL ELSE ueberschritten_am END
     WHERE behoerde = ${EIGENE} AND id = $1`,
    [neu.id, neu.fristEnde, neu.ablauf, neu.vorfrist, JSON.stringify(neu.schritte), uhr.jetzt()],
  );
  await writeJournal(db, { aktenzeichen: neu.aktenzeichen, art: 'RAEUMUNGSTERMIN_GEAENDERT', angaben: { frist: neu.id, vorher, fristEnde: neu.fristEnde }, schluessel: `frist:${neu.id}:${vorher}:${neu.fristEnde}` }, uhr);
  return (await findFrist(db, neu.id)) as GespeicherteFrist;
}

/**
 * A person enters or moves the day of the eviction; the running timers follow by message.
 * @returns false when nothing differs
 * @throws FachlicherFehler UNTERBRINGUNG_UNBEKANNT, GRUND_FEHLT, TERMIN_VERGANGEN, TERMIN_UNGLAUBHAFT
 */
export async function updateRaeumungstermin(db: Db, aktenzeichen: string, raeumungAm: string, grund: string, uhr: Uhr): Promise<boolean> {
  const heute = lokalesDatum(uhr.jetzt());
  if (raeumungAm < heute) throw new FachlicherFehler('TERMIN_VERGANGEN', 'Der Räumungstermin liegt in der Vergangenheit.');
  if (raeumungAm > plusMonate(heute, HOECHSTENS_MONATE)) throw new FachlicherFehler('TERMIN_UNGLAUBHAFT', 'Der Räumungstermin liegt mehr als zwei Jahre in der Zukunft.');
  const u = await lockUnterbringung(db, aktenzeichen);
  if (u.raeumungAm === raeumungAm) return false;
  await db.query(`UPDATE unterbringung SET raeumung_am = $2 WHERE behoerde = ${EIGENE} AND vorgang = $1`, [u.vorgang, raeumungAm]);
  const aenderung = await recordAenderung(db, { aktenzeichen, gegenstand: 'UNTERBRINGUNG', bezug: u.vorgang, alt: { raeumungAm: u.raeumungAm }, neu: { raeumungAm }, grund }, uhr);
  const frist = await findFrist(db, terminFristId(u.vorgang));
  // Moved by hand before, it must follow the real day now.
  if (frist?.geaendertVon) await db.query(`UPDATE frist SET geaendert_von = NULL, geaendert_grund = NULL WHERE behoerde = ${EIGENE} AND id = $1`, [frist.id]);
  await enqueueNachricht(db, { aktenzeichen, nachricht: 'frist-geaendert', korrelation: terminFristId(u.vorgang), schluessel: `${u.vorgang}:raeumungstermin:${aenderung}` }, uhr);
  return true;
}

/** The day of the eviction was entered with the landlord's proceedings: a procedure that runs follows it. */
export async function followRaeumungstermin(db: Db, aktenzeichen: string, raeumungAm: string | null, grund: string, uhr: Uhr): Promise<void> {
  const u = await findUnterbringung(db, aktenzeichen);
  if (!u || raeumungAm === null || raeumungAm < lokalesDatum(uhr.jetzt()) || raeumungAm > plusMonate(lokalesDatum(uhr.jetzt()), HOECHSTENS_MONATE)) return;
  const { rowCount } = await db.query(`SELECT 1 FROM lauf WHERE behoerde = ${EIGENE} AND prozess = $1 AND vorgang = $2 AND status <> 'BEENDET'`, [UNTERBRINGUNG_PROZESS, u.vorgang]);
  if (rowCount === 1) await updateRaeumungstermin(db, aktenzeichen, raeumungAm, grund, uhr);
}
