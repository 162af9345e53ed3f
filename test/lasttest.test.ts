import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuelle } from '../scripts/lasttest/faelle.ts';
import { searchFaelle } from '../src/akte/fall.ts';
import { normalisiereAdresse, normalisiereGeschaeftszeichen, normalisiereName } from '../src/akte/normalisieren.ts';
import { inTransaktion } from '../src/db/pool.ts';
import { ladeVereinbarungen } from '../src/vereinbarung.ts';
import { testDatenbank, type TestDatenbank } from './support/datenbank.ts';

let datenbank: TestDatenbank;
beforeAll(async () => {
  datenbank = await testDatenbank();
  await fuelle(datenbank.pool, { anzahl: 200, heute: '2026-11-23', passwortHash: 'x', vereinbarungen: await ladeVereinbarungen() });
});
afterAll(() => datenbank.close());
const lies = async (sql: string): Promise<Record<string, string>[]> => (await datenbank.pool.query(sql)).rows;

describe('the cases of the load test', () => {
  it('are written as the program writes them: names, addresses and file numbers in the same even spelling', async () => {
    for (const p of await lies('SELECT name, vorname, name_norm AS norm FROM person')) expect(p['norm']).toBe(normalisiereName(p['name'] ?? '', p['vorname']));
    for (const h of await lies('SELECT strasse, hausnummer, plz, adresse_norm AS norm FROM haushalt')) expect(h['norm']).toBe(normalisiereAdresse({ strasse: h['strasse'] ?? '', hausnummer: h['hausnummer'] ?? '', plz: h['plz'] ?? '' }));
    for (const m of await lies('SELECT geschaeftszeichen AS z, geschaeftszeichen_norm AS norm FROM mitteilung')) expect(m['norm']).toBe(normalisiereGeschaeftszeichen(m['z'] ?? ''));
  });

  it('are shared out among the authorities, one in ten is open and has work', async () => {
    expect(await lies('SELECT behoerde, count(*)::int AS zahl FROM fall GROUP BY 1 ORDER BY 2 DESC')).toEqual([{ behoerde: 'LHH', zahl: 120 }, { behoerde: 'JC', zahl: 50 }, { behoerde: 'JCD', zahl: 16 }, { behoerde: 'CARITAS', zahl: 14 }]);
    const [offen] = await lies("SELECT count(*) FILTER (WHERE status = 'LAUFEND')::int AS faelle, (SELECT count(*)::int FROM frist WHERE erledigt_am IS NULL) AS fristen, (SELECT count(*)::int FROM aufgabe) AS aufgaben FROM fall");
    expect(Number(offen?.['faelle'])).toBeGreaterThan(8);
    expect(offen?.['fristen']).toBe(offen?.['faelle']);
    expect(Number(offen?.['aufgaben'])).toBeGreaterThan(5);
  });

  it('are found by the search, whose index the triggers would have written the same', async () => {
    const index = 'SELECT aktenzeichen, ARRAY(SELECT unnest(personen) ORDER BY 1) AS p, ARRAY(SELECT unnest(andere) ORDER BY 1) AS a, ARRAY(SELECT unnest(anschrift) ORDER BY 1) AS s, ARRAY(SELECT unnest(zeichen) ORDER BY 1) AS z FROM suchindex ORDER BY aktenzeichen';
    const vorher = await lies(index);
    await datenbank.pool.query('UPDATE person SET name = name');
    expect((await lies(index)).map((z) => JSON.stringify(z))).toEqual(vorher.map((z) => JSON.stringify(z)));
    const [p] = await lies("SELECT aktenzeichen, name FROM person WHERE behoerde = 'LHH' AND rolle = 'MIETER' LIMIT 1");
    const { zeilen } = await inTransaktion(datenbank.pool, { behoerde: 'LHH', wer: 'test' }, (db) => searchFaelle(db, { suche: p?.['name'] ?? '' }));
    expect(zeilen.map((z) => z.aktenzeichen)).toContain(p?.['aktenzeichen']);
  });
});
