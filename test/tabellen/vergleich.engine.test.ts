import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { werteAus } from '../../src/tabellen/auswerten.ts';
import { ladeTabellen } from '../../src/tabellen/dateien.ts';
import { testEngine, type TestEngine } from '../support/engine.ts';
import { auswahl, RASTER } from './raster.ts';

/** The engine takes its time for each; the whole grid is held against the documents in the other tests. */
const JE_ENTSCHEIDUNG = 60;
const ordner = new URL('../../bpmn/', import.meta.url);
let engine: TestEngine;

beforeAll(async () => {
  engine = await testEngine();
  await engine.deploy([...new Set(Object.values(RASTER).map((r) => fileURLToPath(new URL(r.datei, ordner))))]);
});
afterAll(() => engine.close());

/** What the engine answers, as JSON. */
async function frage(decisionId: string, variables: object): Promise<unknown> {
  const antwort = await engine.client.evaluateDecision({ decisionId, variables: variables as never });
  if (antwort.failureMessage) throw new Error(antwort.failureMessage);
  const { decisionOutput } = antwort as { decisionOutput: unknown };
  return typeof decisionOutput === 'string' ? JSON.parse(decisionOutput) : decisionOutput;
}

describe('the command line and the engine read the same table in the same way', () => {
  test.each(Object.entries(RASTER))('%s', async (id, { datei, angaben: alle }) => {
    const angaben = auswahl(alle, JE_ENTSCHEIDUNG);
    const tabellen = await ladeTabellen(datei);
    const engineSagt = new Map<string, unknown>();
    for (let i = 0; i < angaben.length; i += 25) {
      await Promise.all(angaben.slice(i, i + 25).map(async (a) => engineSagt.set(JSON.stringify(a), await frage(id, a))));
    }
    for (const a of angaben) expect(werteAus(tabellen, id, a), JSON.stringify(a)).toEqual(engineSagt.get(JSON.stringify(a)));
    expect(engineSagt.size).toBeGreaterThan(20);
  });
});
