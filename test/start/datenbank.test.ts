import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { starteTeile, type LokaleTeile } from '../../src/start/lokal.ts';
import { merkmal } from '../../src/start/merkmal.ts';
import { freiePorts, readLauscher, readSockets } from '../../src/start/ports.ts';

let ordner: string;
let installation: LokaleTeile;
let port: number;

// Creating a database takes seconds: one for all tests, and the restart is the last of them.
beforeAll(async () => {
  ordner = await mkdtemp(join(tmpdir(), 'kooperation-db-'));
  [port = 0] = await freiePorts(1);
  installation = await starte();
});
afterAll(async () => {
  await installation.stop();
  await rm(ordner, { recursive: true, force: true });
});

const starte = (): Promise<LokaleTeile> =>
  starteTeile({
    ordner,
    ports: { grpc: 0, camunda: 0, verwaltung: 0, suche: 0, datenbank: port },
    teile: { camunda: false, datenbank: true },
    protokoll: stillesProtokoll,
    melde: () => undefined,
  });
const frage = async (url: string | undefined, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query(sql).then(({ rows }) => rows).finally(() => client.end());
};

test('nobody gets in without the password', async () => {
  const { datenbankUrl = '' } = installation;
  const ohne = new URL(datenbankUrl);
  ohne.password = 'falsch';
  await expect(frage(ohne.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  expect((await stat(join(ordner, 'datenbank'))).mode & 0o077).toBe(0);
});

test('the log of the database quotes neither statements nor rows', async () => {
  const { datenbankUrl } = installation;
  await frage(datenbankUrl, 'CREATE TABLE person (name text PRIMARY KEY)');
  await frage(datenbankUrl, "INSERT INTO person VALUES ('Erika Mustermann')");
  await expect(frage(datenbankUrl, "INSERT INTO person VALUES ('Erika Mustermann')")).rejects.toMatchObject({ code: '23505' });
  const log = await readFile(join(ordner, 'protokoll', 'postgres.log'), 'utf8');
  expect(log).toContain('person_pkey');
  expect(log).not.toContain('Mustermann');
});

test('the database is open on loopback only', async () => {
  const sockets = new Set(await readSockets(installation.prozesse().postgres ?? 0));
  expect((await readLauscher()).filter((l) => sockets.has(l.socket)).map((l) => `${l.adresse}:${l.port}`)).toEqual([`127.0.0.1:${port}`]);
});

test('a second start in the same folder is refused while the first one runs', async () => {
  await expect(starte()).rejects.toMatchObject({ code: 'LAEUFT_BEREITS' });
});

test('data and password survive a restart, in UTF-8, and a stop leaves nothing running', async () => {
  const { datenbankUrl } = installation;
  await frage(datenbankUrl, "CREATE TABLE probe AS SELECT 'Grüße, Łukasz' AS wort");
  const pid = installation.prozesse().postgres ?? 0;
  await installation.stop();
  expect(await merkmal(pid)).toBeUndefined();
  installation = await starte();
  expect(installation.datenbankUrl).toBe(datenbankUrl);
  expect(await frage(datenbankUrl, 'SELECT wort, pg_encoding_to_char(encoding) AS zeichensatz FROM probe, pg_database WHERE datname = current_database()')).toEqual([{ wort: 'Grüße, Łukasz', zeichensatz: 'UTF8' }]);
});
