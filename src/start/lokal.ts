import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { starteCamunda, type CamundaPorts, type LokalesCamunda } from '../camunda/lokal/start.ts';
import { TechnischerFehler } from '../fehler.ts';
import type { Protokoll } from '../protokoll.ts';
import { geheimnis } from './geheimnisse.ts';
import { starteKind, type Aufsicht, type Kind } from './kind.ts';
import { pruefePorts } from './ports.ts';
import { prepareDatenbank } from './postgres.ts';
import { beendeReste, Prozessakte } from './prozessakte.ts';
import { nimmSperre, type Sperre } from './sperre.ts';
import { sekunden } from './zeit.ts';

export type LokalePorts = CamundaPorts & { datenbank: number };
export type LokalAngaben = {
  /** data folder; one installation at a time */
  ordner: string;
  /** programs that are fetched once, default ~/.cache/kooperation */
  cache?: string | undefined;
  ports: LokalePorts;
  /** for tests and the example run only */
  uhrStellbar?: boolean;
  /** false: the engine alone, without OpenSearch, Tasklist and Operate */
  webApps?: boolean;
  /** what to start; default both */
  teile?: { camunda: boolean; datenbank: boolean };
  /** told to a second start in the same folder */
  hinweis?: string;
  /** ends a start that is still under way */
  abbruch?: AbortSignal;
  protokoll: Protokoll;
  melde(text: string): void;
};
export type Prozesse = Partial<Record<'camunda' | 'opensearch' | 'postgres', number>>;
export type LokaleTeile = Partial<LokalesCamunda & { datenbankUrl: string }> & { prozesse(): Prozesse; stop(): Promise<void> };
export type LokaleInstallation = LokaleTeile & Required<Pick<LokaleTeile, 'camundaGrpc' | 'camundaRest' | 'tasklistUrl' | 'operateUrl' | 'datenbankUrl'>>;

/**
 * Starts PostgreSQL, OpenSearch and Camunda on loopback, each with its data below `ordner`, and keeps them running.
 * @throws TechnischerFehler LAEUFT_BEREITS, PORT_BELEGT, JDK_FEHLT, MAVEN_…, KIND_…; nothing is left running then
 */
export async function starteLokal(angaben: Omit<LokalAngaben, 'teile'>): Promise<LokaleInstallation> {
  return (await starteTeile({ ...angaben, teile: { camunda: true, datenbank: true } })) as LokaleInstallation;
}

/** Like `starteLokal`, for an installation of which one part is somewhere else. */
export async function starteTeile(angaben: LokalAngaben): Promise<LokaleTeile> {
  const ordner = resolve(angaben.ordner);
  const protokolle = join(ordner, 'protokoll');
  await mkdir(protokolle, { recursive: true, mode: 0o700 });
  // PostgreSQL runs as somebody else where we are root, and has to get through to its folder.
  await chmod(ordner, process.getuid?.() === 0 ? 0o711 : 0o700);
  const sperre = await besetze(ordner, angaben.hinweis ?? '');
  const abbruch = new AbortController();
  angaben.abbruch?.addEventListener('abort', () => abbruch.abort(angaben.abbruch?.reason));
  const kinder = new Map<string, Kind>();
  const stop = async (): Promise<void> => {
    for (const name of ['camunda', 'durchgang', 'opensearch', 'postgres']) await kinder.get(name)?.stop();
    await sperre.loese();
  };
  try {
    const aktenpfad = join(ordner, 'prozesse.json');
    const reste = await beendeReste(aktenpfad);
    if (reste.length > 0) angaben.melde(`Von einem abgebrochenen Lauf beendet: ${reste.join(', ')}`);
    await pruefePorts(belegung(angaben));
    const aufsicht = { akte: new Prozessakte(aktenpfad), protokoll: angaben.protokoll, abbruch: abbruch.signal };
    const werk: Werk = { ...angaben, ordner, protokolle, aufsicht, aufKind: (name, kind) => void kinder.set(name, kind) };
    const adressen = await alle(starteBeide(werk), abbruch);
    return { ...adressen, prozesse: () => pids(kinder), stop };
  } catch (fehler) {
    await stop();
    throw fehler;
  }
}

async function besetze(ordner: string, hinweis: string): Promise<Sperre> {
  const sperre = await nimmSperre(join(ordner, 'laeuft.sperre'));
  if (!('loese' in sperre)) throw new TechnischerFehler('LAEUFT_BEREITS', `Diese Installation läuft bereits (Prozess ${sperre.pid}).\n${sperre.text}`.trimEnd());
  await sperre.beschreibe(hinweis);
  return sperre;
}

function belegung({ ports, teile, webApps }: LokalAngaben): { port: number; einstellung: string }[] {
  const camunda = [
    { port: ports.grpc, einstellung: 'KOOPERATION_PORT_GRPC' },
    { port: ports.camunda, einstellung: 'KOOPERATION_PORT_CAMUNDA' },
    { port: ports.verwaltung, einstellung: 'KOOPERATION_PORT_VERWALTUNG' },
    ...(webApps === false ? [] : [{ port: ports.suche, einstellung: 'KOOPERATION_PORT_SUCHE' }]),
  ];
  const datenbank = [{ port: ports.datenbank, einstellung: 'KOOPERATION_PORT_DATENBANK' }];
  return [...(teile?.camunda === false ? [] : camunda), ...(teile?.datenbank === false ? [] : datenbank)];
}

type Werk = LokalAngaben & { protokolle: string; aufsicht: Aufsicht; aufKind(name: string, kind: Kind): void };

function starteBeide(werk: Werk): Promise<object>[] {
  const { camunda, datenbank } = werk.teile ?? { camunda: true, datenbank: true };
  const beide = { cache: werk.cache, webApps: werk.webApps !== false, uhrStellbar: werk.uhrStellbar === true };
  return [...(datenbank ? [starteDatenbank(werk)] : []), ...(camunda ? [starteCamunda({ ...werk, ...beide })] : [])];
}

async function starteDatenbank(werk: Werk): Promise<{ datenbankUrl: string }> {
  const beginn = performance.now();
  const passwort = await geheimnis(werk.ordner, 'datenbank');
  const { plan, url } = await prepareDatenbank({ ordner: join(werk.ordner, 'datenbank'), protokolle: werk.protokolle, port: werk.ports.datenbank, passwort });
  werk.aufKind('postgres', await starteKind(plan, werk.aufsicht));
  werk.melde(`${plan.name} ist bereit (${sekunden(performance.now() - beginn)})`);
  return { datenbankUrl: url };
}

/** The first failure ends the others; all are waited for, so that whatever was started is known and can be stopped. */
async function alle(teile: Promise<object>[], abbruch: AbortController): Promise<object> {
  const gescheitert: unknown[] = [];
  const adressen = await Promise.all(
    teile.map((teil) =>
      teil.catch((fehler: unknown) => {
        gescheitert.push(fehler);
        abbruch.abort();
        return {};
      }),
    ),
  );
  if (gescheitert.length > 0) throw gescheitert[0];
  return Object.assign({}, ...adressen) as object;
}

function pids(kinder: Map<string, Kind>): Prozesse {
  return Object.fromEntries([...kinder].flatMap(([name, kind]) => (kind.pid === undefined ? [] : [[name, kind.pid]])));
}
