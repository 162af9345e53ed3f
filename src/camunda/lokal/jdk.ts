import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { TechnischerFehler } from '../../fehler.ts';

export type Jdk = { heim: string; version: number };

/** Camunda 8.6 needs Java 21; the small OpenSearch launcher is Java source, so a JDK and not only a JRE. */
export const MINDESTVERSION = 21;

/** Only the first compiler: much less processor time until ready, and enough for local use. */
export const SCHNELLER_START = '-XX:TieredStopAtLevel=1';

/** Where a Java program puts what it needs for a moment: below its own folder. */
export const tmpIn = (ordner: string): string => join(ordner, 'tmp');

const HEIMATEN = ['/usr/lib/jvm', '/usr/java', '/opt/java', '/opt', '/Library/Java/JavaVirtualMachines', '~/.sdkman/candidates/java', '~/.jdks', '~/.asdf/installs/java'];

/** @returns the major version in the text of a `release` file or of `java -version`; 1.8.0 counts as 8 */
export function parseJavaVersion(text: string): number | undefined {
  const fund = /(?:JAVA_VERSION=|version )"(?:1\.)?(\d+)/.exec(text);
  return fund?.[1] ? Number(fund[1]) : undefined;
}

/**
 * Looks at JAVA_HOME, the `java` on PATH and the usual folders, and takes the first JDK that is new enough, of the
 * folders the newest.
 * @throws TechnischerFehler JDK_FEHLT with a German text that names what to install
 */
export async function findeJdk(umgebung: NodeJS.ProcessEnv = process.env, heimaten: string[] = HEIMATEN): Promise<Jdk> {
  const zuAlt: Jdk[] = [];
  for (const home of [umgebung['JAVA_HOME'], await homeFromPath(umgebung['PATH'] ?? '')]) {
    const jdk = home ? await readJdk(home) : undefined;
    if (jdk && jdk.version >= MINDESTVERSION) return jdk;
    if (jdk) zuAlt.push(jdk);
  }
  const gefunden: Jdk[] = [];
  for (const ordner of heimaten) gefunden.push(...(await jdksBelow(ordner.replace(/^~/, umgebung['HOME'] ?? '~'))));
  const [neuestes] = gefunden.toSorted((a, b) => b.version - a.version);
  if (neuestes && neuestes.version >= MINDESTVERSION) return neuestes;
  throw new TechnischerFehler('JDK_FEHLT', jdkFehltText([...zuAlt, ...gefunden]));
}

async function jdksBelow(ordner: string): Promise<Jdk[]> {
  const namen = await readdir(ordner).catch(() => []);
  const jdks = await Promise.all(namen.flatMap((name) => [readJdk(join(ordner, name)), readJdk(join(ordner, name, 'Contents', 'Home'))]));
  return jdks.filter((jdk) => jdk !== undefined);
}

/** @returns the JDK in this folder, or undefined if there is none (a JRE has no `javac`) */
async function readJdk(home: string): Promise<Jdk | undefined> {
  const java = join(home, 'bin', 'java');
  if (!(await exists(java)) || !(await exists(join(home, 'bin', 'javac')))) return undefined;
  const release = await readFile(join(home, 'release'), 'utf8').catch(() => '');
  const version = parseJavaVersion(release) ?? parseJavaVersion(await javaVersion(java));
  return version === undefined ? undefined : { heim: home, version };
}

/** A few programs stand in for `java` (jenv, asdf, macOS), so the program itself is asked where it is at home. */
async function homeFromPath(pfad: string): Promise<string | undefined> {
  for (const ordner of pfad.split(delimiter).filter(Boolean)) {
    const java = join(ordner, 'java');
    if (!(await exists(java))) continue;
    const angaben = await run(java, ['-XshowSettings:properties', '-version']);
    return /java\.home = (.+)/.exec(angaben)?.[1]?.trim() ?? dirname(ordner);
  }
  return undefined;
}

const javaVersion = (java: string): Promise<string> => run(java, ['-version']);

async function run(programm: string, argumente: string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(programm, argumente, { timeout: 10_000 }).catch(() => ({ stdout: '', stderr: '' }));
  return `${stdout}\n${stderr}`;
}

const exists = (pfad: string): Promise<boolean> => stat(pfad).then(
  () => true,
  () => false,
);

function jdkFehltText(gefunden: Jdk[]): string {
  const stattdessen = gefunden.map((jdk) => `  gefunden: Java ${jdk.version} in ${jdk.heim}`);
  return [
    `Für Camunda wird ein JDK ab Version ${MINDESTVERSION} gebraucht, es wurde keines gefunden.`,
    ...stattdessen,
    'So lässt es sich einrichten:',
    '  Debian/Ubuntu:  apt install openjdk-21-jdk-headless   (oder Temurin: https://adoptium.net)',
    '  macOS:          brew install openjdk@21',
    'Liegt es an einem anderen Ort, genügt: JAVA_HOME=/pfad/zum/jdk npm start',
  ].join('\n');
}
