import { afterAll, beforeAll, expect, test } from 'vitest';
import { updateBeteiligter } from '../../src/akte/beteiligter.ts';
import { STANDARD } from '../../src/camunda/worker-host.ts';
import { inTransaktion } from '../../src/db/pool.ts';
import { Absturzlauf } from '../support/absturz/lauf.ts';
import { planeStoerungen } from '../support/absturz/plan.ts';
import { ganz, toete } from '../support/ganz.ts';
import { alsPerson } from '../support/menschen.ts';
import { vorfaelle } from '../support/operate.ts';
import { Programmlauf } from '../support/programm.ts';

const SEED = 20260402;
const FAELLE = 5;
let programm: Programmlauf;

beforeAll(async () => {
  programm = await Programmlauf.beginne({ ...ganz() });
  await inTransaktion(programm.pool, { behoerde: '*', wer: 'test' }, (db) => updateBeteiligter(db, 'JOBCENTER', { arbeitetImSystem: false }, programm.uhr));
});
afterAll(() => programm.stop());

test('killing the program, the engine and PostgreSQL in the middle of the cases changes nothing in how they end', async () => {
  const stoerungen = planeStoerungen(SEED, { programm: 3, camunda: 1, postgres: 1 });
  const bilanz = await new Absturzlauf(programm, toete, STANDARD.auftragsZeitMs + 1000).spiele(100, FAELLE, stoerungen);
  process.stdout.write(`seed ${SEED}, kills ${stoerungen.map((s) => s.ziel).join(' ')}, recovery in ms ${bilanz.erholungMs.join(' ')}\n`);
  expect(bilanz).toEqual({ angenommen: expect.any(Array), verloren: [], doppelt: [], unklar: [], abweichend: [], erholungMs: expect.any(Array), zuSpaet: 0 });
  expect(new Set(bilanz.angenommen).size).toBe(FAELLE);
  expect(await vorfaelle(await alsPerson(ganz(), 'anna.berg'))).toEqual([]);
});
