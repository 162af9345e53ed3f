import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { RestZugang } from '../../src/camunda/aufgaben/zugang.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { starteLokal } from '../../src/start/lokal.ts';
import { merkmal } from '../../src/start/merkmal.ts';
import { freiePorts, LOOPBACK } from '../../src/start/ports.ts';

export type Ganz = {
  ordner: string;
  ports: { grpc: number; camunda: number; verwaltung: number; suche: number; datenbank: number };
  camundaGrpc: string;
  camundaRest: string;
  restZugang: RestZugang | undefined;
  tasklistUrl: string;
  operateUrl: string;
  datenbankUrl: string;
  /** for `stelleEngineUhr` of src/camunda/lokal/uhr.ts */
  verwaltungUrl: string;
};

declare module 'vitest' {
  export interface ProvidedContext {
    ganz: Ganz;
  }
}

/** ONE real installation (PostgreSQL, OpenSearch, Camunda with Tasklist and Operate) for all `.ganz.test.ts`, with a movable clock. */
export default async function start(projekt: TestProject): Promise<() => Promise<void>> {
  const ordner = await mkdtemp(join(tmpdir(), 'kooperation-ganz-'));
  await chmod(ordner, 0o755);
  const [grpc = 0, camunda = 0, verwaltung = 0, suche = 0, datenbank = 0] = await freiePorts(5);
  const ports = { grpc, camunda, verwaltung, suche, datenbank };
  const installation = await starteLokal({
    ordner,
    cache: process.env['KOOPERATION_CACHE'],
    ports,
    uhrStellbar: true,
    hinweis: `Akte http://${LOOPBACK}`,
    protokoll: stillesProtokoll,
    melde: (text) => console.log(text),
  });
  const { camundaGrpc, camundaRest, restZugang, tasklistUrl, operateUrl, datenbankUrl } = installation;
  projekt.provide('ganz', { ordner, ports, camundaGrpc, camundaRest, restZugang, tasklistUrl, operateUrl, datenbankUrl, verwaltungUrl: `http://${LOOPBACK}:${verwaltung}` });
  return async () => {
    const pids = Object.values(installation.prozesse());
    await installation.stop();
    await rm(ordner, { recursive: true, force: true });
    const uebrig = (await Promise.all(pids.map((pid) => merkmal(pid)))).filter(Boolean);
    if (uebrig.length > 0) throw new Error(`still running after the stop: ${JSON.stringify(uebrig)}`);
  };
}
