import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { erstellePool } from '../../src/db/pool.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';

export type TestDatenbank = { pool: pg.Pool; url: string; close(): Promise<void> };

/** A fresh, migrated database of its own. Call `close` in `afterAll`: it is dropped. */
export async function testDatenbank(): Promise<TestDatenbank> {
  const server = inject('datenbankUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await alsBesitzer(server, `CREATE DATABASE ${name} TEMPLATE vorlage STRATEGY FILE_COPY`);
  const url = `${server}/${name}${inject('datenbankWeg')}`;
  const pool = erstellePool(url, stillesProtokoll);
  return {
    pool,
    url,
    close: async () => {
      await pool.end();
      await alsBesitzer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function alsBesitzer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres${inject('datenbankWeg')}` });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
