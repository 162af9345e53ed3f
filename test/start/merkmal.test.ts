import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { istDerselbe, merkmal } from '../../src/start/merkmal.ts';
import { beendeReste, Prozessakte } from '../../src/start/prozessakte.ts';
import { nimmSperre, type Sperre } from '../../src/start/sperre.ts';

let ordner: string;
const kinder: ReturnType<typeof spawn>[] = [];
const starteSchlaefer = (): ReturnType<typeof spawn> => {
  const kind = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
  kinder.push(kind);
  return kind;
};

beforeEach(async () => {
  ordner = await mkdtemp(join(tmpdir(), 'kooperation-start-'));
});
afterEach(async () => {
  for (const kind of kinder.splice(0)) kind.kill('SIGKILL');
  await rm(ordner, { recursive: true, force: true });
});

test('a process is itself, and not another one with the same number', async () => {
  const ich = await merkmal(process.pid);
  if (!ich) throw new Error('no entry for this process');
  expect(await istDerselbe(ich)).toBe(true);
  expect(await istDerselbe({ ...ich, gestartet: 'boot/1' })).toBe(false);
  expect(await istDerselbe({ ...ich, befehl: 'postgres -D /daten' })).toBe(false);
});

test('what a killed run left behind is ended, a stranger under its number is not', async () => {
  const [rest, fremder] = [starteSchlaefer(), starteSchlaefer()];
  const pfad = join(ordner, 'prozesse.json');
  const akte = new Prozessakte(pfad);
  await akte.merke('camunda', rest.pid ?? 0);
  await akte.merke('postgres', fremder.pid ?? 0);
  const notiert = JSON.parse(await readFile(pfad, 'utf8')) as Record<string, { gestartet: string }>;
  Object.assign(notiert['postgres'] ?? {}, { gestartet: 'another boot/7' });
  await writeFile(pfad, JSON.stringify(notiert));

  const ende = once(rest, 'exit');
  expect(await beendeReste(pfad)).toEqual(['camunda']);
  await ende;
  expect(await merkmal(fremder.pid ?? 0)).toBeDefined();
  expect(await beendeReste(pfad)).toEqual([]);
});

test('a damaged record of processes is read as empty', async () => {
  const pfad = join(ordner, 'prozesse.json');
  await writeFile(pfad, '{"camunda": {"pid": 1');
  expect(await beendeReste(pfad)).toEqual([]);
});

test('a lock is held once and tells the second what the holder wrote', async () => {
  const pfad = join(ordner, 'sperre');
  const erste = (await nimmSperre(pfad)) as Sperre;
  await erste.beschreibe('Akte http://127.0.0.1:3000');
  expect(await nimmSperre(pfad)).toEqual({ pid: process.pid, text: 'Akte http://127.0.0.1:3000' });
  await erste.loese();
  expect(await nimmSperre(pfad)).toHaveProperty('loese');
});

test('of many that try at once one gets the lock', async () => {
  const ergebnisse = await Promise.all(Array.from({ length: 20 }, () => nimmSperre(join(ordner, 'sperre'))));
  expect(ergebnisse.filter((e) => 'loese' in e)).toHaveLength(1);
});

test('an orphaned or damaged lock is taken over by exactly one', async () => {
  const pfad = join(ordner, 'sperre');
  for (const inhalt of [JSON.stringify({ halter: { pid: process.pid, gestartet: 'boot/1', befehl: 'x' }, text: '' }), 'kaputt', '']) {
    await writeFile(pfad, inhalt);
    const ergebnisse = await Promise.all(Array.from({ length: 30 }, () => nimmSperre(pfad)));
    expect(ergebnisse.filter((e) => 'loese' in e)).toHaveLength(1);
    await rm(pfad);
  }
});
