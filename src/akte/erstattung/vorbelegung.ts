import type { Db } from '../../db/pool.ts';
import { EIGENE } from '../akteur.ts';
import type { AnspruchAngaben } from './anspruch.ts';

export type Vorbelegung = Pick<AnspruchAngaben, 'haftVon' | 'entlassungAm' | 'jcGezahltBis' | 'kduMonatCent' | 'kenntnisAm'>;

type HaftZeile = Omit<Vorbelegung, 'kduMonatCent'> & { kduCent: number; anteil: string };

/**
 * What the Fachstelle knows of the detention from its own procedure, in this Akte or in another one of the same flat and a
 * tenant of the same name; the newest. Undefined where it knows nothing.
 */
export async function findVorbelegung(db: Db, aktenzeichen: string): Promise<Vorbelegung | undefined> {
  const { rows } = await db.query(
    `SELECT t.haft_von AS "haftVon", t.entlassung_am AS "entlassungAm", t.jc_gezahlt_bis AS "jcGezahltBis", t.kdu_monat_cent::float8 AS "kduCent", t.anteil, t.kenntnis_am AS "kenntnisAm"
     FROM haft t WHERE t.behoerde = ${EIGENE} AND (t.aktenzeichen = $1 OR t.aktenzeichen IN (
       SELECT h.aktenzeichen FROM haushalt h JOIN haushalt hier USING (behoerde, adresse_norm) WHERE hier.behoerde = ${EIGENE} AND hier.aktenzeichen = $1
         AND EXISTS (SELECT 1 FROM person p JOIN person q USING (behoerde, name_norm) WHERE p.behoerde = ${EIGENE} AND p.aktenzeichen = h.aktenzeichen AND q.aktenzeichen = $1 AND p.rolle = 'MIETER' AND q.rolle = 'MIETER')))
     ORDER BY (t.aktenzeichen = $1) DESC, t.angelegt_am DESC LIMIT 1`,
    [aktenzeichen],
  );
  const haft = rows[0] as HaftZeile | undefined;
  if (!haft) return undefined;
  const { kduCent, anteil, ...tage } = haft;
  return { ...tage, kduMonatCent: anteilVon(kduCent, anteil) };
}

/** The detained person's share of the rent, half up. @param anteil `zaehler/nenner` */
function anteilVon(cent: number, anteil: string): number {
  const [zaehler = 1, nenner = 1] = anteil.split('/').map(Number);
  return Math.floor((2 * cent * zaehler + nenner) / (2 * nenner));
}
