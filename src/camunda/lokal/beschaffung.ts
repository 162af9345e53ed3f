import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { TechnischerFehler } from '../../fehler.ts';
import { erwarteSperre } from '../../start/sperre.ts';
import { meldeInZehnteln, runMaven } from './maven.ts';

export type Programme = { camunda: string; suche: string };
export type Beschaffung = {
  melde(text: string): void;
  abbruch?: AbortSignal;
  /** SHA-256 of the archive, default that of the pinned one */
  summe?: string;
};

const POM = fileURLToPath(new URL('pom.xml', import.meta.url));
const ARCHIV = 'camunda-zeebe-8.6.0.tar.gz';
const ARCHIV_SHA256 = '5c699e86a6c9d290dd7b1f0b2ea648fb57fd1dacf1cab22c874219e58827ea45';
const FERTIG = 'fertig.json';

export const cacheOrdner = (eingestellt: string | undefined): string => eingestellt ?? join(homedir(), '.cache', 'kooperation');

/**
 * The unpacked programs of the pinned pom.xml: from the cache, or fetched once by Maven (about 350 MB). A new folder
 * is built beside and renamed when it is whole, so a start that was cut off is simply repeated; of two starts at
 * once the second waits for the first.
 * @throws TechnischerFehler MAVEN_FEHLT, MAVEN_GESCHEITERT, PRUEFSUMME, ENTPACKEN
 */
export async function provideProgramme(cache: string, javaHome: string, wie: Beschaffung): Promise<Programme> {
  const erwartet = wie.summe ?? ARCHIV_SHA256;
  const stand = createHash('sha256').update(await readFile(POM)).update(erwartet).digest('hex').slice(0, 12);
  const ziel = join(cache, `programme-${stand}`);
  const programme = { camunda: join(ziel, 'camunda'), suche: join(ziel, 'suche') };
  if (await isFertig(ziel)) return programme;
  await mkdir(cache, { recursive: true });
  const sperre = await erwarteSperre(join(cache, 'laden.sperre'), (halter) => wie.melde(`Camunda wird schon von einem anderen Start geladen (Prozess ${halter.pid}), bitte warten …`));
  try {
    if (await isFertig(ziel)) return programme;
    await removeHalbfertige(cache);
    const bau = await mkdtemp(join(cache, 'bau-'));
    await fetchProgramme(bau, javaHome, { ...wie, summe: erwartet });
    await rm(ziel, { recursive: true, force: true });
    await rename(bau, ziel);
    return programme;
  } finally {
    await sperre.loese();
  }
}

const isFertig = (ziel: string): Promise<boolean> => stat(join(ziel, FERTIG)).then(
  () => true,
  () => false,
);

/** What a killed start left behind; the lock makes sure that nobody builds there now. */
async function removeHalbfertige(cache: string): Promise<void> {
  for (const name of await readdir(cache)) if (name.startsWith('bau-')) await rm(join(cache, name), { recursive: true, force: true });
}

async function fetchProgramme(bau: string, javaHome: string, { melde, abbruch, summe: erwartet }: Beschaffung): Promise<void> {
  const geladen = join(bau, 'geladen');
  melde('Camunda und OpenSearch werden einmalig geladen (rund 350 MB) …');
  await runMaven({
    argumente: ['--strict-checksums', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${geladen}`],
    javaHome,
    logdatei: join(bau, '..', 'laden.log'),
    aufZeile: meldeInZehnteln(melde),
    abbruch,
  });
  const archiv = join(geladen, ARCHIV);
  const summe = await sha256(archiv);
  if (summe !== erwartet) throw new TechnischerFehler('PRUEFSUMME', `${ARCHIV} ist beschädigt oder verändert (SHA-256 ${summe}). Bitte im Maven-Verzeichnis (~/.m2/repository/io/camunda/camunda-zeebe) löschen und neu starten.`);
  melde('  … wird entpackt');
  await unpack(archiv, join(bau, 'camunda'));
  await rm(archiv);
  await rename(geladen, join(bau, 'suche'));
  await writeFile(join(bau, FERTIG), JSON.stringify({ archiv: ARCHIV, sha256: summe }));
}

async function sha256(datei: string): Promise<string> {
  const summe = createHash('sha256');
  await pipeline(createReadStream(datei), summe);
  return summe.digest('hex');
}

async function unpack(archiv: string, ziel: string): Promise<void> {
  await mkdir(ziel);
  await promisify(execFile)('tar', ['-xzf', archiv, '-C', ziel, '--strip-components=1']).catch((fehler: Error) => {
    throw new TechnischerFehler('ENTPACKEN', `${ARCHIV} ließ sich nicht entpacken: ${fehler.message}`, { cause: fehler });
  });
}
