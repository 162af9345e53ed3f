import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import bcrypt from 'bcryptjs';
import { z } from 'zod';
import { InfrastrukturFehler } from '../../fehler.ts';
import { ladeVereinbarungen, MODELLE } from '../../vereinbarung.ts';
import type { Dienstkonto } from './durchgang.ts';

/** `recht` is what 8.6 knows: OPERATOR may complete tasks, USER may only read. */
const konten = z.array(z.strictObject({ anmeldename: z.string(), anzeigename: z.string(), behoerde: z.string(), rollen: z.array(z.string()).min(1), recht: z.enum(['OWNER', 'OPERATOR', 'USER']) }));
export type LokalesKonto = z.infer<typeof konten>[number];

/** Only for a local installation, which nobody else can reach. */
export const LOKALES_PASSWORT = 'kooperation-lokal';

/**
 * The people of a local installation, of all agreements below `ordner`: the same in Tasklist, Operate and the Akte. Camunda 8.6
 * shows every task to everybody who may log in; groups bind from 8.8 on and in the Akte.
 * @throws ZodError naming the field
 */
export async function ladeLokaleKonten(ordner: URL = MODELLE): Promise<LokalesKonto[]> {
  const alle: LokalesKonto[] = [];
  for (const kuerzel of (await ladeVereinbarungen(ordner)).keys()) {
    const text = await readFile(new URL(`${kuerzel}/lokale-konten.json`, ordner), 'utf8').catch(() => '[]');
    alle.push(...konten.parse(JSON.parse(text)));
  }
  return alle;
}

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
    ...(await ladeLokaleKonten()).map((k) => ({ userId: k.anmeldename, displayName: k.anzeigename, password: bekannt, roles: [k.recht] })),
    { userId: dienst.name, displayName: dienst.name, password: await hash(dienst.passwort), roles: ['OPERATOR'] },
    ...MITGELIEFERT.map((name) => ({ userId: name, displayName: name, password: unbekannt, roles: ['USER'] })),
  ];
  const zeilen = dokumente.flatMap((d) => [{ index: { _index: 'operate-user-1.2.0_', _id: d.userId } }, { id: d.userId, ...d }]);
  const antwort = await fetch(`${suche}/_bulk?refresh=true`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: zeilen.map((zeile) => `${JSON.stringify(zeile)}\n`).join(''),
    signal: AbortSignal.timeout(30_000),
  });
  const ergebnis = antwort.ok ? ((await antwort.json()) as { errors: boolean }) : { errors: true };
  if (ergebnis.errors) throw new InfrastrukturFehler('KONTEN', 'Die Konten für Tasklist und Operate ließen sich nicht schreiben.');
}

const hash = async (passwort: string): Promise<string> => `{bcrypt}${await bcrypt.hash(passwort, 10)}`;
