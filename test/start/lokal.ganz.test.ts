import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { meldeAn, sucheAufgaben, type Anmeldung, type Aufgabe } from '../../src/beispiel/tasklist.ts';
import { erstelleCamunda, type Camunda } from '../../src/camunda/client.ts';
import { ladeLokaleKonten, LOKALES_PASSWORT } from '../../src/camunda/lokal/konten.ts';
import { stelleEngineUhr } from '../../src/camunda/lokal/uhr.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { starteLokal } from '../../src/start/lokal.ts';
import { readLauscher, readSockets } from '../../src/start/ports.ts';
import { bis, ganz, lieseProzesse, toete } from '../support/ganz.ts';

const GRUPPE = 'fachstelle-sachbearbeitung';
let camunda: Camunda;
let nummer = 0;

const alsPerson = async (name: string): Promise<Anmeldung> => {
  const anmeldung = await meldeAn(ganz().camundaRest, name, LOKALES_PASSWORT);
  if (!anmeldung) throw new Error(`${name} was refused`);
  return anmeldung;
};
const beginne = (): Promise<void> => camunda.publishNachricht({ name: 'probe.beginn', korrelation: `probe-${(nummer += 1)}`, variablen: {}, messageId: `probe-${nummer}`, ttlMs: 60_000 });
const ersteAufgabe = (wer: Anmeldung): Promise<Aufgabe> => bis(async () => (await sucheAufgaben(wer, GRUPPE)).find((a) => a.name === 'Mitteilung prüfen'));
const nimm = (wer: Anmeldung, id: string, name: string): Promise<Response> => wer.hole(`/v1/tasks/${id}/assign`, { assignee: name, allowOverrideAssignment: true }, 'PATCH');
const schliesse = (wer: Anmeldung, id: string): Promise<Response> => wer.hole(`/v1/tasks/${id}/complete`, { variables: [] }, 'PATCH');
const frageDatenbank = async (sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: ganz().datenbankUrl });
  await client.connect();
  return client.query(sql).then(({ rows }) => rows as unknown[]).finally(() => client.end());
};

beforeAll(async () => {
  camunda = erstelleCamunda({ grpc: ganz().camundaGrpc, anmeldung: 'KEINE' }, stillesProtokoll);
  await camunda.deploy([{ name: 'probe/aufgabe.bpmn', inhalt: await readFile(new URL('modelle/aufgabe.bpmn', import.meta.url)) }]);
});
afterAll(() => camunda.close());

test('every port of the installation is open on loopback only', async () => {
  const lauscher = await readLauscher();
  const offen: { adresse: string; port: number }[] = [];
  for (const pid of Object.values(await lieseProzesse())) {
    const sockets = new Set(await readSockets(pid));
    offen.push(...lauscher.filter((l) => sockets.has(l.socket)));
  }
  expect(new Set(offen.map((l) => l.adresse))).toEqual(new Set(['127.0.0.1']));
  expect(offen.map((l) => l.port)).toEqual(expect.arrayContaining(Object.values(ganz().ports)));
});

test('each local account can log in to Tasklist and Operate, the supplied ones cannot', async () => {
  for (const { anmeldename } of await ladeLokaleKonten()) {
    const person = await alsPerson(anmeldename);
    expect((await person.hole('/v1/tasks/search', {})).status).toBe(200);
    expect((await person.hole('/v1/process-instances/search', {})).status).toBe(200);
  }
  for (const name of ['demo', 'act', 'view']) {
    expect(await meldeAn(ganz().camundaRest, name, name)).toBeUndefined();
    expect(await meldeAn(ganz().camundaRest, name, LOKALES_PASSWORT)).toBeUndefined();
  }
});

test('a page of somebody else cannot act in the name of a person who is logged in', async () => {
  const antwort = await fetch(`${ganz().camundaRest}/api/login?username=anna.berg&password=${LOKALES_PASSWORT}`, { method: 'POST' });
  const cookie = antwort.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
  expect((await fetch(`${ganz().tasklistUrl.replace('/tasklist', '')}/v1/tasks/search`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: '{}' })).status).toBe(403);
});

test('the list of tasks takes a task that was completed on a whole second, which Tasklist writes without milliseconds', async () => {
  const dokument = `http://127.0.0.1:${ganz().ports.suche}/tasklist-list-view-8.6.0_/_doc/glatte-sekunde?routing=glatte-sekunde`;
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(dokument, { method: 'PUT', headers, body: JSON.stringify({ id: 'glatte-sekunde', join: 'process', completionTime: '2026-04-02T09:00:11+02:00' }) })).status).toBe(201);
  expect((await fetch(dokument, { method: 'DELETE' })).status).toBe(200);
});

test('a clerk takes and completes a task in Tasklist, a reader cannot', async () => {
  await beginne();
  const [anna, maria] = [await alsPerson('anna.berg'), await alsPerson('maria.zahl')];
  const aufgabe = await ersteAufgabe(anna);
  expect((await nimm(maria, aufgabe.id, 'maria.zahl')).ok).toBe(false);
  expect((await nimm(anna, aufgabe.id, 'anna.berg')).status).toBe(200);
  expect((await schliesse(anna, aufgabe.id)).status).toBe(200);
  await bis(async () => !(await sucheAufgaben(anna, GRUPPE)).some((a) => a.id === aufgabe.id));
});

test('the clock of the engine can be moved where that was asked for', async () => {
  const stand = async (): Promise<number> => ((await (await fetch(`${ganz().verwaltungUrl}/actuator/clock`)).json()) as { epochMilli: number }).epochMilli;
  const ziel = (await stand()) + 3_600_000;
  await stelleEngineUhr(ganz().verwaltungUrl, new Date(ziel));
  expect(await stand()).toBeGreaterThanOrEqual(ziel);
});

test('a second start in the same folder says that it runs, and where', async () => {
  const angaben = { ordner: ganz().ordner, ports: ganz().ports, protokoll: stillesProtokoll, melde: () => undefined };
  await expect(starteLokal(angaben)).rejects.toMatchObject({ code: 'LAEUFT_BEREITS', message: expect.stringContaining('Akte http://127.0.0.1') });
});

test('what is secret can be read by its owner only', async () => {
  const ordner = join(ganz().ordner, 'geheimnisse');
  expect((await stat(ordner)).mode & 0o077).toBe(0);
  for (const name of await readdir(ordner)) expect((await stat(join(ordner, name))).mode & 0o077).toBe(0);
});

// That a killed engine comes back with its cases is what absturz.ganz.test.ts is about.
test('a PostgreSQL that is killed comes back by itself with its data', async () => {
  await frageDatenbank("CREATE TABLE probe AS SELECT 'Straße äöüß' AS wort");
  await toete('postgres');
  expect(await bis(() => frageDatenbank('SELECT wort FROM probe'))).toEqual([{ wort: 'Straße äöüß' }]);
});
