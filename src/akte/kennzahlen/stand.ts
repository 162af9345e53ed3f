import { createHash } from 'node:crypto';
import type { Db } from '../../db/pool.ts';
import { kennzahlenVon } from '../../kennzahlen/laden.ts';
import type { Auswahl } from '../../kennzahlen/schema.ts';
import type { Zahlentabelle } from '../../kennzahlen/tabelle.ts';
import type { Uhr } from '../../uhr.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import { EIGENE } from '../akteur.ts';
import { zaehleAlle } from './alle.ts';

export type Stand = { tabellen: Zahlentabelle[]; gezaehltAm: Date };
type Frage = { vereinbarung: Vereinbarung; behoerde: string; auswahl: Auswahl };

/** From about so many runs on a count is kept for a while. Below it is always made anew. */
const VIELE = 20_000;
const GILT_MS = 15 * 60_000;

/** The figures of a selection: counted now or, where there are many Akten, at most a quarter of an hour ago. */
export async function findStand(db: Db, frage: Frage, uhr: Uhr): Promise<Stand> {
  if (!(await sindViele(db))) return zaehleJetzt(db, frage, uhr);
  const { rows } = await db.query(`SELECT tabellen, gezaehlt_am AS "gezaehltAm" FROM kennzahl_stand WHERE behoerde = ${EIGENE} AND schluessel = $1 AND gezaehlt_am > $2`, [schluesselVon(frage), new Date(uhr.jetzt().getTime() - GILT_MS)]);
  return (rows[0] as Stand | undefined) ?? refreshStand(db, frage, uhr);
}

/** Counts and keeps the result. */
export async function refreshStand(db: Db, frage: Frage, uhr: Uhr): Promise<Stand> {
  const stand = await zaehleJetzt(db, frage, uhr);
  await db.query(
    `INSERT INTO kennzahl_stand (behoerde, schluessel, tabellen, gezaehlt_am) VALUES (${EIGENE}, $1, $2, $3) ON CONFLICT (behoerde, schluessel) DO UPDATE SET tabellen = $2, gezaehlt_am = $3`,
    [schluesselVon(frage), JSON.stringify(stand.tabellen), stand.gezaehltAm],
  );
  return stand;
}

/** Removes what nobody has asked for in the last day. */
export const deleteAlteStaende = async (db: Db, uhr: Uhr): Promise<void> => void (await db.query('DELETE FROM kennzahl_stand WHERE gezaehlt_am < $1', [new Date(uhr.jetzt().getTime() - 86_400_000)]));

/** Whether counting may take long: by the statistics of the database, which cost nothing to read. */
export async function sindViele(db: Db): Promise<boolean> {
  const { rows } = await db.query("SELECT reltuples >= $1 AS viele FROM pg_class WHERE oid = 'lauf'::regclass", [VIELE]);
  return (rows[0] as { viele: boolean }).viele;
}

async function zaehleJetzt(db: Db, { vereinbarung, behoerde, auswahl }: Frage, uhr: Uhr): Promise<Stand> {
  return { tabellen: await zaehleAlle(db, vereinbarung, behoerde, auswahl, uhr), gezaehltAm: uhr.jetzt() };
}

/** Changes with the definitions: what was counted by others is not shown. */
function schluesselVon({ vereinbarung, behoerde, auswahl }: Frage): string {
  const inhalt = JSON.stringify([kennzahlenVon(vereinbarung, behoerde), vereinbarung.kennzahlen.wartetAuf, auswahl]);
  return `${auswahl.von}:${auswahl.bis}:${createHash('sha256').update(inhalt).digest('hex').slice(0, 16)}`;
}
