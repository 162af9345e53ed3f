import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { erstelleCamunda, type Camunda } from '../../src/camunda/client.ts';
import { grpcAdresse } from '../../src/camunda/verbindung.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { FakeGateway } from './fake-gateway.ts';

const nachricht = { name: 'fall-beendet', korrelation: '56.34-2026-000001', variablen: { beendigungsgrund: 'IRRTUM' }, messageId: 'm-1', ttlMs: 0 };
let gateway: FakeGateway;
let camunda: Camunda;

beforeEach(async () => {
  gateway = new FakeGateway();
  await gateway.start();
  camunda = erstelleCamunda({ grpc: gateway.adresse }, stillesProtokoll);
});
afterEach(async () => {
  await camunda.close();
  gateway.kill();
});

describe('the connection to the engine', () => {
  it('publishes a message with its key, id and time to live', async () => {
    await camunda.publishNachricht(nachricht);
    expect(gateway.of('PublishMessage')).toEqual([
      expect.objectContaining({ name: 'fall-beendet', correlationKey: '56.34-2026-000001', messageId: 'm-1', timeToLive: '0', variables: '{"beendigungsgrund":"IRRTUM"}' }),
    ]);
  });

  it('takes a message that is already buffered as published', async () => {
    gateway.fehler.set('PublishMessage', [6]);
    await expect(camunda.publishNachricht(nachricht)).resolves.toBeUndefined();
  });

  it.each([
    [4, 'CAMUNDA_DEADLINE_EXCEEDED'],
    [8, 'CAMUNDA_RESOURCE_EXHAUSTED'],
    [14, 'CAMUNDA_UNAVAILABLE'],
    [13, 'CAMUNDA_INTERNAL'],
  ])('sends a command that is answered with status %i once only, and calls it an outage', async (status, code) => {
    gateway.fehler.set('PublishMessage', [status]);
    await expect(camunda.publishNachricht(nachricht)).rejects.toMatchObject({ name: 'InfrastrukturFehler', code });
    expect(gateway.of('PublishMessage')).toHaveLength(1);
  });

  it('calls a refused command a technical failure', async () => {
    gateway.fehler.set('PublishMessage', [3]);
    await expect(camunda.publishNachricht(nachricht)).rejects.toMatchObject({ name: 'TechnischerFehler', code: 'CAMUNDA_INVALID_ARGUMENT' });
  });

  it('asks whether an instance lives by setting no variables in its own scope', async () => {
    expect(await camunda.instanzLebt('2251799813685999')).toBe(true);
    expect(gateway.of('SetVariables')).toEqual([expect.objectContaining({ elementInstanceKey: '2251799813685999', variables: '{}', local: true })]);
  });

  it('takes NOT_FOUND for an instance that is gone, and an outage for no answer at all', async () => {
    gateway.fehler.set('SetVariables', [5, 14]);
    expect(await camunda.instanzLebt('1')).toBe(false);
    await expect(camunda.instanzLebt('1')).rejects.toMatchObject({ code: 'CAMUNDA_UNAVAILABLE' });
  });

  it('cancels an instance, and is content when it is gone already', async () => {
    gateway.fehler.set('CancelProcessInstance', [5]);
    await expect(camunda.cancelInstanz('1')).resolves.toBeUndefined();
  });

  it('says how many brokers there are, and that nothing answers when the gateway is away', async () => {
    expect(await camunda.ping()).toBe(1);
    expect(await camunda.erreichbar()).toBe(true);
    gateway.kill();
    expect(await camunda.erreichbar()).toBe(false);
  });

  it('does not call a command that was dropped by closing a success', async () => {
    await camunda.close();
    await expect(camunda.completeAuftrag('1', {})).rejects.toMatchObject({ name: 'InfrastrukturFehler' });
  });

  it('signs in with name and password', async () => {
    const basic = erstelleCamunda({ grpc: gateway.adresse, anmeldung: 'BASIC', benutzer: 'kooperation', passwort: 'geheim' }, stillesProtokoll);
    await basic.ping();
    await basic.close();
    expect(gateway.aufrufe.at(-1)?.metadaten['authorization']).toBe(`Basic ${Buffer.from('kooperation:geheim').toString('base64')}`);
  });

  it('reads the address with and without TLS and port', () => {
    expect(['http://127.0.0.1:26500', 'http://engine', 'https://engine', 'https://engine:8443'].map(grpcAdresse)).toEqual([
      'grpc://127.0.0.1:26500',
      'grpc://engine:26500',
      'grpcs://engine:443',
      'grpcs://engine:8443',
    ]);
  });

  it('is not changed, and not broken, by ZEEBE_ and CAMUNDA_ variables of the machine', async () => {
    const fremd = { ZEEBE_ADDRESS: 'elsewhere:1', ZEEBE_GRPC_ADDRESS: 'grpcs://elsewhere:1', CAMUNDA_AUTH_STRATEGY: 'NONSENSE', CAMUNDA_SECURE_CONNECTION: 'true', ZEEBE_CLIENT_LOG_LEVEL: 'DEBUG', CAMUNDA_SUPPORT_LOG_ENABLED: 'true' };
    const programm = `
      import { erstelleCamunda } from ${JSON.stringify(new URL('../../src/camunda/client.ts', import.meta.url).href)};
      import { stillesProtokoll } from ${JSON.stringify(new URL('../../src/protokoll.ts', import.meta.url).href)};
      const camunda = erstelleCamunda({ grpc: ${JSON.stringify(gateway.adresse)} }, stillesProtokoll);
      const brokers = await camunda.ping();
      process.stdout.write(brokers + ' ' + process.env.ZEEBE_ADDRESS);
      process.exit(0);`;
    const { stdout, stderr } = await promisify(execFile)('node_modules/.bin/node', ['--input-type=module', '-e', programm], { env: { ...process.env, ...fremd } });
    expect({ stdout, stderr }).toEqual({ stdout: '1 elsewhere:1', stderr: '' });
  });
});
