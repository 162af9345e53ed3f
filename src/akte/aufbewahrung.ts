import type { Db } from '../db/pool.ts';
import { plusMonate } from '../recht/datum.ts';
import { lokalesDatum, tagesbeginn } from '../recht/zeit.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';
import { writeJournal } from './journal.ts';

export const AUFBEWAHRUNG_JAHRE = 10;

/**
 * Deletes cases that were closed more than `jahre` years ago (§ 84 SGB X; the length is a convention), each with everything
 * that hangs on it. A file that was joined to another one is kept as long as that one. The journal keeps a protocol per case: that, when, by whom, how much; it holds no personal data.
 * @returns the Aktenzeichen that were deleted, at most `grenze`
 */
export async function loescheAbgelaufene(db: Db, { uhr, jahre = AUFBEWAHRUNG_JAHRE, grenze = 100 }: { uhr: Uhr; jahre?: number; grenze?: number }): Promise<string[]> {
  const stichtag = tagesbeginn(plusMonate(lokalesDatum(uhr.jetzt()), -12 * jahre));
  const { rows } = await db.query(
    `SELECT f.aktenzeichen, f.ergebnis, f.beendet_am AS "beendetAm",
       (SELECT count(*)::int FROM dokument d WHERE d.behoerde = f.behoerde AND d.aktenzeichen = f.aktenzeichen) AS dokumente,
       (SELECT count(*)::int FROM person p WHERE p.behoerde = f.behoerde AND p.aktenzeichen = f.aktenzeichen) AS personen
     FROM fall f WHERE f.behoerde = ${EIGENE} AND f.status = 'BEENDET' AND f.beendet_am < $1 AND NOT EXISTS (
       WITH RECURSIVE ziel AS (
         SELECT z.aktenzeichen, z.gehoert_zu, z.status, z.beendet_am, 1 AS stufe FROM fall z WHERE z.behoerde = f.behoerde AND z.aktenzeichen = f.gehoert_zu
         UNION ALL SELECT z.aktenzeichen, z.gehoert_zu, z.status, z.beendet_am, v.stufe + 1 FROM fall z JOIN ziel v ON z.behoerde = f.behoerde AND z.aktenzeichen = v.gehoert_zu WHERE v.stufe < 20)
       SELECT 1 FROM ziel WHERE status <> 'BEENDET' OR beendet_am >= $1)
     ORDER BY f.beendet_am LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [stichtag, grenze],
  );
  const faelle = rows as { aktenzeichen: string; ergebnis: string | null; beendetAm: Date; dokumente: number; personen: number }[];
  for (const { aktenzeichen, ergebnis, beendetAm, dokumente, personen } of faelle) {
    await db.query(`DELETE FROM fall WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`, [aktenzeichen]);
    await writeJournal(db, { aktenzeichen, art: 'AKTE_GELOESCHT', angaben: { ergebnis, beendetAm: lokalesDatum(beendetAm), dokumente, personen, jahre }, schluessel: `${aktenzeichen}:geloescht` }, uhr);
  }
  await db.query(`DELETE FROM posteingang WHERE behoerde = ${EIGENE} AND aktenzeichen IS NULL AND status = 'ERLEDIGT' AND verbucht_am < $1`, [stichtag]);
  await db.query(`DELETE FROM eingang_fehler WHERE behoerde = ${EIGENE} AND erledigt_am < $1`, [stichtag]);
  return faelle.map((f) => f.aktenzeichen);
}
