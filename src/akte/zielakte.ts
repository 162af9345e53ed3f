import type { Db } from '../db/pool.ts';
import { EIGENE } from './akteur.ts';
import type { FallStatus } from './fall.ts';

/** SQL: the file `$1` of the own authority and, step by step, those it was joined to. The number of steps ends a circle. */
const KETTE = `WITH RECURSIVE kette AS (
  SELECT f.behoerde, f.aktenzeichen, f.gehoert_zu, 0 AS stufe FROM fall f WHERE f.behoerde = ${EIGENE} AND f.aktenzeichen = $1
  UNION ALL SELECT f.behoerde, f.aktenzeichen, f.gehoert_zu, k.stufe + 1 FROM fall f JOIN kette k ON f.behoerde = k.behoerde AND f.aktenzeichen = k.gehoert_zu WHERE k.stufe < 20)`;

/**
 * The file in which matter for this Aktenzeichen is entered: the file itself, or the one it was joined to.
 * @returns undefined when there is no such file
 */
export async function findZielakte(db: Db, aktenzeichen: string): Promise<string | undefined> {
  const { rows } = await db.query(`${KETTE} SELECT aktenzeichen FROM kette ORDER BY stufe DESC LIMIT 1`, [aktenzeichen]);
  return (rows[0] as { aktenzeichen: string } | undefined)?.aktenzeichen;
}

/** Of these files, those that were joined to another one, each with the file that goes on. */
export async function findFortfuehrungen(db: Db, akten: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query(`SELECT aktenzeichen FROM fall WHERE behoerde = ${EIGENE} AND aktenzeichen = ANY ($1) AND gehoert_zu IS NOT NULL`, [akten]);
  const gefunden = new Map<string, string>();
  for (const { aktenzeichen } of rows as { aktenzeichen: string }[]) gefunden.set(aktenzeichen, (await findZielakte(db, aktenzeichen)) ?? aktenzeichen);
  return gefunden;
}

/** The file in which matter for this Aktenzeichen is entered and all that were joined to it, that one first. Empty when there is no such file. */
export async function findVerbundene(db: Db, aktenzeichen: string): Promise<string[]> {
  const ziel = await findZielakte(db, aktenzeichen);
  return ziel === undefined ? [] : [ziel, ...(await listZugehoerige(db, ziel)).map((z) => z.aktenzeichen)];
}

export type Zugehoerig = { aktenzeichen: string; status: FallStatus; ergebnis: string | null; eingangAm: string; dokumente: { id: string; titel: string; erzeugtAm: Date }[] };

/** The files that were joined to this one, also by way of others, with their documents; oldest first. */
export async function listZugehoerige(db: Db, aktenzeichen: string): Promise<Zugehoerig[]> {
  const { rows } = await db.query(
    `WITH RECURSIVE dazu AS (
       SELECT f.aktenzeichen FROM fall f WHERE f.behoerde = ${EIGENE} AND f.gehoert_zu = $1
       UNION SELECT f.aktenzeichen FROM fall f JOIN dazu d ON f.behoerde = ${EIGENE} AND f.gehoert_zu = d.aktenzeichen)
     SELECT f.aktenzeichen, f.status, f.ergebnis, f.eingang_am AS "eingangAm" FROM fall f JOIN dazu USING (aktenzeichen)
     WHERE f.behoerde = ${EIGENE} AND f.aktenzeichen <> $1 ORDER BY f.angelegt_am, f.aktenzeichen`,
    [aktenzeichen],
  );
  const akten = rows as Omit<Zugehoerig, 'dokumente'>[];
  const { rows: dokumente } = await db.query(
    `SELECT aktenzeichen, id, titel, erzeugt_am AS "erzeugtAm" FROM dokument WHERE behoerde = ${EIGENE} AND aktenzeichen = ANY ($1) ORDER BY erzeugt_am, id`,
    [akten.map((a) => a.aktenzeichen)],
  );
  return akten.map((a) => ({ ...a, dokumente: (dokumente as (Zugehoerig['dokumente'][number] & { aktenzeichen: string })[]).filter((d) => d.aktenzeichen === a.aktenzeichen) }));
}
