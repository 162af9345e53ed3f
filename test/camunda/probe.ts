import type { Pool } from 'pg';
import { vi } from 'vitest';
import { z } from 'zod';
import { erstelleCamunda, type Camunda } from '../../src/camunda/client.ts';
import { defineWorker, type Arbeiter } from '../../src/camunda/define-worker.ts';
import type { Dienste } from '../../src/camunda/dienste.ts';
import { startWorkers, type WorkerEinstellungen, type WorkerHost } from '../../src/camunda/worker-host.ts';
import { stillesProtokoll, type Protokoll } from '../../src/protokoll.ts';
import { systemUhr } from '../../src/uhr.ts';
import type { FakeGateway } from './fake-gateway.ts';

export const TYP = 'probe.tun';
export const dienste: Dienste = { vereinbarungen: new Map(), uhr: systemUhr, akteLink: (a) => `http://akte/${a}` };

/** A worker of the type `probe.tun` that does what the test says. */
export function probe(handle: Arbeiter['handle'] = async () => ({ ergebnis: 'JA' }), fehler: readonly string[] = []): Arbeiter {
  const eingabe = z.object({ behoerde: z.string(), betrag: z.int().optional() });
  return defineWorker({ typ: TYP, name: 'Probe', beschreibung: 'Probe', eingabe, ausgabe: z.object({ ergebnis: z.string() }), fehler, handle: handle as never });
}

/** Stands for the database: `aus` makes every connection fail as when nothing listens. */
export function fakePool(): Pool & { aus: boolean } {
  const client = { query: async () => ({ rows: [], rowCount: 0 }), release: () => undefined };
  const pool = {
    aus: false,
    connect: async () => {
      if (pool.aus) throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5433'), { code: 'ECONNREFUSED' });
      return client;
    },
  };
  return pool as unknown as Pool & { aus: boolean };
}

type Wunsch = { pool?: Pool; arbeiter: readonly Arbeiter[]; protokoll?: Protokoll; onStill?: () => void; einstellungen?: Partial<WorkerEinstellungen> };
export type Betrieb = { camunda: Camunda; host: WorkerHost; close(): Promise<void> };

/** Workers against the fake gateway, with short intervals. */
export async function startProbe(gateway: FakeGateway, wunsch: Wunsch): Promise<Betrieb> {
  const protokoll = wunsch.protokoll ?? stillesProtokoll;
  const camunda = erstelleCamunda({ grpc: gateway.adresse }, protokoll);
  const einstellungen = { warteMs: 300, handlerZeitMs: 2000, meldeAbstaendeMs: [10, 20, 40], ...wunsch.einstellungen };
  const host = await startWorkers({ pool: fakePool(), uhr: systemUhr, dienste, ...wunsch, camunda, protokoll, einstellungen });
  return {
    camunda,
    host,
    close: async () => {
      await host.stop();
      await camunda.close();
    },
  };
}

export const bis = (pruefung: () => void | Promise<void>): Promise<void> => vi.waitFor(pruefung, { timeout: 12_000, interval: 15 });
