import type { RestZugang } from '../camunda/aufgaben/zugang.ts';
import type { Config } from '../config.ts';
import type { Protokoll } from '../protokoll.ts';
import { adressenText } from './anzeige.ts';
import { starteTeile, type LokaleTeile } from './lokal.ts';
import { LOOPBACK } from './ports.ts';
import type { Umgebung } from './umgebung.ts';

type Wie = { protokoll: Protokoll; melde(text: string): void; abbruch: AbortSignal };

/** Starts what the settings do not name and says where everything is. */
export async function starteUmgebung(config: Config, wie: Wie): Promise<{ umgebung: Umgebung; teile: LokaleTeile | undefined }> {
  const { KOOPERATION_CAMUNDA_GRPC: grpc, KOOPERATION_DATENBANK_URL: datenbank } = config;
  const webUrl = config.KOOPERATION_WEB_URL ?? `http://${config.KOOPERATION_WEB_HOST}:${config.KOOPERATION_WEB_PORT}`;
  const web = `http://${LOOPBACK}:${config.KOOPERATION_PORT_CAMUNDA}`;
  const weboberflaechen = { webUrl, tasklistUrl: config.KOOPERATION_TASKLIST_URL ?? `${web}/tasklist`, operateUrl: config.KOOPERATION_OPERATE_URL ?? `${web}/operate` };
  const lokal = { camunda: grpc === undefined, datenbank: datenbank === undefined };
  const teile = lokal.camunda || lokal.datenbank ? await starteTeile({ ...angaben(config), teile: lokal, hinweis: adressenText(weboberflaechen), ...wie }) : undefined;
  return { umgebung: { ...weboberflaechen, camundaGrpc: grpc ?? teile?.camundaGrpc ?? '', datenbankUrl: datenbank ?? teile?.datenbankUrl ?? '', restZugang: teile?.restZugang ?? restZugangAus(config) }, teile };
}

/** Of a Camunda that is there already, as the settings say. */
function restZugangAus(config: Config): RestZugang | undefined {
  if (!config.KOOPERATION_CAMUNDA_REST) return undefined;
  return {
    url: config.KOOPERATION_CAMUNDA_REST.replace(/\/+$/, ''),
    anmeldung: config.KOOPERATION_CAMUNDA_ANMELDUNG,
    benutzer: config.KOOPERATION_CAMUNDA_BENUTZER,
    passwort: config.KOOPERATION_CAMUNDA_PASSWORT,
    oauthUrl: config.KOOPERATION_CAMUNDA_OAUTH_URL,
    oauthAudience: config.KOOPERATION_CAMUNDA_OAUTH_AUDIENCE,
  };
}

function angaben(config: Config): Pick<Parameters<typeof starteTeile>[0], 'ordner' | 'cache' | 'ports'> {
  return {
    ordner: config.KOOPERATION_DATEN,
    cache: config.KOOPERATION_CACHE,
    ports: {
      grpc: config.KOOPERATION_PORT_GRPC,
      camunda: config.KOOPERATION_PORT_CAMUNDA,
      verwaltung: config.KOOPERATION_PORT_VERWALTUNG,
      suche: config.KOOPERATION_PORT_SUCHE,
      datenbank: config.KOOPERATION_PORT_DATENBANK,
    },
  };
}
