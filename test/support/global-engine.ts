import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { relative } from 'node:path';
import type { TestProject } from 'vitest/node';
import { berichte, gelaufenSchema, werteAlleAus } from './engine/abdeckung.ts';
import { starteEngineProzess, type EngineProzess } from './engine/prozess.ts';
import { frage } from './engine/saetze.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** tells the address of the Java side, which it starts at the first question */
    engineAuskunft: string;
  }
}

/**
 * The Java side for all engine tests of the run; each test makes its own engine in it. It starts before them, or when a test
 * asks where it is. At the end it tells what of the diagrams has been run; after a run of all procedure tests anything less than
 * everything fails the run.
 */
export default async function start(projekt: TestProject): Promise<() => Promise<void>> {
  let prozess: Promise<EngineProzess> | undefined;
  const starte = (): Promise<EngineProzess> => (prozess ??= starteEngineProzess().then(waermeAuf));
  if (await laufenEngineTests(projekt)) await starte();
  const auskunft = createServer((_, antwort) => {
    starte().then(({ url }) => antwort.end(url), (fehler: unknown) => antwort.writeHead(500).end(String(fehler)));
  }).listen(0, '127.0.0.1');
  await once(auskunft, 'listening');
  projekt.provide('engineAuskunft', `http://127.0.0.1:${(auskunft.address() as AddressInfo).port}`);
  return async () => {
    auskunft.close();
    const gestartet = await prozess?.catch(() => undefined);
    if (!gestartet) return;
    // An error here would be shown, but neither fail the run nor let the other things of the run be put away.
    await pruefeAbdeckung(projekt, gestartet.url).catch((fehler: unknown) => {
      console.error(fehler);
      process.exitCode = 1;
    });
    await gestartet.stop();
  };
}

const istEngineTest = (datei: string): boolean => datei.endsWith('.engine.test.ts');

/** By the files that were asked for; a value of an option may look like one. */
async function laufenEngineTests(projekt: TestProject): Promise<boolean> {
  const gefragt = process.argv.slice(2).filter((a) => !a.startsWith('-') && a !== 'run');
  return (await projekt.globTestFiles(gefragt)).testFiles.some(istEngineTest);
}

/** The first engine of a Java process takes seconds, the next ones 0.1 s: no test should pay for that. */
async function waermeAuf(prozess: EngineProzess): Promise<EngineProzess> {
  const { id } = (await frage(`${prozess.url}/engine`, {})) as { id: string };
  await frage(`${prozess.url}/engine/${id}/ende`, {});
  return prozess;
}

async function pruefeAbdeckung(projekt: TestProject, url: string): Promise<void> {
  const gelaufen = gelaufenSchema.parse(await frage(`${url}/abdeckung`));
  const ganz = await allesGelaufen(projekt);
  const zeilen = (await werteAlleAus('bpmn', gelaufen)).filter((z) => ganz || z.knotenGelaufen > 0);
  if (zeilen.length === 0) return;
  const { text, vollstaendig } = berichte(zeilen);
  console.log(text);
  if (!ganz) console.log('(not all procedure tests ran, so this is not judged)');
  if (!ganz || vollstaendig) return;
  console.error('The procedure tests do not run every element and sequence flow of the diagrams.');
  process.exitCode = 1;
}

/** Has every test of every procedure test file run? Not so with a file filter, a name filter or after a broken file. */
async function allesGelaufen(projekt: TestProject): Promise<boolean> {
  const testFiles = (await projekt.globTestFiles()).testFiles.filter(istEngineTest);
  const module = projekt.vitest.state.getTestModules();
  const vollstaendig = module.filter((m) => m.ok() && [...m.children.allTests('skipped')].length === 0 && [...m.children.allTests()].length > 0);
  const dateien = new Set(vollstaendig.map((m) => relative('', m.moduleId)));
  return testFiles.every((datei) => dateien.has(relative('', datei)));
}
