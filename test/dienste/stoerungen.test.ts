import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findStoerungStand, listAlleStoerungen, listStoerungen } from '../../src/akte/stoerung.ts';
import { inTransaktion } from '../../src/db/pool.ts';
import { erstelleStoerungenDienst } from '../../src/dienste/stoerungen-dienst.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { erstelleStoerungsLeser } from '../../src/stoerung/leser.ts';
import { ursacheVon } from '../../src/stoerung/ursache.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';

type Frage = { pfad: string; inhalt: { filter?: Record<string, unknown> } };
let server: Server;
let antworten: (frage: Frage) => unknown;
let gefragt: Frage[];
let datenbank: TestDatenbank;
let jetzt = new Date();
const uhr = { jetzt: () => jetzt };

beforeEach(async () => {
  jetzt = new Date('2026-04-02T09:00:00Z');
  gefragt = [];
  server = createServer((req, res) => {
    let text = '';
    req.on('data', (teil: Buffer) => (text += teil.toString()));
    req.on('end', () => {
      const frage = { pfad: req.url ?? '', inhalt: (text ? JSON.parse(text) : {}) as Frage['inhalt'] };
      gefragt.push(frage);
      const antwort = antworten(frage);
      res.writeHead(antwort === undefined ? 500 : 200, { 'content-type': 'application/json' }).end(typeof antwort === 'string' ? antwort : JSON.stringify(antwort ?? {}));
    });
  });
  await new Promise<void>((bereit) => server.listen(0, '127.0.0.1', bereit));
  datenbank = await testDatenbank();
  await datenbank.pool.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am) VALUES ('LHH', $1, 'hannover', '2026-04-01', now())", [AZ]);
});
afterEach(async () => {
  server.close();
  await datenbank.close();
});

const dienst = () => {
  const leser = erstelleStoerungsLeser({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, anmeldung: 'KEINE' });
  return erstelleStoerungenDienst({ pool: datenbank.pool, leser, uhr, protokoll: stillesProtokoll });
};
const bei = <T>(behoerde: string, tun: Parameters<typeof inTransaktion<T>>[2]): Promise<T> => inTransaktion(datenbank.pool, { behoerde, wer: 'test' }, tun);
const AZ = '56.34-2026-000001';

/** Operate 8.6 as it answers, its keys as numbers. */
const operate86 = (vorfaelle: object[]) => ({ pfad, inhalt }: Frage): unknown => {
  if (pfad === '/v2/topology') return { gatewayVersion: '8.6.0' };
  if (pfad === '/v1/incidents/search') return { items: vorfaelle, total: vorfaelle.length };
  if (pfad === '/v1/process-instances/search') return { items: [{ key: inhalt.filter?.['key'], bpmnProcessId: 'gemeinsam-uebermittlung', state: 'ACTIVE' }] };
  if (pfad === '/v1/flownode-instances/search') return { items: [{ flowNodeId: 'Andere', incidentKey: 1 }, { flowNodeId: 'ServiceTask_Einreihen', incidentKey: 2251799813685300 }] };
  if (pfad === '/v1/variables/search') return { items: [{ name: inhalt.filter?.['name'], value: JSON.stringify(inhalt.filter?.['name'] === 'behoerde' ? 'LHH' : AZ) }] };
  return undefined;
};
const vorfall = { key: 2251799813685300, processDefinitionKey: 2, processInstanceKey: 2251799813685290, type: 'JOB_NO_RETRIES', message: 'EINGABE_UNGUELTIG: fristEnde', creationTime: '2026-04-02T08:30:00.000+0000', state: 'ACTIVE', jobKey: 3, tenantId: '<default>' };

