import express from 'express';
import { describe, expect, it } from 'vitest';
import { starteWeb } from '../../src/web/start.ts';

const app = (beginnt?: () => void, weiter?: Promise<void>) =>
  express().get('/', async (_req, res) => {
    beginnt?.();
    await weiter;
    res.send('fertig');
  });

describe('starting', () => {
  it('says in German what to do when the port is taken', async () => {
    const erster = await starteWeb(app(), '127.0.0.1', 0);
    await expect(starteWeb(app(), '127.0.0.1', erster.port)).rejects.toMatchObject({ code: 'PORT_BELEGT', message: expect.stringContaining(`Port ${erster.port} auf 127.0.0.1 ist schon belegt`) });
    await erster.stop();
  });

  it('says in German what to do when the address is not of this machine', async () => {
    await expect(starteWeb(app(), '203.0.113.1', 0)).rejects.toMatchObject({ code: 'ADRESSE_UNBEKANNT' });
  });
});

describe('stopping', () => {
  it('lets a running request finish and takes no new one', async () => {
    const [begonnen, beginnt] = versprechen();
    const [weiter, lasse] = versprechen();
    const server = await starteWeb(app(beginnt, weiter), '127.0.0.1', 0);
    const url = `http://127.0.0.1:${server.port}/`;
    const laufend = fetch(url);
    await begonnen;
    const gestoppt = server.stop();
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    lasse();
    expect(await (await laufend).text()).toBe('fertig');
    await gestoppt;
  });
});

function versprechen(): [Promise<void>, () => void] {
  const { promise, resolve } = Promise.withResolvers<void>();
  return [promise, resolve];
}
