import type { Db } from '../db/pool.ts';

export type AusgangZeile = {
  id: string; behoerde: string; aktenzeichen: string; art: 'START' | 'NACHRICHT'; nachricht: string; korrelation: string; variablen: Record<string, unknown>; schluessel: string; versuche: number;
  /** set where a START was acknowledged before and is repeated only because no worker has recorded its instance yet */
  veroeffentlichtAm: Date | null;
};

/**
 * Takes due rows for `leaseMs`: whoever dies with them loses them to the next one. A row is due when no earlier row of its
 * Aktenzeichen still waits for its first publication: so the order of a case is kept, and cases do not wait for each other.
 */
export async function claimAusgang(db: Db, jetzt: Date, leaseMs: number, grenze: number): Promise<AusgangZeile[]> {
  const { rows } = await db.query(
    `WITH faellig AS MATERIALIZED (
       SELECT a.id FROM ausgang a WHERE a.erledigt_am IS NULL AND a.naechster_versuch_am <= $1
         AND NOT EXISTS (SELECT 1 FROM ausgang frueher WHERE frueher.aktenzeichen = a.aktenzeichen AND frueher.id < a.id
           AND frueher.veroeffentlicht_am IS NULL AND frueher.erledigt_am IS NULL)
       ORDER BY a.naechster_versuch_am, a.id LIMIT $3 FOR UPDATE SKIP LOCKED)
     UPDATE ausgang x SET naechster_versuch_am = $2, versuche = x.versuche + 1 FROM faellig WHERE x.id = faellig.id
     RETURNING x.id, x.behoerde, x.aktenzeichen, x.art, x.nachricht, x.korrelation, x.variablen, x.schluessel, x.versuche, x.veroeffentlicht_am AS "veroeffentlichtAm"`,
    [jetzt, new Date(jetzt.getTime() + leaseMs), grenze],
  );
  return (rows as AusgangZeile[]).sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
}

/** Acknowledged by the engine. A NACHRICHT is done; a START comes back at `wieder` unless an instance was recorded meanwhile. */
export async function markVeroeffentlicht(db: Db, id: string, jetzt: Date, wieder: Date): Promise<void> {
  await db.query(
    `UPDATE ausgang SET veroeffentlicht_am = COALESCE(veroeffentlicht_am, $2), naechster_versuch_am = $3,
       erledigt_am = CASE WHEN art = 'NACHRICHT' THEN $2 ELSE erledigt_am END WHERE id = $1`,
    [id, jetzt, wieder],
  );
}

/** Not acknowledged: due again at `wieder`. */
export async function markGescheitert(db: Db, id: string, wieder: Date): Promise<void> {
  await db.query('UPDATE ausgang SET naechster_versuch_am = $2 WHERE id = $1', [id, wieder]);
}