describe('open incidents of Camunda 8.6', () => {
  it('are kept with their step and Akte, for the authority whose Akte it is, asked for in detail once, and go when they are resolved', async () => {
    antworten = operate86([vorfall]);
    const d = dienst();
    await d.einmal();
    const erwartet = { schluessel: '2251799813685300', behoerde: 'LHH', aktenzeichen: AZ, prozess: 'gemeinsam-uebermittlung', element: 'ServiceTask_Einreihen', instanz: '2251799813685290', art: 'JOB_NO_RETRIES', code: 'EINGABE_UNGUELTIG: fristEnde', seit: new Date('2026-04-02T08:30:00Z') };
    expect(await bei('LHH', listStoerungen)).toEqual([erwartet]);
    expect(await bei('JC', listStoerungen)).toEqual([]);
    expect(await bei('*', listAlleStoerungen)).toEqual([{ ...erwartet, aktenzeichen: null }]);
    gefragt = [];
    await d.einmal();
    expect(gefragt.map((f) => f.pfad)).toEqual(['/v2/topology', '/v1/incidents/search']);
    antworten = operate86([]);
    await d.einmal();
    expect(await bei('LHH', listStoerungen)).toEqual([]);
    expect(await bei('LHH', findStoerungStand)).toMatchObject({ gelesenAm: uhr.jetzt(), fehler: null });
  });

  it('while it does not answer the last list stays, with the code of the trouble', async () => {
    antworten = operate86([vorfall]);
    const d = dienst();
    await d.einmal();
    const vorher = uhr.jetzt();
    jetzt = new Date('2026-04-02T09:10:00Z');
    antworten = () => undefined;
    await expect(d.einmal()).rejects.toMatchObject({ code: 'CAMUNDA_REST_500' });
    expect(await bei('LHH', listStoerungen)).toHaveLength(1);
    expect(await bei('LHH', findStoerungStand)).toEqual({ gelesenAm: vorher, versuchtAm: uhr.jetzt(), fehler: 'CAMUNDA_REST_500' });
    for (const unsinn of ['<html>', '[]', '{"items":[{}]}']) {
      antworten = ({ pfad }) => (pfad === '/v2/topology' ? { gatewayVersion: '8.6.0' } : unsinn);
      await expect(d.einmal()).rejects.toMatchObject({ code: expect.stringMatching(/^CAMUNDA_REST_UN/) });
    }
    expect(await bei('LHH', listStoerungen)).toHaveLength(1);
  });

  it('of a message of the engine nothing is kept: it may quote values; what is no procedure of ours has no Akte', async () => {
    const geheim = 'failed to evaluate expression \'name\': "Kanarienvogel"';
    const alle = operate86([{ ...vorfall, type: 'EXTRACT_VALUE_ERROR', message: geheim }, { ...vorfall, key: 5, message: 'Cannot read Kanarienvogel "x"' }]);
    antworten = (frage) => (frage.pfad === '/v1/variables/search' ? { items: [] } : alle(frage));
    await dienst().einmal();
    const gespeichert = await bei('*', listAlleStoerungen);
    expect(gespeichert).toMatchObject([{ code: null, behoerde: null }, { code: null, behoerde: null }]);
    expect(JSON.stringify((await datenbank.pool.query('SELECT * FROM stoerung')).rows)).not.toContain('Kanarienvogel');
    expect(await bei('LHH', listStoerungen)).toEqual([]);
  });

  it('of an Akte that is not here are shown without one; what is in an Akte goes with it', async () => {
    antworten = operate86([vorfall]);
    await dienst().einmal();
    await datenbank.pool.query('DELETE FROM fall');
    expect(await bei('*', listAlleStoerungen)).toEqual([]);
    await dienst().einmal();
    expect(await bei('*', listAlleStoerungen)).toMatchObject([{ behoerde: null, aktenzeichen: null, element: 'ServiceTask_Einreihen' }]);
  });
});

it('open incidents of Camunda 8.8 and newer are read by its own search', async () => {
  antworten = ({ pfad }) => {
    if (pfad === '/v2/topology') return { gatewayVersion: '8.9.23' };
    if (pfad === '/v2/incidents/search') return { items: [{ incidentKey: '9', processDefinitionId: 'hannover-mizi', processInstanceKey: '8', elementId: 'ServiceTask_X', errorType: 'CALLED_DECISION_ERROR', errorMessage: 'x', creationTime: '2026-04-02T08:30:00.000Z', state: 'ACTIVE' }] };
    if (pfad === '/v2/variables/search') return { items: [{ name: 'aktenzeichen', value: `"${AZ}"` }, { name: 'behoerde', value: '"LHH"' }] };
    return undefined;
  };
  await dienst().einmal();
  expect(await bei('LHH', listStoerungen)).toMatchObject([{ schluessel: '9', aktenzeichen: AZ, prozess: 'hannover-mizi', element: 'ServiceTask_X', art: 'CALLED_DECISION_ERROR', code: null }]);
});

it.each([
  ['JOB_NO_RETRIES', 'EINGABE_UNGUELTIG: fristEnde', 'Dem Schritt fehlt eine Angabe', 'AKTE'],
  ['JOB_NO_RETRIES', 'DATENBANK_57P01', 'Die Datenbank oder das Netz', 'IT'],
  ['JOB_NO_RETRIES', 'AKTE_UNBEKANNT', 'gibt es in der Akte nicht', 'AKTE'],
  ['JOB_NO_RETRIES', 'ANSCHRIFT_FEHLT', 'gibt es in der Akte nicht', 'AKTE'],
  ['JOB_NO_RETRIES', 'UEBERMITTLUNG_OFFEN', 'etwas anderes im Gang', 'WARTEN'],
  ['JOB_NO_RETRIES', 'ZAHLUNG_ANGEWIESEN', 'Eine fachliche Regel', 'AKTE'],
  ['JOB_NO_RETRIES', 'ZEITUEBERSCHREITUNG', 'zu lange gedauert', 'IT'],
  ['JOB_NO_RETRIES', 'TypeError', 'auf einen Fehler gestoßen', 'IT'],
  ['JOB_NO_RETRIES', 'AUSGABE_UNGUELTIG: x', 'auf einen Fehler gestoßen', 'IT'],
  ['EXECUTION_LISTENER_NO_RETRIES', null, 'auf einen Fehler gestoßen', 'IT'],
  ['EXTRACT_VALUE_ERROR', null, 'Eine Berechnung im Diagramm', 'IT'],
  ['CONDITION_ERROR', null, 'Eine Berechnung im Diagramm', 'IT'],
  ['DECISION_EVALUATION_ERROR', null, 'Eine Entscheidungstabelle', 'IT'],
  ['UNHANDLED_ERROR_EVENT', null, 'Im Diagramm fehlt ein Teil', 'IT'],
  ['MESSAGE_SIZE_EXCEEDED', null, 'zu viele Daten', 'IT'],
  ['etwas Neues', null, 'auf einen Fehler gestoßen', 'IT'],
])('%s with %s is told as: %s', (art, code, titel, wer) => {
  const ursache = ursacheVon(art, code);
  expect([ursache.titel, ursache.wer]).toEqual([expect.stringContaining(titel), wer]);
  expect(ursache.wasTun).not.toMatch(/retry(?!“)|incident|job\b/i);
});
