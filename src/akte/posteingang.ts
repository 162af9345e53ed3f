import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import { akteUnbekannt, alsId, EIGENE, WER } from './akteur.ts';
import { findFall } from './fall.ts';
import { writeJournal } from './journal.ts';

export type PosteingangStatus = 'OFFEN' | 'VERBUCHT' | 'ERLEDIGT';
export type Posteingang = {
  id: string; aktenzeichen: string | null; art: string; absender: string | null; eingangAm: string; angelegtAm: Date; status: PosteingangStatus;
  angaben: Record<string, unknown>; dokumentId: string | null; verbuchtVon: string | null; verbuchtAm: Date | null;
};

const SPALTEN = `id, aktenzeichen, art, absender, eingang_am AS "eingangAm", angelegt_am AS "angelegtAm", status, angaben, dokument_id AS "dokumentId",
  verbucht_von AS "verbuchtVon", verbucht_am AS "verbuchtAm"`;

/** Something came in. The same `schluessel` twice is one item. `angaben` may hold names: it stays in the Akte. */
export async function insertPosteingang(
  db: Db,
  p: { aktenzeichen?: string | null; art: string; absender?: string | null; eingangAm: string; angaben?: Record<string, unknown>; dokumentId?: string; schluessel: string },
  uhr: Uhr,
): Promise<{ id: string; neu: boolean }> {
  if (p.aktenzeichen && !(await findFall(db, p.aktenzeichen))) throw akteUnbekannt();
  const { rows } = await db.query(
    `INSERT INTO posteingang (behoerde, aktenzeichen, art, absender, eingang_am, angelegt_am, angaben, dokument_id, schluessel)
     VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (behoerde, schluessel) DO NOTHING RETURNING id`,
    [p.aktenzeichen ?? null, p.art, p.absender ?? null, p.eingangAm, uhr.jetzt(), JSON.stringify(p.angaben ?? {}), p.dokumentId ?? null, p.schluessel],
  );
  const neu = rows[0] as { id: string } | undefined;
  if (neu) {
    await writeJournal(db, { aktenzeichen: p.aktenzeichen ?? null, art: 'POSTEINGANG', angaben: { posteingang: neu.id, art: p.art } }, uhr);
    return { id: neu.id, neu: true };
  }
  const { rows: alte } = await db.query(`SELECT id FROM posteingang WHERE behoerde = ${EIGENE} AND schluessel = $1`, [p.schluessel]);
  return { id: (alte[0] as { id: string }).id, neu: false };
}

/** Oldest first; without `status` everything of the authority. */
export async function listPosteingang(db: Db, filter: { status?: PosteingangStatus; aktenzeichen?: string; grenze?: number } = {}): Promise<Posteingang[]> {
  const { rows } = await db.query(
    `SELECT ${SPALTEN} FROM posteingang WHERE behoerde = ${EIGENE} AND ($1::text IS NULL OR status = $1) AND ($2::text IS NULL OR aktenzeichen = $2)
     ORDER BY eingang_am, id LIMIT $3`,
    [filter.status ?? null, filter.aktenzeichen ?? null, filter.grenze ?? 200],
  );
  return rows as Posteingang[];
}

export async function findPosteingang(db: Db, id: string): Promise<Posteingang | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM posteingang WHERE behoerde = ${EIGENE} AND id = ${alsId(1)}`, [id]);
  return rows[0] as Posteingang | undefined;
}

/** @throws FachlicherFehler AKTE_UNBEKANNT, POSTEINGANG_ERLEDIGT */
export async function assignPosteingang(db: Db, id: string, aktenzeichen: string, uhr: Uhr): Promise<void> {
  if (!(await findFall(db, aktenzeichen))) throw akteUnbekannt();
  const { rowCount } = await db.query(`UPDATE posteingang SET aktenzeichen = $2 WHERE behoerde = ${EIGENE} AND id = ${alsId(1)} AND status = 'OFFEN'`, [id, aktenzeichen]);
  if (rowCount !== 1) throw nichtOffen();
  await writeJournal(db, { aktenzeichen, art: 'POSTEINGANG_ZUGEORDNET', angaben: { posteingang: id } }, uhr);
}

/**
 * Closes an open item: VERBUCHT (it had its effect in the case, so it needs one) or ERLEDIGT (nothing to do).
 * Of two people who settle it at once one is refused.
 * @throws FachlicherFehler POSTEINGANG_ERLEDIGT, POSTEINGANG_OHNE_AKTE
 */
export async function settlePosteingang(db: Db, id: string, status: 'VERBUCHT' | 'ERLEDIGT', uhr: Uhr): Promise<void> {
  const { rows } = await db.query(
    `UPDATE posteingang SET status = $2, verbucht_von = ${WER}, verbucht_am = $3 WHERE behoerde = ${EIGENE} AND id = ${alsId(1)} AND status = 'OFFEN' RETURNING aktenzeichen`,
    [id, status, uhr.jetzt()],
  );
  const { aktenzeichen } = (rows[0] as { aktenzeichen: string | null } | undefined) ?? fehlt();
  if (status === 'VERBUCHT' && aktenzeichen === null) throw new FachlicherFehler('POSTEINGANG_OHNE_AKTE', 'Bitte ordnen Sie den Eingang zuerst einer Akte zu.');
  await writeJournal(db, { aktenzeichen, art: 'POSTEINGANG_ERLEDIGT', angaben: { posteingang: id, status } }, uhr);
}

const nichtOffen = (): FachlicherFehler => new FachlicherFehler('POSTEINGANG_ERLEDIGT', 'Dieser Eingang ist nicht mehr offen.');
const fehlt = (): never => {
  throw nichtOffen();
};
