import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { neuesDienstkonto, starteDurchgang, type Durchgang } from '../../../src/camunda/lokal/durchgang.ts';

const konto = neuesDienstkonto();
let rest: Server;
let durchgang: Durchgang;
let sitzung: string;
let anmeldungen: number;
let angekommen: string[];

/** Behaves as the REST API of Camunda 8.6: only with the session of a login and its token. */
beforeEach(async () => {
  [sitzung, anmeldungen, angekommen] = ['s1', 0, []];
  rest = createServer((anfrage, antwort) => {
    void (async () => {
      const inhalt = await text(anfrage);
      if (anfrage.url === '/api/login') {
        anmeldungen += 1;
        const angaben = new URLSearchParams(inhalt);
        if (angaben.get('username') !== konto.name || angaben.get('password') !== konto.passwort) return antwort.writeHead(401).end();
        return antwort.writeHead(204, { 'set-cookie': `OPERATE-SESSION=${sitzung}; Path=/; HttpOnly`, 'X-CSRF-TOKEN': `t-${sitzung}` }).end();
      }
      if (anfrage.headers.cookie !== `OPERATE-SESSION=${sitzung}` || anfrage.headers['x-csrf-token'] !== `t-${sitzung}`) return antwort.writeHead(401).end();
      angekommen.push(`${anfrage.method} ${anfrage.url} ${inhalt}`);
      return anfrage.url?.includes('/404/') ? antwort.writeHead(404, { 'content-type': 'application/problem+json' }).end('{"title":"NOT_FOUND"}') : antwort.writeHead(204).end();
    })();
  });
  await new Promise<void>((fertig) => rest.listen(0, '127.0.0.1', fertig));
  durchgang = await starteDurchgang(`http://127.0.0.1:${(rest.address() as { port: number }).port}`, konto);
});
afterEach(async () => {
  await durchgang.stop();
  rest.closeAllConnections();
  await new Promise((fertig) => rest.close(fertig));
});

const nimm = (basis = durchgang.url, nummer = '2251799813685310'): Promise<Response> => fetch(`${basis}/v2/user-tasks/${nummer}/assignment`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"assignee":"anna.berg"}' });

test('a call of Tasklist arrives with the login of the service account, which logs in once', async () => {
  expect((await nimm()).status).toBe(204);
  expect((await nimm()).status).toBe(204);
  expect(angekommen).toEqual(Array.from({ length: 2 }, () => 'POST /v2/user-tasks/2251799813685310/assignment {"assignee":"anna.berg"}'));
  expect(anmeldungen).toBe(1);
});

test('after Camunda was started anew it logs in again by itself', async () => {
  await nimm();
  sitzung = 's2';
  expect((await nimm()).status).toBe(204);
  expect(anmeldungen).toBe(2);
});

test('an answer of the engine is passed on as it is', async () => {
  const antwort = await nimm(durchgang.url, '404');
  expect([antwort.status, antwort.headers.get('content-type'), await antwort.text()]).toEqual([404, 'application/problem+json', '{"title":"NOT_FOUND"}']);
});

test('without the secret first part of the path nothing gets through', async () => {
  expect((await nimm(new URL(durchgang.url).origin)).status).toBe(404);
  expect((await nimm(`${new URL(durchgang.url).origin}/geraten`)).status).toBe(404);
  expect(angekommen).toEqual([]);
});

test.each(['/v2/clock', '/v2/topology', '/v2/user-tasks/1/../../clock', '/v2/user-tasks/1/completion?x=1', '/api/login'])('%s does not get through', async (pfad) => {
  expect((await fetch(durchgang.url + pfad, { method: 'POST' })).status).toBe(404);
  expect(angekommen).toEqual([]);
});

test('while Camunda is away the answer is that, and it works again afterwards', async () => {
  const { port } = rest.address() as { port: number };
  rest.closeAllConnections();
  await new Promise((fertig) => rest.close(fertig));
  expect((await nimm()).status).toBe(502);
  await new Promise<void>((fertig) => rest.listen(port, '127.0.0.1', fertig));
  expect((await nimm()).status).toBe(204);
});
