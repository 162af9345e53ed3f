import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordEnde } from '../../src/akte/fall-beenden.ts';
import { erstelleAufbewahrungDienst } from '../../src/dienste/aufbewahrung-dienst.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { als, lhh, nimmAuf, uhr } from '../akte/beispiel.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';

let datenbank: TestDatenbank;
beforeAll(async () => {
  datenbank = await testDatenbank();
});
afterAll(() => datenbank.close());

it('each authority deletes its own cases when their time is over, and nobody else’s', async () => {
  const akte = await nimmAuf(datenbank.pool);
  await als(datenbank.pool, lhh)((db) => recordEnde(db, akte, 'ERLEDIGT', uhr));
  const inElfJahren = { jetzt: () => new Date('2037-04-02T08:00:00Z') };
  const dienst = (behoerden: string[], u = inElfJahren) => erstelleAufbewahrungDienst({ pool: datenbank.pool, uhr: u, protokoll: stillesProtokoll, behoerden });
  expect(await dienst(['LHH'], uhr).einmal()).toBe(0);
  expect(await dienst(['JC']).einmal()).toBe(0);
  expect(await dienst(['JC', 'LHH']).einmal()).toBe(1);
  const { rows } = await datenbank.pool.query("SELECT behoerde, wer, art FROM journal WHERE aktenzeichen = $1 ORDER BY id DESC LIMIT 1", [akte]);
  expect(rows).toEqual([{ behoerde: 'LHH', wer: 'dienst:aufbewahrung', art: 'AKTE_GELOESCHT' }]);
});
