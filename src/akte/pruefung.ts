import type { Db } from '../db/pool.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import { akteUnbekannt, EIGENE } from './akteur.ts';
import { findHaushalt } from './haushalt.ts';
import { normalisiereAdresse, normalisiereLage } from './normalisieren.ts';

export type Aehnlich = { aktenzeichen: string; wohnung: boolean; name: boolean };
export type Pruefung = { ergebnis: 'EINDEUTIG' | 'ZWEIFELHAFT' | 'AUSSERHALB'; aehnliche: Aehnlich[] };

/**
 * Is the case the city's, and is it a new matter? AUSSERHALB: the flat is not in the Stadtgebiet. ZWEIFELHAFT: another
 * open case has the same flat (same house, and the same or no position in it) or a tenant of the same name; a person decides.
 * @throws FachlicherFehler AKTE_UNBEKANNT
 */
export async function pruefeMitteilung(db: Db, aktenzeichen: string, vereinbarung: Pick<Vereinbarung, 'stadtgebietPlz'>): Promise<Pruefung> {
  const haushalt = await findHaushalt(db, aktenzeichen);
  if (!haushalt) throw akteUnbekannt();
  if (!vereinbarung.stadtgebietPlz.includes(haushalt.plz)) return { ergebnis: 'AUSSERHALB', aehnliche: [] };
  const { rows } = await db.query(
    `SELECT f.aktenzeichen, h.adresse_norm = $2 AS haus, h.lage,
       EXISTS (SELECT 1 FROM person a JOIN person e ON e.behoerde = a.behoerde AND e.name_norm = a.name_norm
         WHERE a.behoerde = f.behoerde AND a.aktenzeichen = f.aktenzeichen AND a.rolle = 'MIETER' AND e.aktenzeichen = $1 AND e.rolle = 'MIETER') AS name
     FROM fall f JOIN haushalt h USING (behoerde, aktenzeichen)
     WHERE f.behoerde = ${EIGENE} AND f.aktenzeichen <> $1 AND f.status <> 'BEENDET'
       AND (h.adresse_norm = $2 OR f.aktenzeichen IN (SELECT a.aktenzeichen FROM person a WHERE a.behoerde = ${EIGENE} AND a.rolle = 'MIETER'
         AND a.name_norm IN (SELECT e.name_norm FROM person e WHERE e.behoerde = ${EIGENE} AND e.aktenzeichen = $1 AND e.rolle = 'MIETER')))
     ORDER BY f.angelegt_am, f.aktenzeichen`,
    [aktenzeichen, normalisiereAdresse(haushalt)],
  );
  const lage = normalisiereLage(haushalt.lage);
  const aehnliche = (rows as { aktenzeichen: string; haus: boolean; lage: string; name: boolean }[])
    .map((r) => ({ aktenzeichen: r.aktenzeichen, wohnung: r.haus && gleicheLage(lage, normalisiereLage(r.lage)), name: r.name }))
    .filter((a) => a.wohnung || a.name);
  return { ergebnis: aehnliche.length > 0 ? 'ZWEIFELHAFT' : 'EINDEUTIG', aehnliche };
}

const gleicheLage = (a: string, b: string): boolean => a === '' || b === '' || a === b;
