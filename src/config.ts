import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);
const leerAlsFehlend = (wert: unknown): unknown => (wert === '' ? undefined : wert);
const text = z.preprocess(leerAlsFehlend, z.string().optional());
const url = z.preprocess(leerAlsFehlend, z.url().optional());

/** Every setting with its default. Where no Camunda or PostgreSQL is named, the program starts its own on loopback. */
const schema = z.object({
  KOOPERATION_DATEN: z.string().default('daten').describe('Ordner für alle Daten der lokalen Installation'),
  KOOPERATION_CACHE: text.describe('Ordner für einmal geladene Programme, sonst ~/.cache/kooperation'),
  KOOPERATION_MODELLE: text.describe('Ordner der Vereinbarungen mit ihren Modellen, sonst bpmn/ des Programms'),
  KOOPERATION_PROTOKOLL: z.enum(['silent', 'error', 'warn', 'info']).default('info').describe('Ausführlichkeit des Protokolls'),

  KOOPERATION_WEB_HOST: z.string().default('127.0.0.1').describe('Adresse, an der die Akte lauscht'),
  KOOPERATION_WEB_PORT: port.default(3000).describe('Port der Akte'),
  KOOPERATION_WEB_URL: url.describe('Adresse der Akte, wie Menschen sie aufrufen'),
  KOOPERATION_SITZUNG_GEHEIMNIS: text.describe('Schlüssel für Sitzungen, mindestens 32 Zeichen'),
  KOOPERATION_API_SCHLUESSEL: text.describe('Schlüssel für /api (Authorization: Bearer …), mindestens 32 Zeichen'),

  KOOPERATION_CAMUNDA_GRPC: url.describe('gRPC-Adresse eines vorhandenen Camunda 8.6 oder neuer'),
  KOOPERATION_CAMUNDA_REST: url.describe('REST-Adresse dieses Camunda; ohne sie zeigt „Heute“ nur Fristen und Hinweise'),
  KOOPERATION_CAMUNDA_ANMELDUNG: z.enum(['KEINE', 'BASIC', 'OAUTH']).default('KEINE').describe('Anmeldung am vorhandenen Camunda'),
  KOOPERATION_CAMUNDA_BENUTZER: text.describe('Benutzer (BASIC) oder Client-Id (OAUTH)'),
  KOOPERATION_CAMUNDA_PASSWORT: text.describe('Passwort (BASIC) oder Client-Secret (OAUTH)'),
  KOOPERATION_CAMUNDA_OAUTH_URL: url.describe('Token-Adresse (OAUTH)'),
  KOOPERATION_CAMUNDA_OAUTH_AUDIENCE: text.describe('Audience (OAUTH)'),
  KOOPERATION_TASKLIST_URL: url.describe('Adresse von Tasklist, wie Menschen sie aufrufen'),
  KOOPERATION_OPERATE_URL: url.describe('Adresse von Operate, wie Menschen sie aufrufen'),

  KOOPERATION_DATENBANK_URL: url.describe('Adresse einer vorhandenen PostgreSQL-Datenbank'),

  KOOPERATION_PORT_GRPC: port.default(26_500).describe('lokal: gRPC der Engine'),
  KOOPERATION_PORT_CAMUNDA: port.default(8080).describe('lokal: Tasklist und Operate'),
  KOOPERATION_PORT_VERWALTUNG: port.default(9600).describe('lokal: Verwaltung der Engine'),
  KOOPERATION_PORT_SUCHE: port.default(9201).describe('lokal: OpenSearch'),
  KOOPERATION_PORT_DATENBANK: port.default(5433).describe('lokal: PostgreSQL'),

  KOOPERATION_EINGANG: text.describe('Überwachter Ordner für Mitteilungen als JSON oder XML, sonst <Daten>/eingang'),
  KOOPERATION_SPOOL: text.describe('Ordner des Datei-Spools, sonst <Daten>/spool'),
  KOOPERATION_DURCHLEITUNG: text.describe('Ordner, in dem Dokumente zum Durchleiten verschlüsselt warten, sonst <Daten>/durchleitung'),
  KOOPERATION_SMTP_URL: url.describe('SMTP-Server für Mail-to-Fax, z. B. smtp://mail.example:25'),
  KOOPERATION_SMTP_ABSENDER: text.describe('Absenderadresse für Mail-to-Fax'),
  KOOPERATION_FAX_DOMAIN: text.describe('Domain des Fax-Gateways: <Nummer>@<Domain>'),
  KOOPERATION_BERICHT_GEHEIMNIS: text.describe('HMAC-Schlüssel für /api/sendebericht, mindestens 32 Zeichen'),
});

