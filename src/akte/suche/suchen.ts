import type { Db } from '../../db/pool.ts';
import { EIGENE } from '../akteur.ts';
import { zerlegeSuche } from './zerlegen.ts';

/** Where a word was found. `aehnlich`: only something written or sounding alike. */
export type Grund = { art: 'NAME' | 'ANDERE' | 'ANSCHRIFT' | 'ZEICHEN'; aehnlich: boolean };
export type Treffer = { aktenzeichen: string; /** how well it fits, higher is better */ guete: number; gruende: Grund[] };
export type Suchergebnis = { treffer: Treffer[]; /** there are more than were looked at */ unvollstaendig: boolean };

/** So many cases are ranked; who finds more has to say more. */
export const HOECHSTENS = 500;
/** From here on a word is meant as it was typed, or as its beginning. */
const SICHER = 0.85;

/**
 * Cases of the authority in which every word of the search is found, or one written or sounding alike. Not in their order yet.
 * Reads `suchindex` by functions that name the authority themselves, because no index helps text search under a policy
 * (docs/adr/0011).
 */
export async function findTreffer(db: Db, suche: string): Promise<Suchergebnis> {
  const woerter = zerlegeSuche(suche);
  if (woerter.length === 0) return { treffer: [], unvollstaendig: false };
  const { rows: gemeint } = await db.query('SELECT t.nr::int AS nr, w.wort, w.guete FROM unnest($1::text[]) WITH ORDINALITY AS t (wort, nr), LATERAL suche_worte(t.wort) w', [woerter]);
  const alle = gemeint as Gemeint[];
  let kandidaten = await findKandidaten(db, alle);
  const unvollstaendig = kandidaten.length > HOECHSTENS;
  // Too many: those with the words as they were typed must be among them.
  if (unvollstaendig && alle.some((g) => g.guete < SICHER)) kandidaten = [...new Set([...(await findKandidaten(db, alle.filter((g) => g.guete >= SICHER))), ...kandidaten])];
  kandidaten = kandidaten.slice(0, HOECHSTENS);
  return { treffer: await bewerte(db, kandidaten, alle), unvollstaendig };
}

type Gemeint = { nr: number; wort: string; guete: number };

async function findKandidaten(db: Db, worte: readonly Gemeint[]): Promise<string[]> {
  const { rows } = await db.query('SELECT aktenzeichen FROM suche_kandidaten($1::int[], $2::text[], $3)', [worte.map((g) => g.nr), worte.map((g) => g.wort), HOECHSTENS + 1]);
  return (rows as { aktenzeichen: string }[]).map((r) => r.aktenzeichen);
}

/** The best hit of each word counts; a landlord counts less than whom the case is about. */
async function bewerte(db: Db, kandidaten: readonly string[], worte: readonly Gemeint[]): Promise<Treffer[]> {
  const { rows } = await db.query(
    `WITH gemeint AS (SELECT * FROM unnest($2::int[], $3::text[], $4::real[]) AS g (nr, wort, guete)),
       je_wort AS (
         SELECT DISTINCT ON (s.aktenzeichen, g.nr) s.aktenzeichen, e.art, g.guete < ${SICHER} AS aehnlich, g.guete * e.gewicht AS wert
         FROM suchindex s CROSS JOIN LATERAL (
           SELECT unnest(s.zeichen) AS wort, 'ZEICHEN' AS art, 1.0 AS gewicht UNION ALL SELECT unnest(s.personen), 'NAME', 1.0
           UNION ALL SELECT unnest(s.anschrift), 'ANSCHRIFT', 0.9 UNION ALL SELECT unnest(s.andere), 'ANDERE', 0.7) e
         JOIN gemeint g ON g.wort = e.wort
         WHERE s.behoerde = ${EIGENE} AND s.aktenzeichen = ANY ($1) ORDER BY s.aktenzeichen, g.nr, wert DESC)
     SELECT aktenzeichen, sum(wert)::float AS guete, jsonb_agg(DISTINCT jsonb_build_object('art', art, 'aehnlich', aehnlich)) AS gruende FROM je_wort GROUP BY aktenzeichen`,
    [kandidaten, worte.map((g) => g.nr), worte.map((g) => g.wort), worte.map((g) => g.guete)],
  );
  return rows as Treffer[];
}
