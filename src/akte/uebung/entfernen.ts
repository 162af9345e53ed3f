import type { Db } from '../../db/pool.ts';
import type { Uhr } from '../../uhr.ts';
import { EIGENE } from '../akteur.ts';
import { beendeFall, isEndeVerlangt } from '../fall-beenden.ts';
import { lockFall } from '../fall.ts';
import { writeJournal } from '../journal.ts';
import { sqlUebung, UEBUNG_PRAEFIX } from '../uebung.ts';

export type Uebungsakte = { aktenzeichen: string; status: string; /** its removal was asked for */ wirdEntfernt: boolean; personen: string };

/** The made-up files of the authority, oldest first. */
export async function listUebungsakten(db: Db): Promise<Uebungsakte[]> {
  const { rows } = await db.query(
    `SELECT f.aktenzeichen, f.status, EXISTS (SELECT 1 FROM uebung_entfernung e WHERE e.akte = f.aktenzeichen) AS "wirdEntfernt",
       COALESCE((SELECT string_agg(p.name || ', ' || p.vorname, '; ' ORDER BY p.id) FROM person p WHERE p.behoerde = f.behoerde AND p.aktenzeichen = f.aktenzeichen AND p.rolle IN ('MIETER', 'KLIENT')), '') AS personen
     FROM fall f WHERE f.behoerde = ${EIGENE} AND ${sqlUebung('f.aktenzeichen')} ORDER BY f.angelegt_am, f.aktenzeichen`,
  );
  return rows as Uebungsakte[];
}

/** Whether the authority has a made-up file, and whether it has a real one; that of the agreement itself is nobody's case. */
export async function findBestand(db: Db): Promise<{ uebung: boolean; echte: boolean }> {
  const { rows } = await db.query(
    `SELECT EXISTS (SELECT 1 FROM fall f WHERE f.behoerde = ${EIGENE} AND ${sqlUebung('f.aktenzeichen')}) AS uebung,
       EXISTS (SELECT 1 FROM fall f WHERE f.behoerde = ${EIGENE} AND NOT ${sqlUebung('f.aktenzeichen')}
         AND NOT EXISTS (SELECT 1 FROM vereinbarung_akte v WHERE v.behoerde = f.behoerde AND v.aktenzeichen = f.aktenzeichen)) AS echte`,
  );
  return rows[0] as { uebung: boolean; echte: boolean };
}

/**
 * Asks for the end of all made-up files that this authority has begun. The service `uebungen` sees to it: their procedures end as
 * those of any case, here and at the other authorities, and then the files go. Asked again, it changes nothing.
 * @param praefix of the authority's Aktenzeichen
 * @returns how many are asked for now
 */
export async function requestEntfernung(db: Db, praefix: string, uhr: Uhr): Promise<number> {
  const { rowCount } = await db.query(
    `INSERT INTO uebung_entfernung (behoerde, akte, verlangt_am)
     SELECT ${EIGENE}, f.aktenzeichen, $2 FROM fall f WHERE f.behoerde = ${EIGENE} AND starts_with(f.aktenzeichen, $1) ON CONFLICT DO NOTHING`,
    [`${UEBUNG_PRAEFIX}${praefix}-`, uhr.jetzt()],
  );
  return rowCount ?? 0;
}

/** What is to be removed, wherever it is. Only under `*`. */
export async function listZuEntfernen(db: Db): Promise<{ behoerde: string; aktenzeichen: string }[]> {
  const { rows } = await db.query('SELECT f.behoerde, f.aktenzeichen FROM uebung_entfernung e JOIN fall f ON f.aktenzeichen = e.akte GROUP BY 1, 2 ORDER BY 2, 1');
  return rows as { behoerde: string; aktenzeichen: string }[];
}

/**
 * One step towards the end of a made-up file of the own authority: first its procedures are told to end, and once they have, it is deleted with all
 * that hangs on it. One line in the journal stays. Repeating goes on where it stopped.
 * @throws FachlicherFehler AKTE_UNBEKANNT: it is gone already
 */
export async function removeUebungsakte(db: Db, aktenzeichen: string, uhr: Uhr): Promise<'GEHT' | 'WEG'> {
  const { status } = await lockFall(db, aktenzeichen);
  if (status !== 'BEENDET') {
    if (!(await isEndeVerlangt(db, aktenzeichen))) await beendeFall(db, aktenzeichen, 'IRRTUM', uhr);
    return 'GEHT';
  }
  const { rowCount: laeuft } = await db.query(`SELECT 1 FROM lauf WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND status <> 'BEENDET'
     UNION ALL SELECT 1 FROM uebermittlung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND status = 'UEBERGABE' LIMIT 1`, [aktenzeichen]);
  if (laeuft !== 0) return 'GEHT';
  await db.query(`DELETE FROM fall WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`, [aktenzeichen]);
  await writeJournal(db, { aktenzeichen, art: 'UEBUNG_ENTFERNT', schluessel: `${aktenzeichen}:uebung-entfernt` }, uhr);
  return 'WEG';
}

/** Nobody has the file any more, so nothing can bring it back. Only under `*`. */
export const clearEntfernungen = async (db: Db): Promise<void> => void (await db.query('DELETE FROM uebung_entfernung e WHERE NOT EXISTS (SELECT 1 FROM fall f WHERE f.aktenzeichen = e.akte)'));
