import type { Db } from '../../db/pool.ts';
import type { Sendung } from '../typen.ts';

/** The client of a personal file as the letter names them: a file cannot be without its person. Who is there already, stays. */
export async function copyKlient(db: Db, s: Sendung, behoerde: string, { anschrift = false }: { anschrift?: boolean } = {}): Promise<void> {
  await db.query(
    `INSERT INTO person (behoerde, aktenzeichen, rolle, name, vorname, geburtsdatum, anschrift, name_norm)
     SELECT $1, aktenzeichen, rolle, name, vorname, geburtsdatum, CASE WHEN $4 THEN anschrift ELSE '' END, name_norm FROM person
      WHERE behoerde = $2 AND aktenzeichen = $3 AND rolle = 'KLIENT' ON CONFLICT DO NOTHING`,
    [behoerde, s.behoerde, s.aktenzeichen, anschrift],
  );
}
