import { randomBytes } from 'node:crypto';
import bcrypt from 'bcryptjs';
import { InfrastrukturFehler } from '../../fehler.ts';
import type { Dienstkonto } from './durchgang.ts';

type Recht = 'OWNER' | 'OPERATOR' | 'USER';
export type LokalesKonto = { anmeldename: string; anzeigename: string; behoerde: 'LHH' | 'JC'; rollen: string[]; recht: Recht };

/** Only for a local installation, which nobody else can reach. */
export const LOKALES_PASSWORT = 'kooperation-lokal';

/**
 * The same people in Tasklist, Operate and the Akte. `recht` is what 8.6 knows: OPERATOR may complete tasks, USER may
 * only read. Camunda 8.6 shows every task to everybody who may log in; groups bind from 8.8 on and in the Akte.
 */
export const LOKALE_KONTEN: LokalesKonto[] = [
  { anmeldename: 'anna.berg', anzeigename: 'Anna Berg', behoerde: 'LHH', rollen: ['fachstelle-sachbearbeitung'], recht: 'OPERATOR' },
  { anmeldename: 'lena.vogt', anzeigename: 'Lena Vogt', behoerde: 'LHH', rollen: ['fachstelle-leitung'], recht: 'OPERATOR' },
  { anmeldename: 'jens.kurz', anzeigename: 'Jens Kurz', behoerde: 'JC', rollen: ['jobcenter-sachbearbeitung'], recht: 'OPERATOR' },
  { anmeldename: 'tina.lange', anzeigename: 'Tina Lange', behoerde: 'JC', rollen: ['jobcenter-teamleitung'], recht: 'OPERATOR' },
  { anmeldename: 'petra.modell', anzeigename: 'Petra Modell', behoerde: 'LHH', rollen: ['modellierung'], recht: 'USER' },
  { anmeldename: 'maria.zahl', anzeigename: 'Maria Zahl', behoerde: 'LHH', rollen: ['auswertung'], recht: 'USER' },
  { anmeldename: 'admin', anzeigename: 'Verwaltung', behoerde: 'LHH', rollen: ['verwaltung'], recht: 'OWNER' },
];

/** Created by Operate itself, password = name. Deleted, they would come back; so they get a password nobody knows. */
const MITGELIEFERT = ['demo', 'act', 'view'];

/**
 * Writes the accounts where Tasklist and Operate 8.6 look for them.
 * @param suche base address of OpenSearch
 * @param dienst the program's own account, with a new password at every start
 */
export async function writeWebAppKonten(suche: string, dienst: Dienstkonto): Promise<void> {
  const unbekannt = await hash(randomBytes(32).toString('base64url'));
  const bekannt = await hash(LOKALES_PASSWORT);
  const dokumente = [
    ...LOKALE_KONTEN.map((k) => ({ userId: k.anmeldename, displayName: k.anzeigename, password: bekannt, roles: [k.recht] })),
    { userId: dienst.name, displayName: dienst.name, password: await hash(dienst.passwort), roles: ['OPERATOR'] },
    ...MITGELIEFERT.map((name) => ({ userId: name, displayName: name, password: unbekannt, roles: ['USER'] })),
  ];
  const zeilen = dokumente.flatMap((d) => [{ index: { _index: 'operate-user-1.2.0_', _id: d.userId } }, { id: d.userId, ...d }]);
  const antwort = await fetch(`${suche}/_bulk?refresh=true`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: zeilen.map((z) => `${JSON.stringify(z)}\n`).join(''),
    signal: AbortSignal.timeout(30_000),
  });
  const ergebnis = antwort.ok ? ((await antwort.json()) as { errors: boolean }) : { errors: true };
  if (ergebnis.errors) throw new InfrastrukturFehler('KONTEN', 'Die Konten für Tasklist und Operate ließen sich nicht schreiben.');
}

const hash = async (passwort: string): Promise<string> => `{bcrypt}${await bcrypt.hash(passwort, 10)}`;
