import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { erstelleAufgabenLeser } from '../../src/camunda/aufgaben/leser.ts';
import type { RestZugang } from '../../src/camunda/aufgaben/zugang.ts';

type Anfrage = { pfad: string; kopf: IncomingMessage['headers']; inhalt: string };
type Antwort = { status?: number; kopf?: Record<string, string>; json?: unknown };
let server: Server | undefined;
afterEach(async () => new Promise<void>((fertig) => (server ? server.close(() => fertig()) : fertig())));

/** A Camunda that answers what it is told to, and keeps what it was asked. */
async function camunda(antworte: (a: Anfrage) => Antwort): Promise<{ url: string; anfragen: Anfrage[] }> {
  const anfragen: Anfrage[] = [];
  server = createServer(async (req, res) => {
    const anfrage = { pfad: req.url ?? '', kopf: req.headers, inhalt: await text(req) };
    anfragen.push(anfrage);
    const { status = 200, kopf = {}, json } = antworte(anfrage);
    res.writeHead(status, { 'content-type': 'application/json', ...kopf }).end(json === undefined ? '' : JSON.stringify(json));
  });
  await new Promise<void>((fertig) => server?.listen(0, '127.0.0.1', fertig));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, anfragen };
}
const lese = (url: string, zugang: Partial<RestZugang> = {}) => erstelleAufgabenLeser({ url, anmeldung: 'KEINE', ...zugang }).lese();

/** As Tasklist 8.6 answers. */
const aufgabeV1 = (nummer: number, variablen: Record<string, string> = { aktenzeichen: '56.34-2026-000001', behoerde: 'LHH' }): object => ({
  id: `22517998136${nummer}`, name: 'Zweifel an der Zuordnung klären', taskDefinitionId: 'UserTask_ZweifelKlaeren', processName: 'MiZi: Mitteilung über eine Räumungsklage (Fachstelle)', creationDate: '2026-11-23T08:00:00.000+0000', completionDate: null,
  assignee: null, taskState: 'CREATED', sortValues: [String(1_000_000 - nummer), `22517998136${nummer}`], isFirst: nummer === 0, formKey: null, processDefinitionKey: '1', processInstanceKey: '2', tenantId: '<default>', dueDate: '2026-11-24T22:59:00+01:00',
  followUpDate: null, candidateGroups: ['fachstelle-sachbearbeitung'], candidateUsers: null, variables: Object.entries(variablen).map(([name, wert]) => ({ id: name, name, value: JSON.stringify(wert), isValueTruncated: false, previewValue: '', draft: null })), context: null, implementation: 'ZEEBE_USER_TASK', priority: 50,
});
const gelesenV1 = { schluessel: '225179981360', behoerde: 'LHH', aktenzeichen: '56.34-2026-000001', element: 'UserTask_ZweifelKlaeren', name: 'Zweifel an der Zuordnung klären', prozess: null, prozessName: 'MiZi: Mitteilung über eine Räumungsklage (Fachstelle)', gruppen: ['fachstelle-sachbearbeitung'], uebernommenVon: null, erzeugtAm: '2026-11-23T08:00:00.000Z', faelligAm: '2026-11-24T21:59:00.000Z' };

describe('open user tasks of Camunda 8.6', () => {
  it('are read page by page from Tasklist, with the case they belong to; tasks of other procedures are left out', async () => {
    const { url, anfragen } = await camunda(({ pfad, inhalt }) => {
      if (pfad === '/v2/topology') return { json: { gatewayVersion: '8.6.0' } };
      const { searchAfter } = JSON.parse(inhalt);
      return { json: searchAfter ? [aufgabeV1(500), aufgabeV1(501, {}), aufgabeV1(502, { aktenzeichen: '56.34-2026-000001' })] : Array.from({ length: 500 }, (_, i) => aufgabeV1(i)) };
    });
    const gelesen = await lese(url);
    expect(gelesen).toHaveLength(501);
    expect(gelesen[0]).toEqual(gelesenV1);
    expect(anfragen.map((a) => a.pfad)).toEqual(['/v2/topology', '/v1/tasks/search', '/v1/tasks/search']);
    expect(JSON.parse(anfragen[2]?.inhalt ?? '')).toMatchObject({ state: 'CREATED', searchAfter: [String(1_000_000 - 499), '22517998136499'] });
  });

  it('are read with a session, which is begun anew when it has run out', async () => {
    let sitzung = 0;
    const { url, anfragen } = await camunda(({ pfad, kopf }) => {
      if (pfad === '/api/login') return { kopf: { 'set-cookie': `OPERATE-SESSION=${++sitzung}; Path=/`, 'X-CSRF-TOKEN': `t${sitzung}` } };
      if (kopf.cookie !== 'OPERATE-SESSION=2' || kopf['x-csrf-token'] !== 't2') return { status: 401 };
      return { json: pfad === '/v2/topology' ? { gatewayVersion: '8.6.0' } : [] };
    });
    expect(await lese(url, { anmeldung: 'BASIC', benutzer: 'tasklist', passwort: 'geheim' })).toEqual([]);
    expect(anfragen[0]).toMatchObject({ pfad: '/api/login', inhalt: 'username=tasklist&password=geheim' });
    expect(sitzung).toBe(2);
  });
});

