import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { provideProgramme } from '../../../src/camunda/lokal/beschaffung.ts';
import { meldeInZehnteln, parseLadestand } from '../../../src/camunda/lokal/maven.ts';

let ordner: string;
let summe: string;
let meldungen: string[];
const wie = (): { melde(text: string): void; summe: string } => ({ melde: (text) => meldungen.push(text), summe });
const cache = (): string => join(ordner, 'cache');
const aufrufe = (): number => readFileSync(join(ordner, 'aufrufe'), 'utf8').length;

/** A stand-in for Maven: counts its calls, then does what `verhalten` says with the folder it is to fill ($ziel). */
function stelleMaven(verhalten: string): void {
  const skript = `#!/bin/sh\nprintf x >> '${ordner}/aufrufe'\nfor a in "$@"; do case "$a" in -DoutputDirectory=*) ziel="\${a#*=}";; esac; done\nmkdir -p "$ziel"\n${verhalten}\n`;
  writeFileSync(join(ordner, 'bin', 'mvn'), skript);
  chmodSync(join(ordner, 'bin', 'mvn'), 0o755);
}
const kopiere = (): string => `cp '${ordner}/archiv.tar.gz' "$ziel/camunda-zeebe-8.6.0.tar.gz"; touch "$ziel/opensearch.jar"`;

beforeEach(() => {
  ordner = mkdtempSync(join(tmpdir(), 'kooperation-cache-'));
  meldungen = [];
  mkdirSync(join(ordner, 'bin'));
  mkdirSync(join(ordner, 'camunda-zeebe-8.6.0', 'lib'), { recursive: true });
  writeFileSync(join(ordner, 'camunda-zeebe-8.6.0', 'lib', 'a.jar'), 'jar');
  execFileSync('tar', ['-czf', join(ordner, 'archiv.tar.gz'), '-C', ordner, 'camunda-zeebe-8.6.0']);
  summe = createHash('sha256').update(readFileSync(join(ordner, 'archiv.tar.gz'))).digest('hex');
  writeFileSync(join(ordner, 'aufrufe'), '');
  vi.stubEnv('PATH', `${join(ordner, 'bin')}${delimiter}${process.env['PATH']}`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(ordner, { recursive: true, force: true });
});

test('the programs are fetched once and then taken from the cache', async () => {
  stelleMaven(kopiere());
  const programme = await provideProgramme(cache(), '/jdk', wie());
  expect(readFileSync(join(programme.camunda, 'lib', 'a.jar'), 'utf8')).toBe('jar');
  expect(readdirSync(programme.suche)).toEqual(['opensearch.jar']);
  expect(await provideProgramme(cache(), '/jdk', wie())).toEqual(programme);
  expect(aufrufe()).toBe(1);
});

test('a fetch that dies half way leaves nothing that a later start would take for whole', async () => {
  stelleMaven(`printf half > "$ziel/camunda-zeebe-8.6.0.tar.gz"; echo '[ERROR] connection reset'; kill -9 $$`);
  const fehler = await provideProgramme(cache(), '/jdk', wie()).catch((e: Error) => e);
  expect(fehler).toMatchObject({ code: 'MAVEN_GESCHEITERT' });
  expect(String(fehler)).toContain('connection reset');
  stelleMaven(kopiere());
  const programme = await provideProgramme(cache(), '/jdk', wie());
  expect(readFileSync(join(programme.camunda, 'lib', 'a.jar'), 'utf8')).toBe('jar');
  expect(readdirSync(cache()).filter((n) => n.startsWith('bau-'))).toEqual([]);
});

test('an archive with another checksum is refused and named', async () => {
  stelleMaven(`${kopiere()}; printf more >> "$ziel/camunda-zeebe-8.6.0.tar.gz"`);
  await expect(provideProgramme(cache(), '/jdk', wie())).rejects.toMatchObject({ code: 'PRUEFSUMME' });
});

test('two starts at once fetch once, and the second says why it waits', async () => {
  stelleMaven(`sleep 1; ${kopiere()}`);
  const [a, b] = await Promise.all([provideProgramme(cache(), '/jdk', wie()), provideProgramme(cache(), '/jdk', wie())]);
  expect(a).toEqual(b);
  expect(aufrufe()).toBe(1);
  expect(meldungen.filter((m) => m.includes('schon von einem anderen Start geladen'))).toHaveLength(1);
});

test('without Maven the message names what to install', async () => {
  vi.stubEnv('PATH', join(ordner, 'bin'));
  const fehler = await provideProgramme(cache(), '/jdk', wie()).catch((e: Error) => e);
  expect(fehler).toMatchObject({ code: 'MAVEN_FEHLT' });
  expect(String(fehler)).toContain('apt install maven');
});

test('the largest transfer of a progress line counts', () => {
  expect(parseLadestand('Progress (5): 9.7/16 MB | 12/299 MB | 1.9 MB | 42/73 kB')).toEqual({ geladenMb: 12, gesamtMb: 299 });
  expect(parseLadestand('Progress (1): 44 kB')).toBeUndefined();
  expect(parseLadestand('[INFO] Downloaded 12/299 MB')).toBeUndefined();
});

test('progress is told in tenths of the large archive only', () => {
  const texte: string[] = [];
  const melde = meldeInZehnteln((text) => texte.push(text));
  for (const mb of [1, 2, 3, 29, 31, 33, 150, 299]) melde(`Progress (2): ${mb}/299 MB | 5/16 MB`);
  melde('Progress (1): 8.0/16 MB');
  expect(texte).toEqual(['  … 1 von 299 MB', '  … 31 von 299 MB', '  … 150 von 299 MB', '  … 299 von 299 MB']);
});
