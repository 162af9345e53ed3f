import { flushCompileCache } from 'node:module';
import type pg from 'pg';
import { z } from 'zod';
import { erstellePool } from '../../src/db/pool.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { UebermittlungsDienst } from '../../src/uebermittlung/dienst.ts';
import type { Kanal } from '../../src/uebermittlung/typen.ts';
import { StellbareUhr } from '../../src/uhr.ts';
import type { Vereinbarung } from '../../src/vereinbarung.ts';
import { erstelleKanal, kanalSchema } from './abbruch-kanal.ts';

/**
 * A program of its own that hands over what is due and kills itself, as `kill -9` does, at the point it is told:
 * `commit:<n>:vor|nach` (the n-th commit of the program), `daten:vor|nach` (the hand-over of the channel). Ends with 0 when
 * it never came there.
 */
const auftrag = z.object({ url: z.string(), kanal: kanalSchema, punkt: z.string() }).parse(JSON.parse(process.argv[2] ?? ''));
const stirb = (): void => process.kill(process.pid, 'SIGKILL') && undefined;

// Later than the clock of the test, so that everything is due.
const vereinbarungen = auftrag.kanal.name === 'INTERN' ? await (await import('../../src/vereinbarung.ts')).ladeVereinbarungen() : new Map<string, Vereinbarung>();
const umfeld = { uhr: new StellbareUhr(new Date('2026-04-02T12:00:00Z')), vereinbarungen };
const pool = erstellePool(auftrag.url, stillesProtokoll);
let commits = 0;
pool.on('connect', (client: pg.PoolClient) => {
  const frage = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
  const mitTod = async (...args: unknown[]): Promise<unknown> => {
    if (args[0] !== 'COMMIT') return frage(...args);
    const nummer = ++commits;
    if (auftrag.punkt === `commit:${nummer}:vor`) stirb();
    const ergebnis = await frage(...args);
    if (auftrag.punkt === `commit:${nummer}:nach`) stirb();
    return ergebnis;
  };
  client.query = mitTod as typeof client.query;
});

const echt = await erstelleKanal(auftrag.kanal, pool, umfeld);
flushCompileCache(); // for the next ones: who is killed cannot do it at its end
const kanal: Kanal = {
  name: echt.name,
  uebergib: async (sendung) => {
    if (auftrag.punkt === 'daten:vor') stirb();
    const ergebnis = await echt.uebergib(sendung);
    if (auftrag.punkt === 'daten:nach') stirb();
    return ergebnis;
  },
};
const dienst = new UebermittlungsDienst({ ...umfeld, pool, protokoll: stillesProtokoll, kanaele: [kanal], gleichzeitig: 2 });
while ((await dienst.einmal()) > 0);
await dienst.stop();
await pool.end();
