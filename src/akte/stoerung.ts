import type { Db } from '../db/pool.ts';
import type { Vorfall } from '../stoerung/leser.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';

export type Stoerung = Omit<Vorfall, 'seit'> & { seit: Date };
export type StoerungStand = { /** null: Camunda has never answered */ gelesenAm: Date | null; versuchtAm: Date; fehler: string | null };
/** What waits for people or does not leave the house, counted. */
export type Stillstand = { fehlgeschlagen: number; unklar: number; unlesbar: number; abgelehnt: number };

const SPALTEN = 'schluessel, behoerde, aktenzeichen, prozess, element, instanz, art, code, seit';

/** The incidents in the Akten of the own authority, the oldest first. */
export async function listStoerungen(db: Db): Promise<Stoerung[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM stoerung WHERE behoerde = ${EIGENE} ORDER BY seit, schluessel`);
  return rows as Stoerung[];
}

/** All incidents without the Akten they are in: for the administration, which sees no cases. Only under `*`. */
export async function listAlleStoerungen(db: Db): Promise<Stoerung[]> {
  const { rows } = await db.query(`SELECT schluessel, behoerde, NULL AS aktenzeichen, prozess, element, instanz, art, code, seit FROM stoerung ORDER BY seit, schluessel`);
  return rows as Stoerung[];
}

export async function findStoerungStand(db: Db): Promise<StoerungStand | undefined> {
  const { rows } = await db.query('SELECT gelesen_am AS "gelesenAm", versucht_am AS "versuchtAm", fehler FROM stoerung_stand');
  return rows[0] as StoerungStand | undefined;
}

/** The keys that are stored. Only under `*`. */
export const listSchluessel = async (db: Db): Promise<string[]> => (await db.query('SELECT schluessel FROM stoerung')).rows.map((r: { schluessel: string }) => r.schluessel);

/** What was read becomes what is shown: new ones are added, resolved ones go. Only under `*`. */
export async function replaceStoerungen(db: Db, { offen, neu }: { offen: readonly string[]; neu: readonly Vorfall[] }, uhr: Uhr): Promise<void> {
  await db.query('DELETE FROM stoerung WHERE schluessel <> ALL ($1)', [offen]);
  for (const v of neu) {
    // An Akte that was deleted meanwhile, or that another installation on the same engine has, is none of ours.
    await db.query(
      `INSERT INTO stoerung (${SPALTEN}) SELECT $1, f.behoerde, f.aktenzeichen, $4, $5, $6, $7, $8, $9 FROM (SELECT 1) eine LEFT JOIN fall f ON f.behoerde = $2 AND f.aktenzeichen = $3 ON CONFLICT DO NOTHING`,
      [v.schluessel, v.behoerde, v.aktenzeichen, v.prozess, v.element, v.instanz, v.art, v.code, v.seit],
    );
  }
  await db.query('INSERT INTO stoerung_stand (gelesen_am, versucht_am) VALUES ($1, $1) ON CONFLICT (nur_eine) DO UPDATE SET gelesen_am = $1, versucht_am = $1, fehler = NULL', [uhr.jetzt()]);
}

/** Camunda did not answer. @param fehler code */
export async function recordUnerreichbar(db: Db, fehler: string, uhr: Uhr): Promise<void> {
  await db.query('INSERT INTO stoerung_stand (versucht_am, fehler) VALUES ($1, $2) ON CONFLICT (nur_eine) DO UPDATE SET versucht_am = $1, fehler = $2', [uhr.jetzt(), fehler]);
}

/** How often the outbox is refused before a person has to look. */
const ABLEHNUNGEN = 8;

/** Transmissions and incoming matter that nobody has settled; a failed one that was sent anew is. @param alle of every authority, only under `*` */
export async function countStillstand(db: Db, { alle = false } = {}): Promise<Stillstand> {
  const wo = alle ? 'true' : `behoerde = ${EIGENE}`;
  const { rows } = await db.query(
    `SELECT (SELECT count(*)::int FROM (SELECT * FROM uebermittlung WHERE ${wo} AND status = 'FEHLGESCHLAGEN') u JOIN fall f USING (behoerde, aktenzeichen) WHERE f.status <> 'BEENDET'
          AND NOT EXISTS (SELECT 1 FROM uebermittlung n WHERE n.behoerde = u.behoerde AND n.aktenzeichen = u.aktenzeichen AND n.angelegt_am > u.angelegt_am AND starts_with(n.id, regexp_replace(u.id, '[0-9]+$', '')))) AS fehlgeschlagen,
       (SELECT count(*)::int FROM uebermittlung WHERE ${wo} AND status = 'UNKLAR') AS unklar,
       (SELECT count(*)::int FROM eingang_fehler WHERE ${wo} AND erledigt_am IS NULL) AS unlesbar,
       (SELECT count(*)::int FROM ausgang WHERE ${wo} AND erledigt_am IS NULL AND versuche >= ${ABLEHNUNGEN}) AS abgelehnt`,
  );
  return rows[0] as Stillstand;
}
