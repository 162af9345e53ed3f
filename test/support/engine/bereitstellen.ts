import { execFile } from 'node:child_process';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheOrdner } from '../../../src/camunda/lokal/beschaffung.ts';
import { erwarteSperre } from '../../../src/start/sperre.ts';

const fuehreAus = promisify(execFile);
const pom = join(import.meta.dirname, 'pom.xml');

/** The engine of the product's own Camunda; `KOOPERATION_TESTENGINE` selects another (8.8.21 proves the models on the next line). */
export const standardVersion = '8.6.0';

/**
 * The folder with the engine's jar files (120 MB), loaded once with Maven into the cache (`KOOPERATION_CACHE`, else
 * ~/.cache/kooperation). The folder appears whole under its final name or not at all; the lock, the same as that of the
 * local Camunda, keeps two programs from filling Maven's repository at once.
 * @throws Error when Maven is missing or the registry cannot be reached, with Maven's last lines
 */
export async function stelleTestEngineBereit(javaHome: string, version = process.env['KOOPERATION_TESTENGINE'] || standardVersion): Promise<string> {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`KOOPERATION_TESTENGINE: not a version: ${version}`);
  const cache = cacheOrdner(process.env['KOOPERATION_CACHE'] || undefined);
  const ziel = join(cache, `testengine-${version}`);
  if (await vorhanden(ziel)) return ziel;
  await mkdir(cache, { recursive: true });
  const sperre = await erwarteSperre(join(cache, 'laden.sperre'), (halter) => console.log(`Waiting for process ${halter.pid}, which is loading with Maven`));
  const halb = `${ziel}.${process.pid}`;
  try {
    if (await vorhanden(ziel)) return ziel;
    console.log(`Loading the engine of the tests ${version} once with Maven (120 MB)`);
    await lade(version, javaHome, halb);
    await rename(halb, ziel);
    return ziel;
  } finally {
    await rm(halb, { recursive: true, force: true });
    await sperre.loese();
  }
}

async function lade(version: string, javaHome: string, ordner: string): Promise<void> {
  const angaben = ['-q', '-B', '--strict-checksums', '-f', pom, `-Dtestengine.version=${version}`, 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${ordner}`];
  const env = { ...process.env, JAVA_HOME: javaHome };
  await fuehreAus('mvn', angaben, { env, maxBuffer: 16 * 1024 * 1024 }).catch((fehler: { code?: string; stdout?: string; stderr?: string }) => {
    if (fehler.code === 'ENOENT') throw new Error('Maven (mvn) is needed once to load the engine of the tests');
    throw new Error(`Maven could not load the engine of the tests ${version}:\n${`${fehler.stdout}${fehler.stderr}`.slice(-2000)}`);
  });
}

const vorhanden = (pfad: string): Promise<boolean> => access(pfad).then(() => true, () => false);
