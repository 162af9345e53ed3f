import type { Db } from '../../src/db/pool.ts';

export type Person = { anmeldename: string; behoerde: string; rollen: readonly string[] };

/** Accounts of people who decide and never log in: the hash of a password takes 0.1 s on purpose, and a world has up to five people. */
export async function insertKonten(db: Db, personen: readonly Person[]): Promise<void> {
  for (const p of personen) await db.query("INSERT INTO konto (anmeldename, anzeigename, behoerde, rollen, passwort_hash) VALUES ($1, $1, $2, $3, 'keiner')", [p.anmeldename, p.behoerde, p.rollen]);
}
