import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { TechnischerFehler } from '../fehler.ts';

export type Nutzer = { uid: number; gid: number };
const run = promisify(execFile);

/**
 * PostgreSQL refuses to run as root: then it runs as the system user `postgres`, which is created if it is missing.
 * @returns undefined where we are not root
 * @throws TechnischerFehler NUTZER_FEHLT
 */
export async function findDatenbankNutzer(): Promise<Nutzer | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return (await readNutzer()) ?? (await createNutzer());
}

async function readNutzer(): Promise<Nutzer | undefined> {
  const frage = (was: string): Promise<number> => run('id', [was, 'postgres']).then(({ stdout }) => Number(stdout), () => Number.NaN);
  const [uid, gid] = await Promise.all([frage('-u'), frage('-g')]);
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : undefined;
}

async function createNutzer(): Promise<Nutzer> {
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']).catch(() => undefined);
  const nutzer = await readNutzer();
  if (nutzer) return nutzer;
  throw new TechnischerFehler('NUTZER_FEHLT', 'Als root läuft PostgreSQL unter dem Systemnutzer „postgres“, der sich nicht anlegen ließ. Bitte anlegen (useradd --system postgres) oder ohne root starten.');
}

/**
 * Every folder on the way must let the other user through.
 * @throws TechnischerFehler PFAD_VERSPERRT: names the first folder that does not
 */
export async function pruefeDurchgang(pfad: string, nutzer: Nutzer, abhilfe: string): Promise<void> {
  const ordner: string[] = [];
  for (let p = pfad; ; p = dirname(p)) {
    ordner.unshift(p);
    if (p === dirname(p)) break;
  }
  for (const p of ordner) {
    const s = await stat(p);
    const recht = s.uid === nutzer.uid ? 0o100 : s.gid === nutzer.gid ? 0o010 : 0o001;
    if ((s.mode & recht) === 0) {
      throw new TechnischerFehler('PFAD_VERSPERRT', `Als root läuft PostgreSQL unter dem Nutzer „postgres“, der nicht durch den Ordner ${p} kommt (Rechte ${(s.mode & 0o777).toString(8)}). ${abhilfe}`);
    }
  }
}
