import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes the pictures of the workplaces in docs/bilder: the tests of these pages look at them anyway, with made-up people, and
 * write what they see where BILDER says. `node scripts/bilder.ts`
 */
const BILDER: Record<string, readonly string[]> = {
  'test/web/heute.seite.test.ts': ['heute-voll', 'suche-treffer', 'abwesenheiten'],
  'test/web/akte-ganz.seite.test.ts': ['akte-verlauf'],
  'test/web/vereinbarung.seite.test.ts': ['klauselansicht'],
  'test/web/auswertung.seite.test.ts': ['auswertung', 'stoerungen'],
  'test/web/werkstatt-bearbeiten.seite.test.ts': ['werkstatt-frist', 'werkstatt-durchspielen', 'werkstatt-tabelle', 'werkstatt-formular'],
  'test/werkstatt/seiten.seite.test.ts': ['werkstatt', 'werkstatt-vergleich', 'werkstatt-vorlage'],
};

const wurzel = join(import.meta.dirname, '..');
const ziel = join(wurzel, 'docs', 'bilder');
const ordner = await mkdtemp(join(tmpdir(), 'kooperation-bilder-'));
try {
  const lauf = spawn(process.execPath, [join(wurzel, 'node_modules/vitest/vitest.mjs'), 'run', ...Object.keys(BILDER)], { cwd: wurzel, env: { ...process.env, BILDER: ordner }, stdio: 'inherit' });
  const code = await new Promise<number>((fertig) => lauf.once('exit', (c) => fertig(c ?? 1)));
  if (code !== 0) throw new Error('The tests of the pages failed: no picture was changed.');
  await mkdir(ziel, { recursive: true });
  for (const name of Object.values(BILDER).flat()) await copyFile(join(ordner, `${name}-1280.png`), join(ziel, `${name}.png`));
} finally {
  await rm(ordner, { recursive: true, force: true });
}
