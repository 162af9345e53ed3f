import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migriere } from '../../src/db/migrieren.ts';
import { inTransaktion } from '../../src/db/pool.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';

const lhh = { behoerde: 'LHH', wer: 'anna.berg' };
const jc = { behoerde: 'JC', wer: 'jens.kurz' };
let datenbank: TestDatenbank;

beforeAll(async () => {
  datenbank = await testDatenbank();
});
afterAll(() => datenbank.close());

const legeFallAn = (behoerde: string, aktenzeichen: string) =>
  inTransaktion(datenbank.pool, { behoerde, wer: 'test' }, (db) =>
    db.query(
      "INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am) VALUES ($1, $2, 'hannover', '2026-04-02', now())",
      [behoerde, aktenzeichen],
    ),
  );

describe('the schema', () => {
  it('is migrated once: a second run applies nothing', async () => {
    expect(await migriere(datenbank.url)).toEqual([]);
  });

  it('shows an authority its own cases only', async () => {
    await legeFallAn('LHH', '56.34-2026-000001');
    const gezaehlt = await inTransaktion(datenbank.pool, jc, (db) => db.query('SELECT 1 FROM fall'));
    expect(gezaehlt.rowCount).toBe(0);
  });

  it('refuses to write a case for another authority', async () => {
    const versuch = inTransaktion(datenbank.pool, jc, (db) =>
      db.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am) VALUES ('LHH', '56.34-2026-000002', 'hannover', '2026-04-02', now())"),
    );
    await expect(versuch).rejects.toThrow('row-level security');
  });

  it('shows nothing at all without an authority', async () => {
    const gezaehlt = await inTransaktion(datenbank.pool, { behoerde: '', wer: '' }, (db) => db.query('SELECT 1 FROM fall'));
    expect(gezaehlt.rowCount).toBe(0);
  });

  it.each(["UPDATE journal SET art = 'x'", 'DELETE FROM journal'])('never lets the journal be changed: %s', async (sql) => {
    await inTransaktion(datenbank.pool, lhh, (db) => db.query("INSERT INTO journal (behoerde, zeitpunkt, wer, art) VALUES ('LHH', now(), 'test', 'TEST')"));
    await expect(inTransaktion(datenbank.pool, lhh, (db) => db.query(sql))).rejects.toThrow('permission denied');
    await expect(datenbank.pool.query(sql)).rejects.toThrow('Das Journal wird nur ergänzt.');
  });

  it('rolls a transaction back as a whole', async () => {
    const versuch = inTransaktion(datenbank.pool, lhh, async (db) => {
      await db.query("INSERT INTO journal (behoerde, zeitpunkt, wer, art) VALUES ('LHH', now(), 'test', 'HALB')");
      throw new Error('mitten drin');
    });
    await expect(versuch).rejects.toThrow('mitten drin');
    const { rowCount } = await inTransaktion(datenbank.pool, lhh, (db) => db.query("SELECT 1 FROM journal WHERE art = 'HALB'"));
    expect(rowCount).toBe(0);
  });
});

describe('a connection that breaks', () => {
  it('between two queries ends its transaction and nothing else', async () => {
    const transaktion = inTransaktion(datenbank.pool, lhh, async (db) => {
      const { rows } = await db.query('SELECT pg_backend_pid() AS pid');
      await datenbank.pool.query('SELECT pg_terminate_backend($1, 5000)', [(rows[0] as { pid: number }).pid]);
      // The end of the connection arrives while nobody asks it anything.
      await new Promise((fertig) => setTimeout(fertig, 50));
      await db.query('SELECT 1');
    });
    await expect(transaktion).rejects.toThrow();
    expect((await datenbank.pool.query('SELECT 1 AS eins')).rows).toEqual([{ eins: 1 }]);
  });
});
