import type { Protokoll } from '../protokoll.ts';
import { InfrastrukturFehler } from '../fehler.ts';
import { camundaFehler, grpcName, istNichtGefunden } from './grpc-fehler.ts';
import { leseAusgerollt, type Ausgerollt } from './ausgerollt.ts';
import { activateAuftraege, type Abruf, type Auftragsdaten } from './abruf.ts';
import type { ZeebeClient } from './sdk.ts';
import { openVerbindung, type CamundaZugang } from './verbindung.ts';
import { withZeitgrenze } from './zeitgrenze.ts';

export type Nachricht = {
  name: string;
  korrelation: string;
  /** Codes, dates and sums only. */
  variablen: Record<string, unknown>;
  /** The same id while the first one is still buffered is refused by the engine, which counts as published. */
  messageId: string;
  /** 0: correlate now or never. */
  ttlMs: number;
};
export type Abrufe = { activate(abruf: Abruf): Promise<Auftragsdaten[]>; close(): Promise<void> };
export type Datei = { /** Stable: the path below bpmn/. */ name: string; inhalt: Buffer };
export type { Ausgerollt } from './ausgerollt.ts';
export type Umleitung = { prozessInstanz: string; /** key of the version to move to */ ziel: string; /** ids of elements, from the version it is on to the new one */ zuordnung: readonly (readonly [von: string, nach: string])[] };
export type Fehlschlag = { versuche: number; text: string; wartenMs: number };

/** Everything that the program wants from the engine. All methods throw InfrastrukturFehler or TechnischerFehler `CAMUNDA_…`. */
export type Camunda = {
  publishNachricht(nachricht: Nachricht): Promise<void>;
  /** @returns false when the process instance has ended or never was */
  instanzLebt(prozessInstanz: string): Promise<boolean>;
  /** An instance that is gone already is fine. */
  cancelInstanz(prozessInstanz: string): Promise<void>;
  deploy(dateien: Datei[]): Promise<Ausgerollt[]>;
  /** Moves an instance to another version of its process: wholly or not at all. @throws TechnischerFehler when the engine refuses */
  leiteUeber(umleitung: Umleitung): Promise<void>;
  /** @returns number of brokers that the gateway knows */
  ping(): Promise<number>;
  /** Asks over a fresh connection, so that a broken channel of ours does not look like a broken gateway. */
  erreichbar(): Promise<boolean>;
  /** A channel of its own for polling: a stuck poll cannot hold up a completion, and it can be opened anew. */
  openAbrufe(): Abrufe;
  completeAuftrag(schluessel: string, variablen: Record<string, unknown>): Promise<void>;
  failAuftrag(schluessel: string, fehlschlag: Fehlschlag): Promise<void>;
  throwFehler(schluessel: string, code: string): Promise<void>;
  /** A new channel for commands in place of the present one. */
  reopen(): Promise<void>;
  /** Only after the workers have stopped: the SDK drops what is under way. */
  close(): Promise<void>;
};

/** The SDK sets no deadline on commands. */
const BEFEHL_MS = 20_000;

/** A client that is being closed answers null instead of sending: that is no success. */
async function send<T>(client: ZeebeClient, befehl: string, tun: (client: ZeebeClient) => Promise<T>, ms = BEFEHL_MS): Promise<T> {
  const stumm = (): Error => new InfrastrukturFehler('CAMUNDA_ZEITUEBERSCHREITUNG', `Camunda: ${befehl}: keine Antwort`);
  const antwort = await withZeitgrenze(tun(client), ms, stumm).catch((fehler: unknown) => {
    throw camundaFehler(fehler, befehl);
  });
  if (antwort === null) throw new InfrastrukturFehler('CAMUNDA_GESCHLOSSEN', `Camunda: ${befehl}: Verbindung ist geschlossen`);
  return antwort;
}

const publish = (client: ZeebeClient, n: Nachricht): Promise<unknown> =>
  client.publishMessage({ name: n.name, correlationKey: n.korrelation, variables: n.variablen as never, messageId: n.messageId, timeToLive: n.ttlMs });

