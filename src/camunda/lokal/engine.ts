import { join } from 'node:path';
import type { Bauplan } from '../../start/kind.ts';
import { LOOPBACK } from '../../start/ports.ts';
import { SCHNELLER_START, tmpIn } from './jdk.ts';

export type EngineOrte = {
  java: string;
  programme: string;
  ordner: string;
  protokolle: string;
  ports: { grpc: number; camunda: number; verwaltung: number; befehle: number; intern: number };
  /** undefined: the engine alone, without Tasklist and Operate */
  webApps: { suche: string; durchgang: string; verwalter: { name: string; passwort: string } } | undefined;
  /** Only for tests and the example run: a movable clock would let anybody on this machine move deadlines. */
  uhrStellbar: boolean;
};

/** Camunda 8.6.0: engine, and with OpenSearch also Tasklist and Operate, in one process. Every port on loopback. */
export function planEngine(orte: EngineOrte): Bauplan {
  const speicher = orte.webApps === undefined ? ['-Xms128m', '-Xmx512m'] : ['-Xms256m', '-Xmx1g'];
  return {
    name: 'Camunda',
    befehl: orte.java,
    argumente: [
      ...speicher,
      SCHNELLER_START,
      '-XX:+ExitOnOutOfMemoryError',
      '-Dfile.encoding=UTF-8',
      '-Duser.timezone=Europe/Berlin',
      // Logs go below app.home: the installation in the cache is shared and stays as it was unpacked.
      `-Dapp.home=${orte.ordner}`,
      `-Dbasedir=${orte.ordner}`,
      `-Djava.io.tmpdir=${tmpIn(orte.ordner)}`,
      '-Dapp.name=camunda',
      '-cp',
      `${join(orte.programme, 'config')}:${join(orte.programme, 'lib', '*')}`,
      'io.camunda.application.StandaloneCamunda',
    ],
    umgebung: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...settingsOf(orte) },
    ordner: orte.ordner,
    logdatei: join(orte.protokolle, 'camunda.log'),
    stoppzeichen: 'SIGTERM',
    geduldMs: 30_000,
    istBereit: () => isReady(orte),
    bereitFristMs: 300_000,
  };
}

function settingsOf(orte: EngineOrte): Record<string, string> {
  const { ports } = orte;
  return {
    SPRING_PROFILES_ACTIVE: orte.webApps === undefined ? 'broker' : 'operate,tasklist,broker,auth',
    SERVER_ADDRESS: LOOPBACK,
    SERVER_PORT: String(ports.camunda),
    MANAGEMENT_SERVER_ADDRESS: LOOPBACK,
    MANAGEMENT_SERVER_PORT: String(ports.verwaltung),
    ZEEBE_BROKER_NETWORK_HOST: LOOPBACK,
    ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: String(ports.befehle),
    ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: String(ports.intern),
    ZEEBE_BROKER_GATEWAY_ENABLE: 'true',
    ZEEBE_BROKER_GATEWAY_NETWORK_HOST: LOOPBACK,
    ZEEBE_BROKER_GATEWAY_NETWORK_PORT: String(ports.grpc),
    ZEEBE_BROKER_DATA_DIRECTORY: join(orte.ordner, 'daten'),
    ZEEBE_BROKER_DATA_LOGSEGMENTSIZE: '32MB',
    ZEEBE_CLOCK_CONTROLLED: String(orte.uhrStellbar),
    CAMUNDA_REST_QUERY_ENABLED: 'true',
    ...(orte.webApps === undefined ? {} : webAppSettings(ports.grpc, orte.webApps)),
  };
}

function webAppSettings(grpc: number, { suche, durchgang, verwalter }: NonNullable<EngineOrte['webApps']>): Record<string, string> {
  const beide = (app: 'OPERATE' | 'TASKLIST'): Record<string, string> => ({
    [`CAMUNDA_${app}_DATABASE`]: 'opensearch',
    [`CAMUNDA_${app}_OPENSEARCH_URL`]: suche,
    [`CAMUNDA_${app}_ZEEBEOPENSEARCH_URL`]: suche,
    [`CAMUNDA_${app}_ZEEBE_GATEWAYADDRESS`]: `${LOOPBACK}:${grpc}`,
    // The archivers ask for an index management plugin that this OpenSearch does not have.
    [`CAMUNDA_${app}_ARCHIVERENABLED`]: 'false',
    // Named here, so that their own well-known first account is never created.
    [`CAMUNDA_${app}_USERID`]: verwalter.name,
    [`CAMUNDA_${app}_DISPLAYNAME`]: verwalter.name,
    [`CAMUNDA_${app}_PASSWORD`]: verwalter.passwort,
    // The default of 5 s for both would keep a new task from people for up to 10 s.
    [`CAMUNDA_${app}_IMPORTER_READERBACKOFF`]: '1000',
    [`CAMUNDA_${app}_IMPORTER_SCHEDULERBACKOFF`]: '1000',
    // The importer of 8.6 waits until that of 8.5 has found nothing so often (default 10): the first task took 13 s.
    [`CAMUNDA_${app}_IMPORTER_MAXEMPTYRUNS`]: '2',
  });
  const exporter = 'ZEEBE_BROKER_EXPORTERS_OPENSEARCH';
  return {
    ...beide('OPERATE'),
    ...beide('TASKLIST'),
    CAMUNDA_TASKLIST_ZEEBE_RESTADDRESS: durchgang,
    CAMUNDA_DATABASE_TYPE: 'opensearch',
    CAMUNDA_DATABASE_URL: suche,
    [`${exporter}_CLASSNAME`]: 'io.camunda.zeebe.exporter.opensearch.OpensearchExporter',
    [`${exporter}_ARGS_URL`]: suche,
    [`${exporter}_ARGS_BULK_SIZE`]: '500',
    [`${exporter}_ARGS_BULK_DELAY`]: '1',
  };
}

async function isReady({ ports, webApps }: EngineOrte): Promise<boolean> {
  const answers = async (url: string): Promise<boolean> => (await fetch(url, { signal: AbortSignal.timeout(3000) }).catch(() => undefined))?.ok === true;
  const verwaltung = `http://${LOOPBACK}:${ports.verwaltung}/actuator/health`;
  if (webApps === undefined) return answers(`${verwaltung}/status`);
  return (await answers(verwaltung)) && answers(`http://${LOOPBACK}:${ports.camunda}/tasklist`);
}
