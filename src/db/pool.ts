import pg from 'pg';
import type { Protokoll } from '../protokoll.ts';

/** A connection inside an open transaction that acts as somebody. All queries of `src/akte` take one. */
export type Db = Pick<pg.ClientBase, 'query'>;

/** Who acts: the authority whose rows are visible (`*` only for the program's own services) and the name for the journal. */
export type Akteur = { behoerde: string; wer: string };

// Dates stay `YYYY-MM-DD` strings: a `date` turned into an instant would move by the time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** @param url PostgreSQL connection URL */
export function erstellePool(url: string, protokoll: Protokoll, max = 10): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 5000, statement_timeout: 30_000, application_name: 'kooperation', options: '-c jit=off' });
  // Compiling a query (jit) pays for reports of minutes; ours take milliseconds, compiling them takes longer.
  // Without this listener an idle connection that breaks ends the whole process.
  pool.on('error', () => protokoll.warn('Datenbankverbindung im Leerlauf verloren'));
  // So would one that breaks between two queries of a transaction; the next query reports it to whoever asks.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

/** In one round trip, because every page and every job begins with it; several statements take no parameters. */
const beginnAls = ({ behoerde, wer }: Akteur): string =>
  `BEGIN; SET LOCAL ROLE kooperation_app; SELECT set_config('kooperation.behoerde', ${pg.escapeLiteral(behoerde)}, true), set_config('kooperation.wer', ${pg.escapeLiteral(wer)}, true)`;

/**
 * Runs `tun` in one transaction as `akteur`: with the role that owns nothing, so that row level security applies.
 * @throws whatever `tun` throws, after the transaction was rolled back
 */
export async function inTransaktion<T>(pool: pg.Pool, akteur: Akteur, tun: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let kaputt = false;
  try {
    await client.query(beginnAls(akteur));
    const ergebnis = await tun(client);
    await client.query('COMMIT');
    return ergebnis;
  } catch (fehler) {
    await client.query('ROLLBACK').catch(() => {
      kaputt = true;
    });
    throw fehler;
  } finally {
    client.release(kaputt);
  }
}