async function closeClient(client: ZeebeClient): Promise<void> {
  await client.close().catch(() => undefined);
}

/** Opens the connection to a Camunda 8.6 or newer by gRPC. Does not wait until the engine is there. */
export function erstelleCamunda(zugang: CamundaZugang, protokoll: Protokoll): Camunda {
  let befehle = openVerbindung(zugang, protokoll);
  return {
    ...erstelleBefehle(() => befehle),
    async erreichbar() {
      const probe = openVerbindung(zugang, protokoll);
      return send(probe, 'topology', (c) => c.topology(), 5000)
        .then(() => true, () => false)
        .finally(() => closeClient(probe));
    },
    openAbrufe() {
      const kanal = openVerbindung(zugang, protokoll);
      return { activate: (abruf) => activateAuftraege(kanal, abruf), close: () => closeClient(kanal) };
    },
    async reopen() {
      const alt = befehle;
      befehle = openVerbindung(zugang, protokoll);
      await closeClient(alt);
    },
    close: () => closeClient(befehle),
  };
}

type Befehle = Omit<Camunda, 'erreichbar' | 'openAbrufe' | 'reopen' | 'close'>;

function erstelleBefehle(client: () => ZeebeClient): Befehle {
  const ausfuehren = <T>(befehl: string, tun: (c: ZeebeClient) => Promise<T>): Promise<T> => send(client(), befehl, tun);
  return {
    async publishNachricht(nachricht) {
      await ausfuehren('publishMessage', (c) =>
        publish(c, nachricht).catch((fehler: unknown) => {
          if (grpcName(fehler) !== 'ALREADY_EXISTS') throw fehler;
          return true;
        }),
      );
    },
    // gRPC has no query. Setting no variables at all in the scope of the instance changes nothing, and is refused with
    // NOT_FOUND once the instance is gone.
    async instanzLebt(prozessInstanz) {
      return ausfuehren('setVariables', (c) => c.setVariables({ elementInstanceKey: prozessInstanz, variables: {}, local: true })).then(() => true, orGone(false));
    },
    async cancelInstanz(prozessInstanz) {
      await ausfuehren('cancelProcessInstance', (c) => c.cancelProcessInstance(prozessInstanz)).catch(orGone(undefined));
    },
    async deploy(dateien) {
      const { deployments = [] } = await ausfuehren('deployResource', (c) => c.deployResources(dateien.map((d) => ({ name: d.name, process: d.inhalt }))));
      return deployments.flatMap((d: unknown) => leseAusgerollt(d));
    },
    async leiteUeber({ prozessInstanz, ziel, zuordnung }) {
      const mappingInstructions = zuordnung.map(([sourceElementId, targetElementId]) => ({ sourceElementId, targetElementId }));
      await ausfuehren('migrateProcessInstance', (c) => c.migrateProcessInstance({ processInstanceKey: prozessInstanz, migrationPlan: { targetProcessDefinitionKey: ziel, mappingInstructions } }));
    },
    async ping() {
      return (await ausfuehren('topology', (c) => c.topology())).brokers.length;
    },
    async completeAuftrag(schluessel, variablen) {
      await ausfuehren('completeJob', (c) => c.completeJob({ jobKey: schluessel, variables: variablen as never }));
    },
    async failAuftrag(schluessel, { versuche, text, wartenMs }) {
      await ausfuehren('failJob', (c) => c.failJob({ jobKey: schluessel, retries: versuche, errorMessage: text, retryBackOff: wartenMs }));
    },
    async throwFehler(schluessel, code) {
      await ausfuehren('throwError', (c) => c.throwError({ jobKey: schluessel, errorCode: code, errorMessage: code }));
    },
  };
}

const orGone =
  <T>(wert: T) =>
  (fehler: unknown): T => {
    if (istNichtGefunden(fehler)) return wert;
    throw fehler;
  };
