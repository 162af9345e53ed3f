import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as warte } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { starteKind, type Bauplan, type Kind } from '../../src/start/kind.ts';
import { merkmal } from '../../src/start/merkmal.ts';
import { Prozessakte } from '../../src/start/prozessakte.ts';

let ordner: string;
let abbruch: AbortController;
const laufende: Kind[] = [];

beforeEach(async () => {
  ordner = await mkdtemp(join(tmpdir(), 'kooperation-kind-'));
  abbruch = new AbortController();
});
afterEach(async () => {
  for (const kind of laufende.splice(0)) await kind.stop();
  await rm(ordner, { recursive: true, force: true });
});

const aufsicht = (): Parameters<typeof starteKind>[1] => ({ akte: new Prozessakte(join(ordner, 'prozesse.json')), protokoll: stillesProtokoll, abbruch: abbruch.signal });
const plan = (skript: string, weiteres: Partial<Bauplan> = {}): Bauplan => ({
  name: 'Probe',
  befehl: '/bin/sh',
  argumente: ['-c', skript],
  umgebung: { PATH: process.env['PATH'] ?? '' },
  ordner,
  logdatei: join(ordner, 'probe.log'),
  stoppzeichen: 'SIGTERM',
  geduldMs: 5000,
  istBereit: async () => existsSync(join(ordner, 'bereit')),
  bereitFristMs: 10_000,
  ...weiteres,
});
const starte = async (p: Bauplan): Promise<Kind> => {
  const kind = await starteKind(p, aufsicht());
  laufende.push(kind);
  return kind;
};
const LAEUFT = 'echo gestartet; touch bereit; exec sleep 600';

test('a program that is killed is started again, and its log goes on', async () => {
  const kind = await starte(plan(LAEUFT));
  const erste = kind.pid ?? 0;
  process.kill(erste, 'SIGKILL');
  while (kind.pid === erste) await warte(50);
  while (!(await readFile(join(ordner, 'probe.log'), 'utf8')).includes('gestartet\ngestartet')) await warte(50);
  // The record follows the start; that it comes at all is what counts.
  while (!(await readFile(join(ordner, 'prozesse.json'), 'utf8')).includes(String(kind.pid))) await warte(50);
  expect(kind.pid).not.toBe(erste);
});

test('a stopped program stays stopped and is no longer on record', async () => {
  const kind = await starteKind(plan(LAEUFT), aufsicht());
  const pid = kind.pid ?? 0;
  await kind.stop();
  expect(await merkmal(pid)).toBeUndefined();
  expect(JSON.parse(await readFile(join(ordner, 'prozesse.json'), 'utf8'))).toEqual({});
});

test('a program that does not listen to the request to stop is killed', async () => {
  const kind = await starteKind(plan("trap '' TERM; touch bereit; while true; do sleep 1; done", { geduldMs: 200 }), aufsicht());
  const pid = kind.pid ?? 0;
  await kind.stop();
  expect(await merkmal(pid)).toBeUndefined();
});

test('a program that ends at its first start is reported with its log, and not started again', async () => {
  await expect(starteKind(plan('echo kaputt; exit 3'), aufsicht())).rejects.toMatchObject({ code: 'KIND_BEENDET', message: expect.stringContaining('probe.log') });
  expect(await readFile(join(ordner, 'probe.log'), 'utf8')).toBe('kaputt\n');
});

test('a program that is never ready is ended', async () => {
  await expect(starteKind(plan('echo $$ > pid; exec sleep 600', { bereitFristMs: 600 }), aufsicht())).rejects.toMatchObject({ code: 'KIND_NICHT_BEREIT' });
  expect(await merkmal(Number(await readFile(join(ordner, 'pid'), 'utf8')))).toBeUndefined();
});

test('a missing program is reported', async () => {
  await expect(starteKind(plan('', { befehl: join(ordner, 'gibt-es-nicht') }), aufsicht())).rejects.toMatchObject({ code: 'KIND_BEENDET' });
});

test('a start that is called off in the middle leaves nothing running', async () => {
  const start = starteKind(plan('echo $$ > pid; exec sleep 600'), aufsicht());
  while (!existsSync(join(ordner, 'pid'))) await warte(20);
  abbruch.abort(new Error('called off'));
  await expect(start).rejects.toThrow('called off');
  expect(await merkmal(Number(await readFile(join(ordner, 'pid'), 'utf8')))).toBeUndefined();
});

test('a large log is put aside before the next start', async () => {
  await writeFile(join(ordner, 'probe.log'), Buffer.alloc(21 * 1024 * 1024));
  await starte(plan(LAEUFT));
  expect(existsSync(join(ordner, 'probe.log.1'))).toBe(true);
});
