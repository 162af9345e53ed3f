import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';
import { FRIST_SPALTEN, type GespeicherteFrist } from './frist.ts';

export type FristenbuchZeile = GespeicherteFrist & { ueberfaellig: boolean };

/**
 * The Fristen of all cases of the authority that are still open, the overdue first, then by their end. An overrun Frist
 * stays in the book until the work under it is done.
 * @param filter `fristarten`: only these; `bis`: only ends up to this local date
 */
export async function listFristenbuch(db: Db, filter: { fristarten?: string[]; bis?: string; grenze?: number; ab?: number }, uhr: Uhr): Promise<FristenbuchZeile[]> {
  const { rows } = await db.query(
    `SELECT ${FRIST_SPALTEN}, (r.ablauf <= $1) AS ueberfaellig FROM frist r
     WHERE r.behoerde = ${EIGENE} AND r.erledigt_am IS NULL AND r.status IN ('LAUFEND', 'UEBERSCHRITTEN')
       AND ($2::text[] IS NULL OR r.fristart = ANY ($2)) AND ($3::date IS NULL OR r.frist_ende <= $3)
     ORDER BY (r.ablauf <= $1) DESC, r.ablauf, r.id LIMIT $4 OFFSET $5`,
    [uhr.jetzt(), filter.fristarten ?? null, filter.bis ?? null, filter.grenze ?? 200, filter.ab ?? 0],
  );
  return rows as FristenbuchZeile[];
}