export type Config = z.infer<typeof schema>;
export const einstellungen = schema.shape;

/**
 * The only reader of the environment.
 * @throws Error with one German line per wrong or missing name, all together
 */
export function leseConfig(umgebung: Record<string, string | undefined> = process.env): Config {
  const gelesen = schema.safeParse(umgebung);
  const fehler = gelesen.success ? [] : gelesen.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`);
  const c = gelesen.data;
  const verlange = (bedingung: unknown, name: keyof Config, weil: string): void => {
    if (bedingung && c && !c[name]) fehler.push(`  ${name}: fehlt, weil ${weil}`);
  };
  if (c) {
    const extern = c.KOOPERATION_CAMUNDA_GRPC ?? c.KOOPERATION_DATENBANK_URL;
    for (const name of ['KOOPERATION_SITZUNG_GEHEIMNIS', 'KOOPERATION_API_SCHLUESSEL', 'KOOPERATION_BERICHT_GEHEIMNIS'] as const) {
      verlange(extern, name, 'mit vorhandenem Camunda oder PostgreSQL kein Geheimnis erzeugt wird');
      if (c[name] && c[name].length < 32) fehler.push(`  ${name}: mindestens 32 Zeichen`);
    }
    const anmeldung = c.KOOPERATION_CAMUNDA_ANMELDUNG;
    verlange(anmeldung !== 'KEINE', 'KOOPERATION_CAMUNDA_BENUTZER', `KOOPERATION_CAMUNDA_ANMELDUNG=${anmeldung}`);
    verlange(anmeldung !== 'KEINE', 'KOOPERATION_CAMUNDA_PASSWORT', `KOOPERATION_CAMUNDA_ANMELDUNG=${anmeldung}`);
    verlange(anmeldung === 'OAUTH', 'KOOPERATION_CAMUNDA_OAUTH_URL', 'KOOPERATION_CAMUNDA_ANMELDUNG=OAUTH');
    verlange(c.KOOPERATION_CAMUNDA_GRPC, 'KOOPERATION_TASKLIST_URL', 'ein vorhandenes Camunda genannt ist');
    verlange(c.KOOPERATION_CAMUNDA_GRPC, 'KOOPERATION_OPERATE_URL', 'ein vorhandenes Camunda genannt ist');
    verlange(c.KOOPERATION_SMTP_URL, 'KOOPERATION_SMTP_ABSENDER', 'KOOPERATION_SMTP_URL gesetzt ist');
    verlange(c.KOOPERATION_SMTP_URL, 'KOOPERATION_FAX_DOMAIN', 'KOOPERATION_SMTP_URL gesetzt ist');
    if (!existsSync(modellordner(umgebung))) fehler.push('  KOOPERATION_MODELLE: diesen Ordner gibt es nicht');
  }
  if (fehler.length > 0 || !c) throw new Error(`Die Einstellungen stimmen nicht:\n${fehler.join('\n')}`);
  return c;
}

/** Where the agreements and their models are. Known before all other settings: the command line and the tests read models without a program. */
export function modellordner(umgebung: Record<string, string | undefined> = process.env): URL {
  const genannt = umgebung['KOOPERATION_MODELLE'];
  return genannt ? pathToFileURL(`${resolve(genannt)}/`) : new URL('../bpmn/', import.meta.url);
}
