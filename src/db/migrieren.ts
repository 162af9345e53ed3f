import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { TechnischerFehler } from '../fehler.ts';

const ORDNER = new URL('./migrationen/', import.meta.url);
const SPERRE = 563_420_230_701;

/**
 * Brings the schema up to date: plain SQL files, forward only, in the order of their names, each in its own transaction.
 * Two programs that start at once wait for each other. A file that was applied must not be changed any more.
 * @throws TechnischerFehler MIGRATION_GEAENDERT
 * @returns the names of the files that were applied now
 */
export async function migriere(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [SPERRE]);
    await client.query('CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, inhalt_md5 text NOT NULL, angewendet_am timestamptz NOT NULL DEFAULT now())');
    const neu: string[] = [];
    for (const name of (await readdir(ORDNER)).filter((n) => n.endsWith('.sql')).toSorted()) {
      if (await wendeAn(client, name, await readFile(new URL(name, ORDNER), 'utf8'))) neu.push(name);
    }
    return neu;
  } finally {
    await client.end();
  }
}

async function wendeAn(client: pg.Client, name: string, sql: string): Promise<boolean> {
  const { rows } = await client.query('SELECT inhalt_md5 = md5($2) AS gleich FROM migration WHERE name = $1', [name, sql]);
  if (rows[0]) {
    if (!rows[0].gleich) throw new TechnischerFehler('MIGRATION_GEAENDERT', `Die Migration ${name} wurde nach ihrer Anwendung geändert. Bitte eine neue Datei anlegen.`);
    return false;
  }
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query('INSERT INTO migration (name, inhalt_md5) VALUES ($1, md5($2))', [name, sql]);
    await client.query('COMMIT');
  } catch (fehler) {
    await client.query('ROLLBACK');
    throw fehler;
  }
  return true;
}
