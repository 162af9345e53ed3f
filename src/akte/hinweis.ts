import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { alsId, EIGENE } from './akteur.ts';
import { writeJournal } from './journal.ts';

export type Hinweis = { id: string; aktenzeichen: string; art: string; gruppe: string; fristId: string | null; angelegtAm: Date; erledigtAm: Date | null };

const SPALTEN = 'id, aktenzeichen, art, gruppe, frist_id AS "fristId", angelegt_am AS "angelegtAm", erledigt_am AS "erledigtAm"';

/** A warning for one account instead of a group of people. */
export const personenGruppe = (anmeldename: string): string => `konto:${anmeldename}`;

/** Raises a warning for a group, with its journal entry. @returns false when the same key was raised before */
export async function insertHinweis(
  db: Db,
  h: { aktenzeichen: string; art: string; gruppe: string; fristId?: string; schluessel: string; behoerde?: string },
  uhr: Uhr,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO hinweis (behoerde, aktenzeichen, art, gruppe, frist_id, angelegt_am, schluessel)
     VALUES (COALESCE($1, ${EIGENE}), $2, $3, $4, $5, $6, $7) ON CONFLICT (behoerde, schluessel) DO NOTHING`,
    [h.behoerde ?? null, h.aktenzeichen, h.art, h.gruppe, h.fristId ?? null, uhr.jetzt(), h.schluessel],
  );
  if (rowCount !== 1) return false;
  const angaben = { hinweis: h.art, gruppe: h.gruppe, ...(h.fristId && { frist: h.fristId }) };
  await writeJournal(db, { aktenzeichen: h.aktenzeichen, art: 'HINWEIS', angaben, schluessel: `hinweis:${h.schluessel}`, ...(h.behoerde && { behoerde: h.behoerde }) }, uhr);
  return true;
}

/** Open warnings, oldest first; with `gruppen` only those for one of these groups, with `aktenzeichen` only those of a case. */
export async function listHinweise(db: Db, filter: { gruppen?: string[]; aktenzeichen?: string } = {}): Promise<Hinweis[]> {
  const { rows } = await db.query(
    `SELECT ${SPALTEN} FROM hinweis WHERE behoerde = ${EIGENE} AND erledigt_am IS NULL
       AND ($1::text[] IS NULL OR gruppe = ANY ($1)) AND ($2::text IS NULL OR aktenzeichen = $2) ORDER BY angelegt_am, id`,
    [filter.gruppen ?? null, filter.aktenzeichen ?? null],
  );
  return rows as Hinweis[];
}

/**
 * Open warnings for these groups, oldest first, with how many there are in all.
 * @param filter `konten`: a warning for a group only in cases that one of these accounts sees to; those for an account (`konto:…`) always
 */
export async function listHinweiseFuer(db: Db, { gruppen, konten, grenze }: { gruppen: readonly string[]; konten?: readonly string[]; grenze: number }): Promise<{ zeilen: Hinweis[]; gesamt: number }> {
  const { rows } = await db.query(
    `SELECT ${SPALTEN}, count(*) OVER ()::int AS gesamt FROM hinweis h WHERE behoerde = ${EIGENE} AND erledigt_am IS NULL AND gruppe = ANY ($1)
       AND ($2::text[] IS NULL OR gruppe LIKE 'konto:%' OR EXISTS (SELECT 1 FROM fall f WHERE f.behoerde = h.behoerde AND f.aktenzeichen = h.aktenzeichen AND f.zustaendig = ANY ($2)))
     ORDER BY angelegt_am, id LIMIT $3`,
    [gruppen, konten ?? null, grenze],
  );
  const zeilen = rows as (Hinweis & { gesamt: number })[];
  const ohneGesamt = zeilen.map((zeile) => {
    const { gesamt: _, ...hinweis } = zeile;
    return hinweis;
  });
  return { zeilen: ohneGesamt, gesamt: zeilen[0]?.gesamt ?? 0 };
}

/** A person has seen to it. @returns false when it was settled already or is not there */
export async function settleHinweis(db: Db, id: string, uhr: Uhr): Promise<boolean> {
  const { rows } = await db.query(`UPDATE hinweis SET erledigt_am = $2 WHERE behoerde = ${EIGENE} AND id = ${alsId(1)} AND erledigt_am IS NULL RETURNING aktenzeichen, art`, [id, uhr.jetzt()]);
  const erledigt = rows[0] as { aktenzeichen: string; art: string } | undefined;
  if (!erledigt) return false;
  await writeJournal(db, { aktenzeichen: erledigt.aktenzeichen, art: 'HINWEIS_ERLEDIGT', angaben: { hinweis: erledigt.art } }, uhr);
  return true;
}
