import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The whole check, in the order in which mistakes are cheap to find: types, lint, tests. Prints one closing line with the
 * counts. Arguments go to vitest, so `npm test -- test/recht` runs a part.
 */
const argumente = process.argv.slice(2);

function run(befehl: string, args: string[]): Promise<number> {
  return new Promise((fertig) => {
    const kind = spawn(join(import.meta.dirname, '../node_modules/.bin', befehl), args, { stdio: 'inherit' });
    kind.on('close', (code) => fertig(code ?? 1));
  });
}

async function test(): Promise<number> {
  const ordner = await mkdtemp(join(tmpdir(), 'kooperation-test-'));
  const bericht = join(ordner, 'bericht.json');
  try {
    const code = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${bericht}`, ...argumente]);
    const { numPassedTests, numFailedTests } = JSON.parse(await readFile(bericht, 'utf8')) as { numPassedTests: number; numFailedTests: number };
    console.log(`\n${numPassedTests} passed, ${numFailedTests} failed`);
    return code !== 0 || numPassedTests === 0 ? 1 : 0;
  } finally {
    await rm(ordner, { recursive: true, force: true });
  }
}

const schritte = [() => run('tsc', []), () => run('oxlint', ['--quiet']), test];
for (const schritt of schritte) {
  if ((await schritt()) !== 0) process.exit(1);
}
