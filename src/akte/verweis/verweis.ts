import type { Db } from '../../db/pool.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import type { Einwilligung } from '../einwilligung.ts';
import { writeJournal } from '../journal.ts';

export const ANLAESSE = ['ABMAHNUNG', 'KUENDIGUNG', 'RAEUMUNGSKLAGE', 'MIETSCHULDEN'] as const;
export type Anlass = (typeof ANLAESSE)[number];
/** Step of the transmission of the contact data in a run. */
export const KONTAKTDATEN_SCHRITT = 'verweis-kontaktdaten';
export const PROZESS_JOBCENTER = 'hannover-verweis-jobcenter';
export const PROZESS_FACHSTELLE = 'hannover-verweis';

/** One referral: why the household came, and the consent it gave in this run (§ 67b SGB X). */
export type Verweis = { aktenzeichen: string; vorgang: string; anlass: Anlass; vorspracheAm: string; abgeschlossenAm: Date | null; einwilligung: Einwilligung | null };
type Zeile = Omit<Verweis, 'einwilligung'> & Partial<Omit<Einwilligung, 'id'>> & { id: string | null };

const ABFRAGE = `SELECT v.aktenzeichen, v.vorgang, v.anlass, v.vorsprache_am AS "vorspracheAm", v.abgeschlossen_am AS "abgeschlossenAm", e.id, e.zweck, e.datenarten, e.sender, e.empfaenger,
  e.textfassung, e.form, e.erteilt_am AS "erteiltAm", e.widerrufen_am AS "widerrufenAm" FROM verweis v LEFT JOIN einwilligung e ON e.id = v.einwilligung_id AND e.behoerde = v.behoerde`;

function alsVerweis({ aktenzeichen, vorgang, anlass, vorspracheAm, abgeschlossenAm, ...e }: Zeile): Verweis {
  return { aktenzeichen, vorgang, anlass, vorspracheAm, abgeschlossenAm, einwilligung: e.id === null ? null : (e as Einwilligung) };
}

/** Enters a referral, once for each run. @returns false when it was there */
export async function insertVerweis(db: Db, v: { aktenzeichen: string; vorgang: string; anlass: Anlass; vorspracheAm: string }, uhr: Uhr): Promise<boolean> {
  const { rowCount } = await db.query(`INSERT INTO verweis (behoerde, aktenzeichen, vorgang, anlass, vorsprache_am) VALUES (${EIGENE}, $1, $2, $3, $4) ON CONFLICT DO NOTHING`, [v.aktenzeichen, v.vorgang, v.anlass, v.vorspracheAm]);
  if (rowCount === 1) await writeJournal(db, { aktenzeichen: v.aktenzeichen, art: 'VERWEIS_ERFASST', angaben: { anlass: v.anlass, eingangAm: v.vorspracheAm }, schluessel: `${v.vorgang}:verweis-erfasst` }, uhr);
  return rowCount === 1;
}

export async function findVerweis(db: Db, vorgang: string): Promise<Verweis | undefined> {
  const { rows } = await db.query(`${ABFRAGE} WHERE v.behoerde = ${EIGENE} AND v.vorgang = $1`, [vorgang]);
  return (rows as Zeile[]).map(alsVerweis)[0];
}

/** Oldest first. */
export async function listVerweise(db: Db, aktenzeichen: string): Promise<Verweis[]> {
  const { rows } = await db.query(`${ABFRAGE} WHERE v.behoerde = ${EIGENE} AND v.aktenzeichen = $1 ORDER BY v.vorsprache_am, v.vorgang`, [aktenzeichen]);
  return (rows as Zeile[]).map(alsVerweis);
}

/** Does a consent of this run hold on this local date? A withdrawal works from its day on. */
export const isEingewilligt = ({ einwilligung: e }: Verweis, am: string): boolean => e !== null && e.erteiltAm <= am && (e.widerrufenAm === null || e.widerrufenAm > am);

export const heuteEingewilligt = (v: Verweis | undefined, uhr: Uhr): boolean => v !== undefined && isEingewilligt(v, lokalesDatum(uhr.jetzt()));
