import { LOKALES_PASSWORT, type LokalesKonto } from '../camunda/lokal/konten.ts';
import type { Config } from '../config.ts';
import { apiSchluesselDatei } from './geheimnisse.ts';
import type { Umgebung } from './umgebung.ts';

/** Where people reach what is running; also told to a second start. */
export function adressenText(u: Pick<Umgebung, 'webUrl' | 'tasklistUrl' | 'operateUrl'>): string {
  return [`  Akte      ${u.webUrl}`, `  Tasklist  ${u.tasklistUrl}`, `  Operate   ${u.operateUrl}`].join('\n');
}

/** The last lines of a start: addresses, accounts, and how the first notice comes in. */
export function startText(config: Config, u: Umgebung, dauer: string, konten: readonly LokalesKonto[]): string {
  const lokal = config.KOOPERATION_CAMUNDA_GRPC === undefined && config.KOOPERATION_DATENBANK_URL === undefined;
  return [`\nBereit nach ${dauer}.\n`, adressenText(u), ...(lokal ? ['', kontenText(konten)] : []), '', ersteMitteilung(config, u), '', 'Beenden mit Strg-C.'].join('\n');
}

function kontenText(konten: readonly LokalesKonto[]): string {
  const breite = Math.max(...konten.map((k) => k.anmeldename.length));
  const behoerde = Math.max(...konten.map((k) => k.behoerde.length));
  const zeilen = konten.map((k) => `  ${k.anmeldename.padEnd(breite)}  ${k.behoerde.padEnd(behoerde)}  ${k.rollen.join(', ')}`);
  return [`Konten (nur lokal, Passwort für alle: ${LOKALES_PASSWORT})`, ...zeilen].join('\n');
}

function ersteMitteilung(config: Config, u: Umgebung): string {
  const schluessel = config.KOOPERATION_API_SCHLUESSEL === undefined ? `$(cat ${apiSchluesselDatei(config.KOOPERATION_DATEN)})` : '$KOOPERATION_API_SCHLUESSEL';
  return [
    'Die erste Mitteilung in Zivilsachen eingeben:',
    `  Formular  ${u.webUrl}/mitteilung`,
    `  oder      npm run -s kooperation -- beispiel-mitteilung | curl -H "Authorization: Bearer ${schluessel}" -H 'Content-Type: application/json' -d @- ${u.webUrl}/api/mizi`,
    '            (Aufbau der Datei: docs/mitteilung-format.md)',
  ].join('\n');
}
