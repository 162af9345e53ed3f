import type { Db } from '../db/pool.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import { akteUnbekannt, EIGENE } from './akteur.ts';
import { findHaushalt } from './haushalt.ts';
import { normalisiereAdresse, normalisiereLage } from './normalisieren.ts';
import { sqlGleicheWelt } from './uebung.ts';

export type Aehnlich = { aktenzeichen: string; wohnung: boolean; name: boolean };
export type Pruefung = { ergebnis: 'EINDEUTIG' | 'ZWEIFELHAFT' | 'AUSSERHALB'; aehnliche: Aehnlich[] };

/**
 * Is the case the city's, and is it a new matter? AUSSERHALB: the flat is not in the Stadtgebiet (where the agreement names one). ZWEIFELHAFT: another
 * open case has the same flat (same house, and the same or no position in it) or a tenant of the same name; a person decides.
 * @throws FachlicherFehler AKTE_UNBEKANNT
 */
export async function pruefeMitteilung(db: Db, aktenzeichen: string, vereinbarung: Pick<Vereinbarung, 'stadtgebietPlz'>): Promise<Pruefung> {
  const haushalt = await findHaushalt(db, aktenzeichen);
  if (!haushalt) throw akteUnbekannt();
  if (vereinbarung.stadtgebietPlz.length > 0 && !vereinbarung.stadtgebietPlz.includes(haushalt.plz)) return { ergebnis: 'AUSSERHALB', aehnliche: [] };
  const { rows } = await db.query(
    `WITH namen AS (SELECT p.name_norm FROM person p WHERE p.behoerde = ${EIGENE} AND p.aktenzeichen = $1 AND p.rolle = 'MIETER'),
       gleiche_wohnung AS (SELECT h.aktenzeichen FROM haushalt h WHERE h.behoerde = ${EIGENE} AND h.adresse_norm = $2),
       gleicher_name AS (SELECT p.aktenzeichen FROM person p JOIN namen USING (name_norm) WHERE p.behoerde = ${EIGENE} AND p.rolle = 'MIETER')
     SELECT f.aktenzeichen, h.lage, f.aktenzeichen IN (SELECT aktenzeichen FROM gleiche_wohnung) AS haus, f.aktenzeichen IN (SELECT aktenzeichen FROM gleicher_name) AS name
     FROM (SELECT aktenzeichen FROM gleiche_wohnung UNION SELECT aktenzeichen FROM gleicher_name) k JOIN fall f USING (aktenzeichen) JOIN haushalt h USING (behoerde, aktenzeichen)
     WHERE f.behoerde = ${EIGENE} AND f.aktenzeichen <> $1 AND f.status <> 'BEENDET' AND f.gehoert_zu IS DISTINCT FROM $1 AND ${sqlGleicheWelt('f.aktenzeichen', '$1')} ORDER BY f.angelegt_am, f.aktenzeichen`,
    [aktenzeichen, normalisiereAdresse(haushalt)],
  );
  const lage = normalisiereLage(haushalt.lage);
  const aehnliche = (rows as { aktenzeichen: string; haus: boolean; lage: string; name: boolean }[])
    .map((r) => ({ aktenzeichen: r.aktenzeichen, wohnung: r.haus && gleicheLage(lage, normalisiereLage(r.lage)), name: r.name }))
    .filter((a) => a.wohnung || a.name);
  return { ergebnis: aehnliche.length > 0 ? 'ZWEIFELHAFT' : 'EINDEUTIG', aehnliche };
}

const gleicheLage = (a: string, b: string): boolean => a === '' || b === '' || a === b;
