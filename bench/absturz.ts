/**
 * Many cases while programs are killed: an installation of its own, a seeded plan of kills, one line of result.
 * Run: `node_modules/.bin/node bench/absturz.ts [seed] [cases] [kills of program] [of engine] [of PostgreSQL]`
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as warte } from 'node:timers/promises';
import { stillesProtokoll } from '../src/protokoll.ts';
import { starteLokal } from '../src/start/lokal.ts';
import { freiePorts, LOOPBACK } from '../src/start/ports.ts';
import { Absturzlauf } from '../test/support/absturz/lauf.ts';
import { planeStoerungen } from '../test/support/absturz/plan.ts';
import { alsPerson } from '../test/support/menschen.ts';
import { vorfaelle } from '../test/support/operate.ts';
import { Programmlauf } from '../test/support/programm.ts';

const [seed = 1, faelle = 100, programme = 20, engines = 3, datenbanken = 5] = process.argv.slice(2).map(Number);
const ordner = await mkdtemp(join(tmpdir(), 'kooperation-absturz-'));
await chmod(ordner, 0o755);
const [grpc = 0, camunda = 0, verwaltung = 0, suche = 0, datenbank = 0] = await freiePorts(5);
const ports = { grpc, camunda, verwaltung, suche, datenbank };
const lokal = await starteLokal({ ordner, cache: process.env['KOOPERATION_CACHE'], ports, uhrStellbar: true, protokoll: stillesProtokoll, melde: console.log });
const quantil = (werte: number[], q: number): number => werte.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(q * werte.length) - 1)] ?? 0;
try {
  const programm = await Programmlauf.beginne({ ...lokal, ordner, verwaltungUrl: `http://${LOOPBACK}:${verwaltung}` });
  try {
    const stoerungen = planeStoerungen(seed, { programm: programme, camunda: engines, postgres: datenbanken });
    console.log(`seed ${seed}, Camunda 8.6.0, Node ${process.version}, ${faelle} cases, kills: program ${programme}, engine ${engines}, PostgreSQL ${datenbanken}`);
    const beginn = performance.now();
    const b = await new Absturzlauf(programm, async (ziel) => {
      const alt = lokal.prozesse()[ziel];
      if (alt === undefined) throw new Error(`${ziel} does not run`);
      process.kill(alt, 'SIGKILL');
      while (lokal.prozesse()[ziel] === alt) await warte(100);
    }).spiele(1, faelle, stoerungen);
    const zwischenfaelle = await vorfaelle(await alsPerson(lokal, 'anna.berg'));
    console.log(`acknowledged ${b.angenommen.length}, lost ${b.verloren.length}, double ${b.doppelt.length}, unclear ${b.unklar.length}, different end ${b.abweichend.length}, incidents ${zwischenfaelle.length}, kills after the end ${b.zuSpaet}`);
    console.log(`recovery in ms: p50 ${quantil(b.erholungMs, 0.5)}, p95 ${quantil(b.erholungMs, 0.95)}, max ${Math.max(0, ...b.erholungMs)}; ${Math.round((performance.now() - beginn) / 1000)} s in all`);
    for (const zeile of [...b.verloren, ...b.doppelt, ...b.unklar, ...b.abweichend]) console.log(zeile);
    process.exitCode = b.verloren.length + b.doppelt.length + b.abweichend.length + zwischenfaelle.length > 0 ? 1 : 0;
  } finally {
    await programm.stop();
  }
} finally {
  await lokal.stop();
  await rm(ordner, { recursive: true, force: true });
}
