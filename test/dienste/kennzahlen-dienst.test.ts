import { afterAll, beforeAll, expect, it } from 'vitest';
import { findStand } from '../../src/akte/kennzahlen/stand.ts';
import { inTransaktion } from '../../src/db/pool.ts';
import { erstelleKennzahlenDienst } from '../../src/dienste/kennzahlen-dienst.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { ladeVereinbarungen, type Vereinbarung } from '../../src/vereinbarung.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';

const vereinbarungen = await ladeVereinbarungen();
const hannover = vereinbarungen.get('hannover') as Vereinbarung;
const QUARTAL = { von: '2026-04-01', bis: '2026-06-30' };
let datenbank: TestDatenbank;
let jetzt = new Date('2026-04-02T09:00:00Z');
const uhr = { jetzt: () => jetzt };
beforeAll(async () => void (datenbank = await testDatenbank()));
afterAll(() => datenbank.close());

const dienst = () => erstelleKennzahlenDienst({ pool: datenbank.pool, vereinbarungen: new Map([['hannover', hannover]]), uhr, protokoll: stillesProtokoll });
const stand = (behoerde = 'LHH', auswahl: { von: string; bis: string } = QUARTAL) => inTransaktion(datenbank.pool, { behoerde, wer: 'test' }, (db) => findStand(db, { vereinbarung: hannover, behoerde, auswahl }, uhr));
const faelle = async (behoerde = 'LHH', auswahl = QUARTAL): Promise<number> => (await stand(behoerde, auswahl)).tabellen.find((t) => t.kennzahl.kuerzel === 'faelle')?.summe?.[0]?.wert ?? 0;
const legeAn = (nummer: number): Promise<unknown> => datenbank.pool.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am) VALUES ('LHH', $1, 'hannover', '2026-04-02', now())", [`56.34-2026-00000${nummer}`]);
/** What the statistics of the database say. */
const sage = (anzahl: number): Promise<unknown> => datenbank.pool.query("UPDATE pg_class SET reltuples = $1 WHERE oid = 'lauf'::regclass", [anzahl]);

it('a small office always sees what is so now, and nothing is kept', async () => {
  await legeAn(1);
  expect(await faelle()).toBe(1);
  await legeAn(2);
  expect([await faelle(), await dienst().einmal()]).toEqual([2, 0]);
  expect((await datenbank.pool.query('SELECT 1 FROM kennzahl_stand')).rowCount).toBe(0);
});

it('a big one sees what was counted within a quarter of an hour, by its time; each authority its own; another period is counted when it is asked for', async () => {
  await sage(50_000);
  expect(await dienst().einmal()).toBe(8);
  const gezaehlt = jetzt;
  await legeAn(3);
  jetzt = new Date('2026-04-02T09:14:00Z');
  expect([await faelle(), (await stand()).gezaehltAm, await faelle('JC'), await faelle('LHH', { von: '2026-04-02', bis: '2026-04-02' })]).toEqual([2, gezaehlt, 0, 3]);
  jetzt = new Date('2026-04-02T09:15:00Z');
  expect([await faelle(), (await stand()).gezaehltAm]).toEqual([3, jetzt]);
});

it('what nobody has asked for in the last day goes', async () => {
  await sage(50_000);
  jetzt = new Date('2026-04-04T09:00:00Z');
  await dienst().einmal();
  const { rows } = await datenbank.pool.query('SELECT DISTINCT gezaehlt_am FROM kennzahl_stand');
  expect(rows).toEqual([{ gezaehlt_am: jetzt }]);
});
