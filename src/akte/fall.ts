import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import { akteUnbekannt, EIGENE } from './akteur.ts';
import { writeJournal } from './journal.ts';
import { normalisiereSuche } from './normalisieren.ts';

export type FallStatus = 'NEU' | 'LAUFEND' | 'BEENDET';
export type Fall = {
  behoerde: string; aktenzeichen: string; vereinbarung: string; verfahren: string; status: FallStatus; ergebnis: string | null;
  gehoertZu: string | null; prozessInstanz: string | null; eingangAm: string; angelegtAm: Date; beendetAm: Date | null;
};

export const FALL_SPALTEN = `f.behoerde, f.aktenzeichen, f.vereinbarung, f.verfahren, f.status, f.ergebnis, f.gehoert_zu AS "gehoertZu",
  f.prozess_instanz AS "prozessInstanz", f.eingang_am AS "eingangAm", f.angelegt_am AS "angelegtAm", f.beendet_am AS "beendetAm"`;

/** The case itself, without the people. For programs: reading by a person goes through `findAkte`, which is logged. */
export async function findFall(db: Db, aktenzeichen: string): Promise<Fall | undefined> {
  const { rows } = await db.query(`SELECT ${FALL_SPALTEN} FROM fall f WHERE f.behoerde = ${EIGENE} AND f.aktenzeichen = $1`, [aktenzeichen]);
  return rows[0] as Fall | undefined;
}

/** Locks the case until the end of the transaction, so that decisions about it come one after the other. @throws FachlicherFehler AKTE_UNBEKANNT */
export async function lockFall(db: Db, aktenzeichen: string): Promise<Fall> {
  const { rows } = await db.query(`SELECT ${FALL_SPALTEN} FROM fall f WHERE f.behoerde = ${EIGENE} AND f.aktenzeichen = $1 FOR UPDATE`, [aktenzeichen]);
  if (!rows[0]) throw akteUnbekannt();
  return rows[0] as Fall;
}

export type FallZeile = Fall & { adresse: string; mieter: string };

/**
 * Cases of the authority, newest first. `suche` finds parts of the Aktenzeichen, of names and of the address in any
 * spelling; every word must be found.
 */
export async function searchFaelle(db: Db, filter: { suche?: string; status?: FallStatus; grenze?: number; ab?: number } = {}): Promise<{ zeilen: FallZeile[]; gesamt: number }> {
  const worte = normalisiereSuche(filter.suche ?? '').map((w) => `%${w}%`);
  const { rows } = await db.query(
    `SELECT ${FALL_SPALTEN}, count(*) OVER ()::int AS gesamt,
       COALESCE(h.strasse || ' ' || h.hausnummer || ', ' || h.plz || ' ' || h.ort, '') AS adresse, COALESCE(p.mieter, '') AS mieter
     FROM fall f LEFT JOIN haushalt h USING (behoerde, aktenzeichen)
     LEFT JOIN LATERAL (SELECT string_agg(trim(x.vorname || ' ' || x.name), ', ' ORDER BY x.id) FILTER (WHERE x.rolle = 'MIETER') AS mieter, string_agg(x.name_norm, ' ') AS norm
       FROM person x WHERE x.behoerde = f.behoerde AND x.aktenzeichen = f.aktenzeichen) p ON true
     WHERE f.behoerde = ${EIGENE} AND ($1::text IS NULL OR f.status = $1)
       AND concat_ws(' ', lower(f.aktenzeichen), p.norm, h.adresse_norm) LIKE ALL ($2::text[])
     ORDER BY f.angelegt_am DESC, f.aktenzeichen DESC LIMIT $3 OFFSET $4`,
    [filter.status ?? null, worte, filter.grenze ?? 50, filter.ab ?? 0],
  );
  const gesamt = (rows[0] as { gesamt: number } | undefined)?.gesamt ?? 0;
  return { zeilen: rows as FallZeile[], gesamt };
}

/**
 * The first worker of an instance claims the case. One instance works on a case: the unique column decides.
 * NEU: recorded now. BEKANNT: this instance holds it already (a repeated job). FREMD: another instance holds it, or the
 * case is over, or there is no such case: the instance that asks must end itself.
 */
export async function recordProzessInstanz(db: Db, aktenzeichen: string, instanz: string, uhr: Uhr): Promise<'NEU' | 'BEKANNT' | 'FREMD'> {
  const { rows } = await db.query(
    `UPDATE fall SET prozess_instanz = $2, status = 'LAUFEND'
     WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND prozess_instanz IS NULL AND status <> 'BEENDET' RETURNING aktenzeichen`,
    [aktenzeichen, instanz],
  );
  if (!rows[0]) return (await findFall(db, aktenzeichen))?.prozessInstanz === instanz ? 'BEKANNT' : 'FREMD';
  await db.query(`UPDATE ausgang SET erledigt_am = $2 WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND art = 'START' AND erledigt_am IS NULL`, [aktenzeichen, uhr.jetzt()]);
  await writeJournal(db, { aktenzeichen, art: 'PROZESS_GESTARTET', angaben: { instanz }, schluessel: `${aktenzeichen}:instanz:${instanz}` }, uhr);
  return 'NEU';
}

/** A person found that this case and an older one are the same matter. @throws FachlicherFehler AKTE_UNBEKANNT, VERWEIS_AUF_SICH */
export async function recordGehoertZu(db: Db, aktenzeichen: string, ziel: string, uhr: Uhr): Promise<void> {
  if (aktenzeichen === ziel) throw new FachlicherFehler('VERWEIS_AUF_SICH', 'Eine Akte kann nicht zu sich selbst gehören.');
  if (!(await findFall(db, ziel))) throw akteUnbekannt();
  const { rowCount } = await db.query(`UPDATE fall SET gehoert_zu = $2 WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`, [aktenzeichen, ziel]);
  if (rowCount !== 1) throw akteUnbekannt();
  await writeJournal(db, { aktenzeichen, art: 'GEHOERT_ZU', angaben: { ziel }, schluessel: `${aktenzeichen}:gehoert-zu:${ziel}` }, uhr);
}
