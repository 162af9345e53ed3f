import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { alsId, EIGENE, WER } from './akteur.ts';
import { writeJournal } from './journal.ts';
import type { Meldung } from './meldung.ts';

export type EingangFehler = { id: string; quelle: string; eingangAm: Date; groesse: number; fehler: Meldung[]; erledigtAm: Date | null; erledigtVon: string | null; vermerk: string | null };

const SPALTEN = `id, quelle, eingang_am AS "eingangAm", octet_length(inhalt) AS groesse, fehler, erledigt_am AS "erledigtAm", erledigt_von AS "erledigtVon", vermerk`;

/**
 * Keeps what could not be read or taken in, byte by byte: nothing is lost, a person looks at it.
 * @param e `schluessel`: the same matter twice is one row
 */
export async function insertEingangFehler(db: Db, e: { quelle: string; inhalt: Uint8Array; fehler: Meldung[]; schluessel: string }, uhr: Uhr): Promise<boolean> {
  const { rows } = await db.query(
    `INSERT INTO eingang_fehler (behoerde, quelle, eingang_am, inhalt, fehler, schluessel) VALUES (${EIGENE}, $1, $2, $3, $4, $5)
     ON CONFLICT (behoerde, schluessel) DO NOTHING RETURNING id`,
    [e.quelle, uhr.jetzt(), Buffer.from(e.inhalt), JSON.stringify(e.fehler), e.schluessel],
  );
  const neu = rows[0] as { id: string } | undefined;
  if (!neu) return false;
  await writeJournal(db, { aktenzeichen: null, art: 'EINGANG_FEHLER', angaben: { eingangFehler: neu.id, quelle: e.quelle } }, uhr);
  return true;
}

/** Open ones first, then newest first. */
export async function listEingangFehler(db: Db, filter: { offen?: boolean; grenze?: number } = {}): Promise<EingangFehler[]> {
  const { rows } = await db.query(
    `SELECT ${SPALTEN} FROM eingang_fehler WHERE behoerde = ${EIGENE} AND ($1::bool IS NULL OR (erledigt_am IS NULL) = $1) ORDER BY (erledigt_am IS NULL) DESC, id DESC LIMIT $2`,
    [filter.offen ?? null, filter.grenze ?? 200],
  );
  return rows as EingangFehler[];
}

/** With its content; reading it is logged, since it may name people. */
export async function findEingangFehler(db: Db, id: string, uhr: Uhr): Promise<(EingangFehler & { inhalt: Buffer }) | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN}, inhalt FROM eingang_fehler WHERE behoerde = ${EIGENE} AND id = ${alsId(1)}`, [id]);
  if (rows[0]) await writeJournal(db, { aktenzeichen: null, art: 'EINGANG_FEHLER_GELESEN', angaben: { eingangFehler: id } }, uhr);
  return rows[0] as (EingangFehler & { inhalt: Buffer }) | undefined;
}

/** A person has dealt with it. @returns false when somebody had before */
export async function settleEingangFehler(db: Db, id: string, vermerk: string, uhr: Uhr): Promise<boolean> {
  const { rowCount } = await db.query(`UPDATE eingang_fehler SET erledigt_am = $2, erledigt_von = ${WER}, vermerk = $3 WHERE behoerde = ${EIGENE} AND id = ${alsId(1)} AND erledigt_am IS NULL`, [id, uhr.jetzt(), vermerk]);
  if (rowCount !== 1) return false;
  await writeJournal(db, { aktenzeichen: null, art: 'EINGANG_FEHLER_ERLEDIGT', angaben: { eingangFehler: id } }, uhr);
  return true;
}
