import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lendDb } from '../../src/camunda/zeitgrenze.ts';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';

const akteur = { behoerde: 'LHH', wer: 'test' };
let datenbank: TestDatenbank;

beforeAll(async () => {
  datenbank = await testDatenbank();
});
afterAll(() => datenbank.close());

const enter = (db: Db): Promise<unknown> => db.query("INSERT INTO journal (behoerde, zeitpunkt, wer, art) VALUES ('LHH', now(), 'test', 'PROBE')");
const countEntries = async (): Promise<number> => (await inTransaktion(datenbank.pool, akteur, (db) => db.query('SELECT FROM journal'))).rowCount ?? 0;

describe('a lent transaction', () => {
  it('is rolled back and given back when the handler never settles', async () => {
    const haengt = inTransaktion(datenbank.pool, akteur, (db) =>
      lendDb(db, 50, async (geliehen) => {
        await enter(geliehen);
        return new Promise(() => undefined);
      }),
    );
    await expect(haengt).rejects.toMatchObject({ code: 'ZEITUEBERSCHREITUNG' });
    expect(await countEntries()).toBe(0);
    expect(datenbank.pool.idleCount).toBe(datenbank.pool.totalCount);
  });

  it('refuses a query that comes after its end, when the connection may already act for somebody else', async () => {
    let spaeter: Db | null = null;
    await inTransaktion(datenbank.pool, akteur, (db) => lendDb(db, 1000, async (geliehen) => void (spaeter = geliehen)));
    expect(() => enter(spaeter as unknown as Db)).toThrow('Die Transaktion dieses Auftrags ist beendet.');
    expect(await countEntries()).toBe(0);
  });

  it('commits what a handler did in time', async () => {
    await inTransaktion(datenbank.pool, akteur, (db) => lendDb(db, 1000, enter));
    expect(await countEntries()).toBe(1);
  });
});
