import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { starteKind, type Aufsicht, type Kind } from '../../start/kind.ts';
import { freiePorts, LOOPBACK } from '../../start/ports.ts';
import { sekunden } from '../../start/zeit.ts';
import type { RestZugang } from '../aufgaben/zugang.ts';
import { cacheOrdner, provideProgramme } from './beschaffung.ts';
import { neuesDienstkonto, starteDurchgang } from './durchgang.ts';
import { planEngine } from './engine.ts';
import { findeJdk, tmpIn } from './jdk.ts';
import { LOKALES_PASSWORT, writeWebAppKonten } from './konten.ts';
import { tolerateGlatteSekunden } from './listenansicht.ts';
import { planSuche, sucheUrl } from './suche.ts';
import { stelleEngineUhr } from './uhr.ts';

export type CamundaPorts = { grpc: number; camunda: number; verwaltung: number; suche: number };
export type CamundaAngaben = {
  ordner: string;
  protokolle: string;
  cache: string | undefined;
  ports: CamundaPorts;
  webApps: boolean;
  uhrStellbar: boolean;
  aufsicht: Aufsicht;
  melde(text: string): void;
  /** Tells each child as soon as it is ready, so that a failed start can end it. */
  aufKind(name: string, kind: Kind): void;
};
export type LokalesCamunda = {
  camundaGrpc: string;
  camundaRest: string;
  tasklistUrl: string;
  operateUrl: string;
  /** to read open tasks and incidents, with a new password at every start; none without web apps */
  restZugang?: RestZugang;
  stelleUhr?: (zeitpunkt: Date) => Promise<void>;
};

/** Fetches what is missing, then starts OpenSearch and Camunda, one after the other: each needs all of two cores. */
export async function starteCamunda(angaben: CamundaAngaben): Promise<LokalesCamunda> {
  const { ports, webApps, protokolle } = angaben;
  const jdk = await findeJdk();
  const programme = await provideProgramme(cacheOrdner(angaben.cache), jdk.heim, { melde: angaben.melde, abbruch: angaben.aufsicht.abbruch });
  const java = join(jdk.heim, 'bin', 'java');
  const [befehle = 0, intern = 0, portIntern = 0] = await freiePorts(3);
  const ordner = { suche: join(angaben.ordner, 'suche'), engine: join(angaben.ordner, 'engine') };
  for (const o of Object.values(ordner)) await makeOrdner(o);
  const orte = { java, protokolle };
  const engine = { ...orte, programme: programme.camunda, ordner: ordner.engine, uhrStellbar: angaben.uhrStellbar, ports: { ...ports, befehle, intern } };
  if (!webApps) {
    await starte(angaben, 'camunda', planEngine({ ...engine, webApps: undefined }));
    return adressen(angaben);
  }
  const suche = sucheUrl(ports.suche);
  const dienst = neuesDienstkonto();
  const durchgang = await starteDurchgang(adressen(angaben).camundaRest, dienst);
  angaben.aufKind('durchgang', { pid: undefined, stop: durchgang.stop });
  await starte(angaben, 'opensearch', planSuche({ ...orte, programme: programme.suche, ordner: ordner.suche, port: ports.suche, portIntern }));
  await starte(angaben, 'camunda', planEngine({ ...engine, webApps: { suche, durchgang: durchgang.url, verwalter: { name: 'admin', passwort: LOKALES_PASSWORT } } }));
  await writeWebAppKonten(suche, dienst);
  await tolerateGlatteSekunden(suche);
  const { camundaRest } = adressen(angaben);
  return { ...adressen(angaben), restZugang: { url: camundaRest, anmeldung: 'BASIC', benutzer: dienst.name, passwort: dienst.passwort } };
}

/** What the programs need for a moment stays beside their data: a killed one would leave it in the folder of the machine. */
async function makeOrdner(ordner: string): Promise<void> {
  await mkdir(ordner, { recursive: true, mode: 0o700 });
  await rm(tmpIn(ordner), { recursive: true, force: true });
  await mkdir(tmpIn(ordner), { mode: 0o700 });
}

async function starte(angaben: CamundaAngaben, name: string, plan: Parameters<typeof starteKind>[0]): Promise<void> {
  const beginn = performance.now();
  const kind = await starteKind(plan, angaben.aufsicht);
  angaben.aufKind(name, kind);
  angaben.melde(`${plan.name} ist bereit (${sekunden(performance.now() - beginn)})`);
}

function adressen({ ports, uhrStellbar }: CamundaAngaben): LokalesCamunda {
  const web = `http://${LOOPBACK}:${ports.camunda}`;
  const verwaltung = `http://${LOOPBACK}:${ports.verwaltung}`;
  return {
    camundaGrpc: `grpc://${LOOPBACK}:${ports.grpc}`,
    camundaRest: web,
    tasklistUrl: `${web}/tasklist`,
    operateUrl: `${web}/operate`,
    ...(uhrStellbar ? { stelleUhr: (zeitpunkt: Date) => stelleEngineUhr(verwaltung, zeitpunkt) } : {}),
  };
}