describe('open user tasks of Camunda 8.8 and later', () => {
  const aufgabeV2 = (userTaskKey: string, processInstanceKey: string): object => ({ userTaskKey, name: 'Kontakt', elementId: 'UserTask_Kontakt', processDefinitionId: 'hannover-kontakt', processName: 'Kontakt', processInstanceKey, assignee: 'anna.berg', candidateGroups: ['fachstelle-sachbearbeitung'], creationDate: '2026-11-23T08:00:00.000Z', dueDate: null, state: 'CREATED' });

  it('are read page by page, their cases by the variables of their instances', async () => {
    const { url, anfragen } = await camunda(({ pfad, inhalt }) => {
      if (pfad === '/v2/topology') return { json: { gatewayVersion: '8.9.23' } };
      if (pfad === '/api/login') return { status: 404 };
      if (pfad === '/v2/variables/search') return { json: { items: JSON.parse(inhalt).filter.scopeKey.$in.filter((k: string) => k !== '99').flatMap((k: string) => [{ name: 'aktenzeichen', value: '"56.34-2026-000001"', scopeKey: k }, { name: 'behoerde', value: '"LHH"', scopeKey: k }]) } };
      const { page } = JSON.parse(inhalt);
      return { json: page.after ? { items: [aufgabeV2('9', '99'), aufgabeV2('8', '2')], page: { totalItems: 502, endCursor: 'e' } } : { items: Array.from({ length: 500 }, (_, i) => aufgabeV2(String(1000 + i), '1')), page: { totalItems: 502, endCursor: 'c' } } };
    });
    const gelesen = await lese(url, { anmeldung: 'BASIC', benutzer: 'kooperation', passwort: 'p:w' });
    expect(gelesen).toHaveLength(501);
    expect(gelesen.at(-1)).toEqual({ schluessel: '8', behoerde: 'LHH', aktenzeichen: '56.34-2026-000001', element: 'UserTask_Kontakt', name: 'Kontakt', prozess: 'hannover-kontakt', prozessName: 'Kontakt', gruppen: ['fachstelle-sachbearbeitung'], uebernommenVon: 'anna.berg', erzeugtAm: '2026-11-23T08:00:00.000Z', faelligAm: null });
    expect(anfragen.at(-2)).toMatchObject({ pfad: '/v2/user-tasks/search', kopf: { authorization: `Basic ${Buffer.from('kooperation:p:w').toString('base64')}` } });
    expect(JSON.parse(anfragen.at(-2)?.inhalt ?? '')).toMatchObject({ filter: { state: 'CREATED' }, page: { after: 'c' } });
  });

  it('are read with a token where that is asked for', async () => {
    const { url } = await camunda(({ pfad, kopf, inhalt }) => {
      if (pfad === '/token') return inhalt === 'grant_type=client_credentials&client_id=k&client_secret=s&audience=orchestration' ? { json: { access_token: 'abc' } } : { status: 400, json: {} };
      if (kopf.authorization !== 'Bearer abc') return { status: 401 };
      return { json: pfad === '/v2/topology' ? { gatewayVersion: '8.8.0' } : { items: [], page: {} } };
    });
    expect(await lese(url, { anmeldung: 'OAUTH', benutzer: 'k', passwort: 's', oauthUrl: `${url}/token`, oauthAudience: 'orchestration' })).toEqual([]);
  });
});

describe('a Camunda that does not answer as it should', () => {
  it.each([
    [{ status: 503 }, 'CAMUNDA_REST_503'], [{ status: 403 }, 'CAMUNDA_REST_403'], [{ json: { gatewayVersion: 8 } }, 'CAMUNDA_REST_UNERWARTET'], [{}, 'CAMUNDA_REST_UNLESBAR'],
  ])('with %j is an error with a code and nothing of the answer', async (antwort: Antwort, code) => {
    const { url } = await camunda(() => antwort);
    await expect(lese(url)).rejects.toMatchObject({ code });
  });

  it('is an error when it is not there, and when its list goes in a circle', async () => {
    await expect(lese('http://127.0.0.1:9')).rejects.toMatchObject({ code: 'CAMUNDA_REST_STUMM' });
    const seite = Array.from({ length: 500 }, (_, i) => aufgabeV1(i));
    const { url } = await camunda(({ pfad }) => ({ json: pfad === '/v2/topology' ? { gatewayVersion: '8.7.1' } : seite }));
    await expect(lese(url)).rejects.toMatchObject({ code: 'AUFGABEN_ZU_VIELE' });
  });
});
