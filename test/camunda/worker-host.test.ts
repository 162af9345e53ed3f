import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FachlicherFehler, TechnischerFehler } from '../../src/fehler.ts';
import type { Protokoll } from '../../src/protokoll.ts';
import { FakeGateway } from './fake-gateway.ts';
import { bis, fakePool, probe, startProbe, TYP, type Betrieb } from './probe.ts';

const NOT_FOUND = 5;
const UNAVAILABLE = 14;
let gateway: FakeGateway;
let betrieb: Betrieb | null = null;

beforeEach(async () => {
  gateway = new FakeGateway();
  await gateway.start();
});
afterEach(async () => {
  await betrieb?.close();
  betrieb = null;
  gateway.kill();
});

const addJobs = (anzahl: number, ab = 1): void => {
  for (let i = ab; i < ab + anzahl; i += 1) gateway.addJob({ key: String(i), type: TYP });
};
const completed = (): unknown[] => gateway.of('CompleteJob').map((c) => c['jobKey']);

describe('the worker host', () => {
  it('completes a job with the variables that the worker answers', async () => {
    betrieb = await startProbe(gateway, { arbeiter: [probe()] });
    addJobs(1);
    await bis(() => expect(gateway.of('CompleteJob')).toEqual([expect.objectContaining({ jobKey: '1', variables: '{"ergebnis":"JA"}' })]));
  });

  it('fetches only the variables that the schema names', async () => {
    betrieb = await startProbe(gateway, { arbeiter: [probe()] });
    await bis(() => expect(gateway.of('ActivateJobs')[0]).toMatchObject({ type: TYP, fetchVariable: ['behoerde', 'betrag'] }));
  });

  it('burns no retries of a burst of jobs while the database is down, and does all of them afterwards', async () => {
    const pool = fakePool();
    pool.aus = true;
    betrieb = await startProbe(gateway, { arbeiter: [probe()], pool });
    addJobs(20);
    await bis(() => expect(gateway.of('FailJob').length).toBeGreaterThanOrEqual(40));
    expect(gateway.of('FailJob').every((f) => f['retries'] === 3 && Number(f['retryBackOff']) >= 750)).toBe(true);
    pool.aus = false;
    await bis(() => expect(new Set(completed()).size).toBe(20));
  });

  it('uses up retries one by one for a technical failure, with a growing wait, until there are none', async () => {
    gateway.zeitraffer = 100_000;
    betrieb = await startProbe(gateway, { arbeiter: [probe(() => Promise.reject(new TechnischerFehler('DRUCK_KAPUTT', 'Text mit Namen')))] });
    addJobs(1);
    await bis(() => expect(gateway.of('FailJob').map((f) => f['retries'])).toEqual([2, 1, 0]));
    expect(gateway.of('FailJob').map((f) => f['errorMessage'])).toEqual(['DRUCK_KAPUTT', 'DRUCK_KAPUTT', 'DRUCK_KAPUTT']);
    const warten = gateway.of('FailJob').map((f) => Number(f['retryBackOff']));
    expect(warten.toSorted((a, b) => a - b)).toEqual(warten);
  });

  it('turns a declared domain refusal into a BPMN error that carries nothing but its code', async () => {
    betrieb = await startProbe(gateway, { arbeiter: [probe(() => Promise.reject(new FachlicherFehler('NICHT_ZUSTAENDIG', 'Frau Muster wohnt nicht hier.')), ['NICHT_ZUSTAENDIG'])] });
    addJobs(1);
    await bis(() => expect(gateway.of('ThrowError')).toEqual([expect.objectContaining({ errorCode: 'NICHT_ZUSTAENDIG', errorMessage: 'NICHT_ZUSTAENDIG' })]));
  });

  it('makes an incident of a domain refusal that the worker did not declare', async () => {
    betrieb = await startProbe(gateway, { arbeiter: [probe(() => Promise.reject(new FachlicherFehler('UNERWARTET', 'Text')))] });
    addJobs(1);
    await bis(() => expect(gateway.of('FailJob')).toEqual([expect.objectContaining({ retries: 0, errorMessage: 'UNERWARTET' })]));
  });

  it('ends a job with a number beyond 2^53 in an incident that names the field only, and goes on with the others', async () => {
    betrieb = await startProbe(gateway, { arbeiter: [probe()], einstellungen: { hoechstens: 2 } });
    for (let i = 1; i <= 10; i += 1) gateway.addJob({ key: `9${i}`, type: TYP, variables: '{"behoerde":"LHH","betrag":9007199254740993}' });
    addJobs(3);
    await bis(() => expect(completed()).toEqual(['1', '2', '3']));
    expect(gateway.of('FailJob').map((f) => [f['retries'], f['errorMessage']])).toEqual(Array.from({ length: 10 }, () => [0, 'EINGABE_UNGUELTIG: betrag']));
  });

  it('answers every job and goes on fetching, whatever JSON its variables are', async () => {
    betrieb = await startProbe(gateway, { arbeiter: [probe()], einstellungen: { hoechstens: 8 } });
    const feindlich = ['{"behoerde":"LHH","__proto__":{"betrag":1}}', '{"behoerde":"\\ud800\\u0000","betrag":1e400}', '{"behoerde":{"isLosslessNumber":true}}', '[]', '{"behoerde":[[9007199254740993]]}'];
    const beliebig = fc.sample(fc.json({ maxDepth: 4 }), { numRuns: 300, seed: 1 }).map((wert) => `{"behoerde":${wert},"betrag":${wert}}`);
    const alle = [...feindlich, ...beliebig];
    alle.forEach((variables, i) => gateway.addJob({ key: `7${i}`, type: TYP, variables }));
    addJobs(1, 1);
    await bis(() => expect(new Set([...completed(), ...gateway.of('FailJob').map((f) => f['jobKey'])]).size).toBe(alle.length + 1));
    expect(completed()).toContain('1');
    expect(gateway.of('FailJob').every((f) => f['retries'] === 0 && /^EINGABE_UNGUELTIG: [a-z, ]+$/.test(String(f['errorMessage'])))).toBe(true);
  });

  it('never tells the engine the text of an unknown error', async () => {
    betrieb = await startProbe(gateway, { arbeiter: [probe(() => Promise.reject(new TypeError('Erika Muster, Leinstraße 1')))] });
    addJobs(1);
    await bis(() => expect(gateway.of('FailJob')[0]).toMatchObject({ retries: 2, errorMessage: 'TypeError' }));
  });

  it('refuses output that the schema does not name, before anything is committed', async () => {
    betrieb = await startProbe(gateway, { arbeiter: [probe(async () => ({ ergebnis: 'JA', vorname: 'Erika' }))] });
    addJobs(1);
    await bis(() => expect(gateway.of('FailJob')[0]).toMatchObject({ retries: 0, errorMessage: 'AUSGABE_UNGUELTIG: vorname' }));
    expect(completed()).toEqual([]);
  });

  it('goes on fetching when handlers never settle', async () => {
    let haengen = true;
    const arbeiter = probe(() => (haengen ? new Promise(() => undefined) : Promise.resolve({ ergebnis: 'JA' })));
    betrieb = await startProbe(gateway, { arbeiter: [arbeiter], einstellungen: { hoechstens: 2, gleichzeitig: 2, handlerZeitMs: 60 } });
    addJobs(4);
    await bis(() => expect(gateway.of('FailJob').length).toBeGreaterThanOrEqual(4));
    expect(gateway.of('FailJob')[0]).toMatchObject({ retries: 2, errorMessage: 'ZEITUEBERSCHREITUNG' });
    haengen = false;
    addJobs(1, 100);
    await bis(() => expect(completed()).toContain('100'));
  });

  it('takes a job that the engine does not know any more as done, and loses no capacity by it', async () => {
    gateway.fehler.set('CompleteJob', Array.from({ length: 10 }, () => NOT_FOUND));
    betrieb = await startProbe(gateway, { arbeiter: [probe()], einstellungen: { hoechstens: 2 } });
    addJobs(15);
    await bis(() => expect(completed()).toHaveLength(15));
    expect(gateway.of('FailJob')).toEqual([]);
  });

  it('reports a finished job again when the gateway was away at that moment', async () => {
    gateway.fehler.set('CompleteJob', [UNAVAILABLE, UNAVAILABLE]);
    betrieb = await startProbe(gateway, { arbeiter: [probe()] });
    addJobs(1);
    await bis(() => expect(completed()).toEqual(['1', '1', '1']));
  });

  it('works on after the gateway was killed and came back', async () => {
    betrieb = await startProbe(gateway, { arbeiter: [probe()] });
    addJobs(1);
    await bis(() => expect(completed()).toEqual(['1']));
    gateway.kill();
    await gateway.start();
    addJobs(5, 10);
    await bis(() => expect(new Set(completed()).size).toBe(6));
  });

  it('finishes and reports the job that it holds before it stops, and fetches no more', async () => {
    let erlaube: (() => void) | null = null;
    const arbeiter = probe(() => new Promise((resolve) => (erlaube = () => resolve({ ergebnis: 'JA' }))));
    betrieb = await startProbe(gateway, { arbeiter: [arbeiter], einstellungen: { hoechstens: 1 } });
    addJobs(2);
    const halten = await vi.waitUntil(() => erlaube, { timeout: 15_000 });
    const gestoppt = betrieb.host.stop();
    expect(completed()).toEqual([]);
    halten();
    await gestoppt;
    expect(completed()).toEqual(['1']);
  });

  it('gives a job back untouched that has waited too long for a place', async () => {
    let erlaube: (() => void) | null = null;
    let jetzt = 0;
    const arbeiter = probe(() => new Promise((resolve) => (erlaube = () => resolve({ ergebnis: 'JA' }))));
    betrieb = await startProbe(gateway, { arbeiter: [arbeiter], einstellungen: { gleichzeitig: 1, monoton: () => jetzt } });
    addJobs(2);
    const halten = await vi.waitUntil(() => erlaube, { timeout: 15_000 });
    jetzt = 59_000;
    halten();
    await bis(() => expect(gateway.of('FailJob')[0]).toMatchObject({ jobKey: '2', retries: 3, retryBackOff: '0', errorMessage: 'ZURUECKGEGEBEN' }));
    expect(completed()).toEqual(['1']);
    const wieder = await vi.waitUntil(() => (erlaube === halten ? null : erlaube), { timeout: 15_000 });
    wieder();
    await bis(() => expect(completed()).toEqual(['1', '2']));
  });

  it('writes no variable and no error text to the log', async () => {
    const zeilen: string[] = [];
    const schreibe = (ereignis: string, felder?: object): void => void zeilen.push(JSON.stringify([ereignis, felder]));
    const protokoll: Protokoll = { info: schreibe, warn: schreibe, fehler: schreibe };
    betrieb = await startProbe(gateway, { arbeiter: [probe(() => Promise.reject(new Error('Erika Muster')))], protokoll });
    gateway.addJob({ key: '1', type: TYP, variables: '{"behoerde":"LHH","betrag":"geheim"}' });
    addJobs(1, 2);
    await bis(() => expect(gateway.of('FailJob')).toHaveLength(2));
    await bis(() => expect(zeilen.join('\n')).toContain('EINGABE_UNGUELTIG: betrag'));
    expect(zeilen.join('\n')).not.toMatch(/Muster|geheim/);
  });
});

describe('the log of a disturbance', () => {
  it('has one line when fetching stops and one when it goes on', async () => {
    const ereignisse: string[] = [];
    const merke = (ereignis: string): void => void ereignisse.push(ereignis);
    const abruf = (): string[] => ereignisse.filter((e) => e.startsWith('Abruf'));
    betrieb = await startProbe(gateway, { arbeiter: [probe()], protokoll: { info: merke, warn: merke, fehler: merke } });
    await bis(() => expect(gateway.of('ActivateJobs').length).toBeGreaterThan(0));
    gateway.kill();
    await bis(() => expect(abruf()).toEqual(['Abruf von Aufträgen gestört']));
    await gateway.start();
    addJobs(1);
    await bis(() => expect(completed()).toEqual(['1']));
    await bis(() => expect(abruf()).toEqual(['Abruf von Aufträgen gestört', 'Abruf von Aufträgen wieder in Ordnung']));
  });
});
