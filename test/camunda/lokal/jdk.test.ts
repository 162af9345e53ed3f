import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findeJdk, parseJavaVersion } from '../../../src/camunda/lokal/jdk.ts';

let ordner: string;
beforeEach(async () => {
  ordner = await mkdtemp(join(tmpdir(), 'kooperation-jdk-'));
});
afterEach(() => rm(ordner, { recursive: true, force: true }));

/** @param release text of the release file; undefined: the program itself answers */
async function legeJdkAn(name: string, version: string, { release = true, javac = true, unterordner = '' } = {}): Promise<string> {
  const heim = join(ordner, name, unterordner);
  await mkdir(join(heim, 'bin'), { recursive: true });
  const programm = `#!/bin/sh\necho 'openjdk version "${version}"' >&2\necho '    java.home = ${heim}' >&2\n`;
  for (const p of javac ? ['java', 'javac'] : ['java']) {
    await writeFile(join(heim, 'bin', p), programm);
    await chmod(join(heim, 'bin', p), 0o755);
  }
  if (release) await writeFile(join(heim, 'release'), `IMPLEMENTOR="X"\nJAVA_VERSION="${version}"\n`);
  return heim;
}

test.each([
  ['JAVA_VERSION="21.0.4"', 21],
  ['JAVA_VERSION="25"', 25],
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['java version "1.8.0_392"', 8],
  ['openjdk version "26-ea"', 26],
  ['no java here', undefined],
])('the version in %s is %s', (text, version) => {
  expect(parseJavaVersion(text)).toBe(version);
});

test('JAVA_HOME comes first if it is new enough', async () => {
  const neu = await legeJdkAn('jdk-21', '21.0.4');
  await legeJdkAn('jdk-25', '25.0.1');
  expect(await findeJdk({ JAVA_HOME: neu, PATH: '' }, [ordner])).toEqual({ heim: neu, version: 21 });
});

test('an old JAVA_HOME and an old java on PATH are passed over for the newest JDK of the usual folders', async () => {
  const alt = await legeJdkAn('jdk-17', '17.0.15');
  await legeJdkAn('jdk-21', '21.0.4');
  const neuestes = await legeJdkAn('jdk-25', '25.0.1', { release: false });
  expect(await findeJdk({ JAVA_HOME: alt, PATH: join(alt, 'bin') }, [ordner])).toEqual({ heim: neuestes, version: 25 });
});

test('the java on PATH says itself where it is at home', async () => {
  const heim = await legeJdkAn('jdk-22', '22');
  expect(await findeJdk({ PATH: join(heim, 'bin') }, [])).toEqual({ heim, version: 22 });
});

test('the layout of macOS is found', async () => {
  const heim = await legeJdkAn('temurin-21.jdk', '21.0.4', { unterordner: 'Contents/Home' });
  expect(await findeJdk({ PATH: '' }, [ordner])).toEqual({ heim, version: 21 });
});

test('a runtime without compiler does not do, and the message names what was found and what to install', async () => {
  await legeJdkAn('jre-21', '21.0.4', { javac: false });
  await legeJdkAn('jdk-17', '17.0.15');
  const fehler = await findeJdk({ PATH: '' }, [ordner]).catch((e: Error) => e);
  expect(fehler).toMatchObject({ code: 'JDK_FEHLT' });
  expect(String(fehler)).toMatch(/gefunden: Java 17 in .*jdk-17[\s\S]*apt install openjdk-21-jdk-headless/);
  expect(String(fehler)).not.toContain('jre-21');
});
