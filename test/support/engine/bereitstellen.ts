import { execFile } from 'node:child_process';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as warte } from 'node:timers/promises';
import { promisify } from 'node:util';

const fuehreAus = promisify(execFile);
const pom = join(import.meta.dirname, 'pom.xml');

/** The engine of the product's own Camunda; `KOOPERATION_TESTENGINE` selects another (8.8.21 proves the models on the next line). */
export const standardVersion = '8.6.0';

/**
 * The folder with the engine's jar files, loaded once with Maven into the cache (`KOOPERATION_CACHE`, else ~/.cache/kooperation).
 * The folder appears whole under its final name or not at all; a lock keeps two runs from filling Maven's repository at once.
 * @throws Error when Maven is missing or the registry cannot be reached, with Maven's last lines
 */
export async function stelleTestEngineBereit(version = process.env['KOOPERATION_TESTENGINE'] || standardVersion): Promise<string> {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`KOOPERATION_TESTENGINE: not a version: ${version}`);
  const cache = process.env['KOOPERATION_CACHE'] || join(homedir(), '.cache', 'kooperation');
  const ziel = join(cache, `testengine-${version}`);
  if (await vorhanden(ziel)) return ziel;
  await mkdir(cache, { recursive: true });
  await mitSperre(`${ziel}.sperre`, async () => {
    if (await vorhanden(ziel)) return;
    const halb = `${ziel}.${process.pid}`;
    try {
      await lade(version, halb);
      await rename(halb, ziel);
    } finally {
      await rm(halb, { recursive: true, force: true });
    }
  });
  return ziel;
}

async function lade(version: string, ordner: string): Promise<void> {
  const angaben = ['-q', '-B', '-f', pom, `-Dtestengine.version=${version}`, 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${ordner}`];
  await fuehreAus('mvn', angaben, { maxBuffer: 16 * 1024 * 1024 }).catch((fehler: { code?: string; stdout?: string; stderr?: string }) => {
    if (fehler.code === 'ENOENT') throw new Error('Maven (mvn) is needed once to load the engine of the tests');
    throw new Error(`Maven could not load the engine of the tests ${version}:\n${`${fehler.stdout}${fehler.stderr}`.slice(-2000)}`);
  });
}

async function vorhanden(pfad: string): Promise<boolean> {
  return access(pfad).then(() => true, () => false);
}

/** One process at a time; a lock whose process is gone is taken over. */
async function mitSperre(datei: string, tue: () => Promise<void>): Promise<void> {
  for (;;) {
    const griff = await open(datei, 'wx').catch(() => undefined);
    if (griff) {
      await griff.writeFile(String(process.pid));
      await griff.close();
      break;
    }
    const halter = Number(await readFile(datei, 'utf8').catch(() => ''));
    if (halter > 0 && !lebt(halter)) await rm(datei, { force: true });
    await warte(250);
  }
  await tue().finally(() => rm(datei, { force: true }));
}

function lebt(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
