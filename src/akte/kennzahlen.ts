import type { Db } from '../db/pool.ts';
import { EIGENE } from './akteur.ts';

export type Kennzahlen = {
  faelle: { status: string; ergebnis: string | null; anzahl: number }[];
  fristen: { fristart: string; status: string; anzahl: number }[];
  uebermittlungen: { kanal: string; status: string; anzahl: number }[];
};

/**
 * Counts for H-5.2, the regular exchange on effects: numbers only, no case can be told from them.
 * @param von, bis local dates of receipt, inclusive
 */
export async function zaehleKennzahlen(db: Db, { von, bis }: { von: string; bis: string }): Promise<Kennzahlen> {
  const zaehle = async (spalten: string, tabelle: string): Promise<unknown[]> =>
    (
      await db.query(
        `SELECT ${spalten}, count(*)::int AS anzahl FROM ${tabelle} WHERE f.behoerde = ${EIGENE} AND f.eingang_am BETWEEN $1 AND $2 GROUP BY ${spalten} ORDER BY ${spalten}`,
        [von, bis],
      )
    ).rows;
  return {
    faelle: (await zaehle('f.status, f.ergebnis', 'fall f')) as Kennzahlen['faelle'],
    fristen: (await zaehle('r.fristart, r.status', 'frist r JOIN fall f USING (behoerde, aktenzeichen)')) as Kennzahlen['fristen'],
    uebermittlungen: (await zaehle('u.kanal, u.status', 'uebermittlung u JOIN fall f USING (behoerde, aktenzeichen)')) as Kennzahlen['uebermittlungen'],
  };
}
