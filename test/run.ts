import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The whole check, in the order in which mistakes are cheap to find: types, lint, tests. The tests on the real installation
 * wait most of their time, so they run beside the others; what they print comes last. Ends with one line with the counts.
 * Arguments go to vitest, so `npm test -- test/recht` runs a part.
 */
const argumente = process.argv.slice(2);
const NEBENEINANDER = [['--project=teile'], ['--project=ganz']];

type Ende = { code: number; ausgabe: string };

/** @param still keep what it prints until it has ended */
function run(befehl: string, args: string[], still = false): Promise<Ende> {
  return new Promise((fertig) => {
    const kind = spawn(join(import.meta.dirname, '../node_modules/.bin', befehl), args, { stdio: ['ignore', still ? 'pipe' : 'inherit', still ? 'pipe' : 'inherit'] });
    let ausgabe = '';
    for (const strom of [kind.stdout, kind.stderr]) strom?.setEncoding('utf8').on('data', (teil: string) => (ausgabe += teil));
    kind.on('close', (code) => fertig({ code: code ?? 1, ausgabe }));
  });
}

async function test(): Promise<number> {
  const ordner = await mkdtemp(join(tmpdir(), 'kooperation-test-'));
  const laeufe = argumente.length > 0 ? [argumente] : NEBENEINANDER;
  try {
    const enden = await Promise.all(laeufe.map((lauf, i) => run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(ordner, `${i}.json`)}`, ...lauf], i > 0)));
    for (const { ausgabe } of enden) process.stdout.write(ausgabe);
    const berichte = await Promise.all(laeufe.map((_, i) => lies(join(ordner, `${i}.json`))));
    const summe = (feld: keyof Bericht): number => berichte.reduce((n, b) => n + b[feld], 0);
    console.log(`\n${await rechenzeit()}${summe('numPassedTests')} passed, ${summe('numFailedTests')} failed`);
    return enden.some((e) => e.code !== 0) || berichte.some((b) => b.numPassedTests === 0) ? 1 : 0;
  } finally {
    await rm(ordner, { recursive: true, force: true });
  }
}

/** What all programs that were started and have ended have computed, the engines and databases among them: times on a busy machine tell little. Linux knows it. */
async function rechenzeit(): Promise<string> {
  const stat = await readFile('/proc/self/stat', 'utf8').catch(() => '');
  const [nutzer, system] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(13, 15).map((hundertstel) => Number(hundertstel) / 100);
  return nutzer === undefined || system === undefined ? '' : `${Math.round(nutzer + system)} s of CPU\n`;
}

type Bericht = { numPassedTests: number; numFailedTests: number };
const lies = async (datei: string): Promise<Bericht> => JSON.parse(await readFile(datei, 'utf8')) as Bericht;

for (const [befehl, ...args] of [['tsc'], ['oxlint', '--quiet']] as const) {
  if ((await run(befehl, args)).code !== 0) process.exit(1);
}
process.exit(await test());
