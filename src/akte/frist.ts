import type { Db } from '../db/pool.ts';
import type { Einheit } from '../recht/frist.ts';
import type { Land, Modus } from '../recht/kalender.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';
import { writeJournal } from './journal.ts';

export type FristStatus = 'LAUFEND' | 'EINGEHALTEN' | 'UEBERSCHRITTEN' | 'AUFGEHOBEN' | /** of a target only */ 'ZIEL_VERFEHLT';
export type FristNeu = {
  /** `<vorgang>:<fristart>[.<bezug>]:<runde>` */
  id: string; aktenzeichen: string; fristart: string; runde: number; bezeichnung: string; klausel: string | null;
  beginn: string; laenge: number; einheit: Einheit; modus: Modus; land: Land;
  fristEnde: string; ablauf: Date | string; vorfrist: Date | string; schritte: string[];
  /** BPMN process that set it: what its run leaves open is settled with it */
  prozess?: string;
  /** A target (`Fristart.ziel`): it is not overrun, only not reached. */
  ziel?: boolean;
};
export type GespeicherteFrist = Omit<FristNeu, 'ablauf' | 'vorfrist' | 'prozess' | 'ziel'> & {
  prozess: string | null; ziel: boolean; ablauf: Date; vorfrist: Date; status: FristStatus; erledigtAm: Date | null; ueberschrittenAm: Date | null; geaendertGrund: string | null; geaendertVon: string | null;
};

export const FRIST_SPALTEN = `r.id, r.aktenzeichen, r.fristart, r.runde, r.bezeichnung, r.klausel, r.beginn, r.laenge, r.einheit, r.modus, r.land,
  r.frist_ende AS "fristEnde", r.ablauf, r.vorfrist, r.schritte, r.status, r.erledigt_am AS "erledigtAm", r.ueberschritten_am AS "ueberschrittenAm",
  r.prozess, r.ziel, r.geaendert_grund AS "geaendertGrund", r.geaendert_von AS "geaendertVon"`;

/** Stores a computed Frist once. @returns the stored one: for a repeated id the first, with any move a person has made since */
export async function insertFrist(db: Db, f: FristNeu, uhr: Uhr): Promise<GespeicherteFrist> {
  const { rowCount } = await db.query(
    `INSERT INTO frist (behoerde, id, aktenzeichen, fristart, runde, bezeichnung, klausel, beginn, laenge, einheit, modus, land, frist_ende, ablauf, vorfrist, schritte, prozess, ziel)
     VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT (behoerde, id) DO NOTHING`,
    [f.id, f.aktenzeichen, f.fristart, f.runde, f.bezeichnung, f.klausel, f.beginn, f.laenge, f.einheit, f.modus, f.land, f.fristEnde, f.ablauf, f.vorfrist, JSON.stringify(f.schritte), f.prozess ?? null, f.ziel ?? false],
  );
  if (rowCount === 1) await writeJournal(db, { aktenzeichen: f.aktenzeichen, art: 'FRIST_GESETZT', angaben: { frist: f.id, fristEnde: f.fristEnde }, schluessel: `frist:${f.id}` }, uhr);
  return (await findFrist(db, f.id)) as GespeicherteFrist;
}

export async function findFrist(db: Db, id: string): Promise<GespeicherteFrist | undefined> {
  const { rows } = await db.query(`SELECT ${FRIST_SPALTEN} FROM frist r WHERE r.behoerde = ${EIGENE} AND r.id = $1`, [id]);
  return rows[0] as GespeicherteFrist | undefined;
}

/** The Fristen of a case by their end. */
export async function listFristen(db: Db, aktenzeichen: string): Promise<GespeicherteFrist[]> {
  const { rows } = await db.query(`SELECT ${FRIST_SPALTEN} FROM frist r WHERE r.behoerde = ${EIGENE} AND r.aktenzeichen = $1 ORDER BY r.ablauf, r.id`, [aktenzeichen]);
  return rows as GespeicherteFrist[];
}

/**
 * The work under a Frist is done, or no longer owed. A running one whose end has passed becomes UEBERSCHRITTEN, with the
 * day on which the work was done after all, a target ZIEL_VERFEHLT; AUFGEHOBEN stays AUFGEHOBEN only before the end. Repeating
 * changes nothing.
 * @returns the status it has now, undefined when there is no such Frist
 */
export async function endFrist(db: Db, id: string, ergebnis: 'EINGEHALTEN' | 'AUFGEHOBEN', uhr: Uhr): Promise<FristStatus | undefined> {
  const { rows } = await db.query(
    `UPDATE frist SET erledigt_am = $3, status = CASE WHEN status <> 'UEBERSCHRITTEN' AND ablauf > $3 THEN $2 WHEN ziel THEN 'ZIEL_VERFEHLT' ELSE 'UEBERSCHRITTEN' END,
       ueberschritten_am = CASE WHEN NOT ziel AND (status = 'UEBERSCHRITTEN' OR ablauf <= $3) THEN COALESCE(ueberschritten_am, ablauf) END
     WHERE behoerde = ${EIGENE} AND id = $1 AND erledigt_am IS NULL RETURNING aktenzeichen, status`,
    [id, ergebnis, uhr.jetzt()],
  );
  const geendet = rows[0] as { aktenzeichen: string; status: FristStatus } | undefined;
  if (!geendet) return (await findFrist(db, id))?.status;
  await writeJournal(db, { aktenzeichen: geendet.aktenzeichen, art: 'FRIST_ERLEDIGT', angaben: { frist: id, status: geendet.status }, schluessel: `frist:${id}:erledigt` }, uhr);
  return geendet.status;
}

/** The end has passed and the work is still open; never of a target (`closeZiel`). @returns false when the Frist is settled or marked already */
export async function markUeberschritten(db: Db, id: string, uhr: Uhr): Promise<boolean> {
  const { rows } = await db.query(
    `UPDATE frist SET status = 'UEBERSCHRITTEN', ueberschritten_am = $2 WHERE behoerde = ${EIGENE} AND id = $1 AND status = 'LAUFEND' RETURNING aktenzeichen`,
    [id, uhr.jetzt()],
  );
  const frist = rows[0] as { aktenzeichen: string } | undefined;
  if (!frist) return false;
  await writeJournal(db, { aktenzeichen: frist.aktenzeichen, art: 'FRIST_UEBERSCHRITTEN', angaben: { frist: id }, schluessel: `frist:${id}:ueberschritten` }, uhr);
  return true;
}
