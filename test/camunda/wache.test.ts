import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Wache } from '../../src/camunda/wache.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { FakeGateway } from './fake-gateway.ts';
import { bis, probe, startProbe, TYP, type Betrieb } from './probe.ts';

function gestellt() {
  const welt = { jetzt: 0, zeichen: 0, erreichbar: true, ereignisse: [] as string[] };
  const wache = new Wache({
    lebenszeichen: () => welt.zeichen,
    monoton: () => welt.jetzt,
    stilleMs: 120_000,
    erreichbar: async () => welt.erreichbar,
    reopen: async () => void welt.ereignisse.push('reopen'),
    onStill: () => welt.ereignisse.push('still'),
    protokoll: stillesProtokoll,
  });
  return { welt, checkAt: (sekunden: number) => ((welt.jetzt = sekunden * 1000), wache.check()) };
}

describe('the watchdog', () => {
  it('does nothing while polls succeed', async () => {
    const { welt, checkAt } = gestellt();
    welt.zeichen = 100_000;
    await checkAt(200);
    expect(welt.ereignisse).toEqual([]);
  });

  it('opens the channels anew after two minutes of silence', async () => {
    const { welt, checkAt } = gestellt();
    await checkAt(120);
    expect(welt.ereignisse).toEqual([]);
    await checkAt(121);
    expect(welt.ereignisse).toEqual(['reopen']);
  });

  it('gives up once when opening anew did not help for another two minutes', async () => {
    const { welt, checkAt } = gestellt();
    for (const sekunden of [121, 200, 242, 300, 500]) await checkAt(sekunden);
    expect(welt.ereignisse).toEqual(['reopen', 'still']);
  });

  it('starts from the beginning when a poll succeeded in between', async () => {
    const { welt, checkAt } = gestellt();
    await checkAt(121);
    welt.zeichen = 130_000;
    await checkAt(140);
    await checkAt(260);
    expect(welt.ereignisse).toEqual(['reopen', 'reopen']);
  });

  it('waits without end for an engine that is away', async () => {
    const { welt, checkAt } = gestellt();
    welt.erreichbar = false;
    for (const sekunden of [121, 1000, 100_000]) await checkAt(sekunden);
    expect(welt.ereignisse).toEqual([]);
  });
});

describe('the worker host under the watchdog', () => {
  let gateway: FakeGateway;
  let betrieb: Betrieb | null = null;

  beforeEach(async () => {
    gateway = new FakeGateway();
    await gateway.start();
  });
  afterEach(async () => {
    await betrieb?.close();
    gateway.kill();
  });

  it('fetches again over new channels after the gateway had left all polls unanswered', async () => {
    let versatz = 0;
    const einstellungen = { warteMs: 60_000, wacheAlleMs: 20, monoton: () => performance.now() + versatz };
    gateway.stumm = true;
    betrieb = await startProbe(gateway, { arbeiter: [probe()], einstellungen });
    await bis(() => expect(gateway.of('ActivateJobs')).toHaveLength(1));
    gateway.stumm = false;
    gateway.addJob({ key: '1', type: TYP });
    versatz = 121_000;
    await bis(() => expect(gateway.of('CompleteJob')).toHaveLength(1));
  });

  it('asks to be ended when the gateway answers everything but polls, even over new channels', async () => {
    let versatz = 0;
    let still = 0;
    const einstellungen = { warteMs: 60_000, wacheAlleMs: 20, monoton: () => performance.now() + versatz };
    gateway.stumm = true;
    betrieb = await startProbe(gateway, { arbeiter: [probe()], einstellungen, onStill: () => (still += 1) });
    versatz = 121_000;
    await bis(() => expect(gateway.of('ActivateJobs')).toHaveLength(2));
    expect(still).toBe(0);
    versatz = 250_000;
    await bis(() => expect(still).toBe(1));
  });
});
