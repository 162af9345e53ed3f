import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { erstelleCamunda, type Camunda, type Datei } from '../../src/camunda/client.ts';
import { defineWorker, type Arbeiter } from '../../src/camunda/define-worker.ts';
import { startWorkers, type WorkerHost } from '../../src/camunda/worker-host.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { testEngine, type TestEngine } from '../support/engine.ts';
import { bis, dienste, fakePool } from './probe.ts';

const AZ = '56.34-2026-000001';
const diagramm = (name: string): Datei => ({
  name: 'probe/probe.bpmn',
  inhalt: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="x">
<bpmn:process id="probe" name="${name}" isExecutable="true">
  <bpmn:startEvent id="Start"><bpmn:messageEventDefinition messageRef="M" /></bpmn:startEvent>
  <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Tun" />
  <bpmn:serviceTask id="Tun"><bpmn:extensionElements><zeebe:taskDefinition type="probe.tun" /></bpmn:extensionElements></bpmn:serviceTask>
  <bpmn:sequenceFlow id="F2" sourceRef="Tun" targetRef="Warten" />
  <bpmn:receiveTask id="Warten" messageRef="M2" />
</bpmn:process>
<bpmn:message id="M" name="probe.beginn" />
<bpmn:message id="M2" name="probe.weiter"><bpmn:extensionElements><zeebe:subscription correlationKey="=aktenzeichen" /></bpmn:extensionElements></bpmn:message>
</bpmn:definitions>`),
});
const nachricht = (variablen: object, messageId = 'm-1', ttlMs = 0) => ({ name: 'probe.beginn', korrelation: AZ, variablen: { aktenzeichen: AZ, behoerde: 'LHH', ...variablen }, messageId, ttlMs });

let engine: TestEngine;
let camunda: Camunda;
let host: WorkerHost | null = null;

beforeEach(async () => {
  engine = await testEngine();
  camunda = erstelleCamunda({ grpc: engine.grpc }, stillesProtokoll);
});
afterEach(async () => {
  await host?.stop();
  host = null;
  await camunda.close();
  await engine.close();
});

const arbeiter = defineWorker({
  typ: 'probe.tun',
  name: 'Probe',
  beschreibung: 'Probe',
  eingabe: z.object({ behoerde: z.string(), aktenzeichen: z.string(), betrag: z.int().optional() }),
  ausgabe: z.object({ gruss: z.string() }),
  handle: async () => ({ gruss: 'geprüft – größer' }),
});
async function startHost(alle: readonly Arbeiter[] = [arbeiter]): Promise<void> {
  host = await startWorkers({ camunda, pool: fakePool(), uhr: engine.uhr, protokoll: stillesProtokoll, dienste, arbeiter: alle, einstellungen: { warteMs: 1000 } });
}
/** Deploys the first diagram again. @returns the version it then has, and its resource name */
async function version(): Promise<string> {
  const { deployments } = await engine.client.deployResources([{ name: 'probe/probe.bpmn', process: diagramm('Prüfung').inhalt }]);
  const { process } = deployments[0] as { process: { version: number; resourceName: string } };
  return `${process.version} ${process.resourceName}`;
}

describe('the client on a real engine', () => {
  it('makes no new version of a diagram that has not changed', async () => {
    await camunda.deploy([diagramm('Prüfung')]);
    await camunda.deploy([diagramm('Prüfung')]);
    expect(await version()).toBe('1 probe/probe.bpmn');
    await camunda.deploy([diagramm('Prüfung, geändert')]);
    expect(await version()).toBe('3 probe/probe.bpmn');
  });

  it('calls a diagram that the engine refuses a technical failure', async () => {
    await expect(camunda.deploy([{ name: 'x.bpmn', inhalt: Buffer.from('<kein-bpmn/>') }])).rejects.toMatchObject({ code: 'CAMUNDA_INVALID_ARGUMENT' });
  });

  it('knows whether an instance lives, without changing it, and cancels it once', async () => {
    await camunda.deploy([diagramm('Prüfung')]);
    await camunda.publishNachricht(nachricht({}));
    const instanz = await engine.instanz('probe', AZ);
    expect(await camunda.instanzLebt(instanz)).toBe(true);
    await camunda.cancelInstanz(instanz);
    expect(await camunda.instanzLebt(instanz)).toBe(false);
    await expect(camunda.cancelInstanz(instanz)).resolves.toBeUndefined();
    expect(await camunda.instanzLebt('4503599627370495')).toBe(false);
  });

  it('takes the second publication of a buffered message as done', async () => {
    const einmal = { ...nachricht({}), name: 'probe.weiter', ttlMs: 60_000 };
    await camunda.publishNachricht(einmal);
    await expect(camunda.publishNachricht(einmal)).resolves.toBeUndefined();
  });
});

describe('the worker host on a real engine', () => {
  it('does a job, and its answer arrives with its umlauts', async () => {
    await camunda.deploy([diagramm('Prüfung')]);
    await startHost();
    await camunda.publishNachricht(nachricht({ betrag: 4500 }));
    const instanz = await engine.instanz('probe', AZ);
    await engine.warteAuf(instanz, 'Warten', 'ELEMENT_ACTIVATED');
    expect(await engine.variablen(instanz)).toMatchObject({ gruss: 'geprüft – größer', betrag: 4500 });
  });

  it('makes an incident of a number beyond 2^53 that names the field only, and goes on with the next case', async () => {
    await camunda.deploy([diagramm('Prüfung')]);
    await startHost();
    await camunda.publishNachricht({ ...nachricht({ aktenzeichen: 'GIFT', betrag: 9_007_199_254_740_993n }), korrelation: 'GIFT' });
    const vergiftet = await engine.instanz('probe', 'GIFT');
    await bis(async () => expect(await engine.incidents(vergiftet)).toEqual([expect.objectContaining({ elementId: 'Tun', text: 'EINGABE_UNGUELTIG: betrag' })]));
    await camunda.publishNachricht(nachricht({}));
    const instanz = await engine.instanz('probe', AZ);
    await engine.warteAuf(instanz, 'Warten', 'ELEMENT_ACTIVATED');
  });
});
