import type { Db } from '../../db/pool.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import { actFor, EIGENE } from '../akteur.ts';
import { austauschVon } from './beginn.ts';

export type BehoerdenZahlen = {
  behoerde: string;
  verfahren: { prozess: string; ergebnis: string | null; anzahl: number }[];
  entscheidungen: { gegenstand: string; ergebnis: string; anzahl: number }[];
  fristen: { fristart: string; eingehalten: number; ueberschritten: number; /** targets not reached, no overruns; not counted before there were any */ verfehlt?: number; offen: number }[];
  offeneUebermittlungen: number;
  /** what the agreement wants to be talked about, e.g. disturbances that nobody has decided on, whenever they began */
  offenePunkte?: { fristart: string; anzahl: number }[];
};
export type Zahlen = BehoerdenZahlen[];

/**
 * What the partners talk about (H-5.2), for each of them: counts only, no case can be told from them.
 * @param von, bis local dates, inclusive
 */
export async function zaehleZahlen(db: Db, vereinbarung: Vereinbarung, zeitraum: { von: string; bis: string }): Promise<Zahlen> {
  const alle: Zahlen = [];
  for (const { kuerzel } of vereinbarung.behoerden) alle.push(await actFor(db, kuerzel, () => zaehleEine(db, kuerzel, { ...zeitraum, ...austauschVon(vereinbarung) })));
  return alle;
}

async function zaehleEine(db: Db, behoerde: string, { von, bis, prozess, offenePunkte }: { von: string; bis: string; prozess: string; offenePunkte: readonly string[] }): Promise<BehoerdenZahlen> {
  const lies = async (sql: string, werte: unknown[] = [von, bis, prozess]): Promise<unknown[]> => (await db.query(sql, werte)).rows;
  const offen = await db.query(`SELECT count(*)::int AS n FROM uebermittlung u WHERE u.behoerde = ${EIGENE} AND u.status NOT IN ('GESENDET', 'BESTAETIGT', 'ZURUECKGEZOGEN')`);
  return {
    behoerde,
    verfahren: (await lies(`SELECT l.prozess, l.ergebnis, count(*)::int AS anzahl FROM lauf l WHERE l.behoerde = ${EIGENE} AND l.prozess <> $3 AND l.eingang_am BETWEEN $1 AND $2 GROUP BY 1, 2 ORDER BY 1, 2`)) as BehoerdenZahlen['verfahren'],
    entscheidungen: (await lies(
      `SELECT e.gegenstand, e.vorschlag AS ergebnis, count(*)::int AS anzahl FROM entscheidung e WHERE e.behoerde = ${EIGENE} AND e.entscheidung = 'ZUGESTIMMT'
         AND (e.entschieden_am AT TIME ZONE 'Europe/Berlin')::date BETWEEN $1 AND $2 GROUP BY 1, 2 ORDER BY 1, 2`,
      [von, bis],
    )) as BehoerdenZahlen['entscheidungen'],
    fristen: (await lies(
      `SELECT r.fristart, count(*) FILTER (WHERE r.status = 'EINGEHALTEN')::int AS eingehalten, count(*) FILTER (WHERE r.status = 'UEBERSCHRITTEN')::int AS ueberschritten,
         count(*) FILTER (WHERE r.status = 'ZIEL_VERFEHLT')::int AS verfehlt,
         count(*) FILTER (WHERE r.status = 'LAUFEND')::int AS offen FROM frist r WHERE r.behoerde = ${EIGENE} AND r.prozess IS DISTINCT FROM $3 AND r.beginn BETWEEN $1 AND $2 GROUP BY 1 ORDER BY 1`,
    )) as BehoerdenZahlen['fristen'],
    offeneUebermittlungen: (offen.rows[0] as { n: number }).n,
    offenePunkte: (await lies(`SELECT r.fristart, count(*)::int AS anzahl FROM frist r WHERE r.behoerde = ${EIGENE} AND r.erledigt_am IS NULL AND r.fristart = ANY ($1) GROUP BY 1 ORDER BY 1`, [offenePunkte])) as NonNullable<BehoerdenZahlen['offenePunkte']>,
  };
}
