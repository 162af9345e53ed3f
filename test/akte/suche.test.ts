import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchFaelle } from '../../src/akte/fall.ts';
import { updatePerson } from '../../src/akte/person.ts';
import { clearSuchworte } from '../../src/akte/suche/aufraeumen.ts';
import { alsAktenzeichen, zerlegeSuche } from '../../src/akte/suche/zerlegen.ts';
import { deleteHaushaltsdaten } from '../../src/akte/haushaltsdaten-loeschen.ts';
import type { Db } from '../../src/db/pool.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { als, jc, lhh, nimmAuf, uhr } from './beispiel.ts';

let datenbank: TestDatenbank;
const akten: Record<string, string> = {};
const wohnung = (strasse: string, hausnummer: string, plz = '30161'): object => ({ strasse, hausnummer, plz, ort: 'Hannover' });
beforeAll(async () => {
  datenbank = await testDatenbank();
  const lege = async (name: string, abweichend: Record<string, unknown>): Promise<void> => {
    akten[name] = await nimmAuf(datenbank.pool, abweichend);
  };
  await lege('mueller', { mieter: [{ name: 'Müller', vorname: 'Jürgen' }], wohnung: wohnung('Georgstraße', '12 a'), geschaeftszeichen: '512 C 77/26' });
  await lege('moeller', { mieter: [{ name: 'Möller', vorname: 'Anna' }], wohnung: wohnung('Lister Meile', '5') });
  await lege('meier', { mieter: [{ name: 'Maier-Yıldız', vorname: 'Ayşe' }], wohnung: wohnung('Am Kleinen Felde', '7'), vermieter: { name: 'Müller Immobilien' } });
  await lege('oneill', { mieter: [{ name: "O'Neill", vorname: 'Seán' }], wohnung: wohnung('Hildesheimer Straße', '100', '30169') });
});
afterAll(() => datenbank.close());

const imAmt = <T>(tun: (db: Db) => Promise<T>): Promise<T> => als(datenbank.pool, lhh)(tun);
const finde = async (suche: string): Promise<string[]> => {
  const { zeilen } = await imAmt((db) => searchFaelle(db, { suche }));
  return zeilen.map((z) => Object.entries(akten).find(([, az]) => az === z.aktenzeichen)?.[0] ?? z.aktenzeichen);
};

describe('a search', () => {
  it.each([
    ['Mueller', 'mueller'], ['MÜLLER', 'mueller'], ['Müler', 'mueller'], ['Muller', 'mueller'], ['Jürgen Müller', 'mueller'], ['Mueller, Juergen', 'mueller'], ['jurgen muellr', 'mueller'],
    ['Moeler', 'moeller'], ['Meyer', 'meier'], ['Mayer Yildiz', 'meier'], ['yıldız maier', 'meier'], ['ONeill', 'oneill'], ['o’neil sean', 'oneill'],
    ['Georgstr. 12a', 'mueller'], ['Georg-Straße 12 A', 'mueller'], ['georgstrasse', 'mueller'], ['Georg Strasse', 'mueller'], ['Gerogstr', 'mueller'], ['Hildesheimer Str. 100', 'oneill'], ['Hildesheimerstraße', 'oneill'],
    ['am kleinen felde 7', 'meier'], ['Amkleinenfelde', 'meier'], ['kleinen', 'meier'], ['30169', 'oneill'], ['30169 oneill', 'oneill'],
    ['512 C 77/26', 'mueller'], ['512c00077/2026', 'mueller'], ['77/26', 'mueller'], ['Jür', 'mueller'],
  ])('for „%s“ finds %s, before all others', async (suche, name) => expect((await finde(suche))[0]).toBe(name));

  it('finds an Aktenzeichen whole, without its year, and by its last digits', async () => {
    const az = akten['oneill'] ?? '';
    for (const suche of [az, az.toLowerCase(), az.slice(-11), az.slice(-6), String(Number(az.slice(-6)))]) expect((await finde(suche))[0], suche).toBe('oneill');
  });

  it.each(['Jürgen Lister', 'Xylophonweg', 'Jürgen Anna', '30169 Müller', '%', '___', '512 C 78/26', "'; DROP TABLE fall; --"])('for „%s“ finds nothing', async (suche) => expect(await finde(suche)).toEqual([]));

  it('puts the person before the landlord, the same before the similar, and says why', async () => {
    const { zeilen, gesamt } = await imAmt((db) => searchFaelle(db, { suche: 'müller' }));
    expect(zeilen.map((z) => [z.aktenzeichen, z.gruende])).toEqual([
      [akten['mueller'], [{ art: 'NAME', aehnlich: false }]],
      [akten['meier'], [{ art: 'ANDERE', aehnlich: false }]],
      [akten['moeller'], [{ art: 'NAME', aehnlich: true }]],
    ]);
    expect(gesamt).toBe(3);
    expect((await imAmt((db) => searchFaelle(db, { suche: 'müller', grenze: 1, ab: 1 }))).zeilen.map((z) => z.aktenzeichen)).toEqual([akten['meier']]);
    expect((await imAmt((db) => searchFaelle(db, { suche: 'müller', status: 'BEENDET' }))).gesamt).toBe(0);
  });

  it('of another authority finds nothing, whoever asks in which words; its words are not even suggested', async () => {
    await als(datenbank.pool, jc)(async (db) => {
      for (const suche of ['Müller', 'Müler', akten['mueller'] ?? '']) expect(await searchFaelle(db, { suche })).toMatchObject({ zeilen: [], gesamt: 0 });
      expect((await db.query("SELECT * FROM suche_worte('muller')")).rows).toEqual([{ wort: 'muller', guete: 1 }]);
      expect((await db.query('SELECT * FROM suchindex UNION ALL SELECT behoerde, wort, NULL, NULL, NULL, NULL, NULL FROM suchwort')).rows).toEqual([]);
    });
    await als(datenbank.pool, { behoerde: '*', wer: 'dienst' })(async (db) => expect((await db.query("SELECT * FROM suche_kandidaten('{1}', '{mueller}', 10)")).rows).toEqual([]));
  });
});

describe('the index', () => {
  it('follows a corrected name at once, and forgets the data of a household with them', async () => {
    const az = await nimmAuf(datenbank.pool, { mieter: [{ name: 'Kanarienvogel', vorname: 'Kim' }], wohnung: wohnung('Irrweg', '1') });
    const { rows } = await imAmt((db) => db.query("SELECT id FROM person WHERE aktenzeichen = $1 AND rolle = 'MIETER'", [az]));
    await imAmt((db) => updatePerson(db, az, rows[0].id, { name: 'Blaumeise' }, 'Verschrieben', uhr));
    expect([await finde('Kanarienvogel'), await finde('Blaumeise')]).toEqual([[], [az]]);
    await imAmt((db) => deleteHaushaltsdaten(db, az, uhr));
    expect([await finde('Blaumeise'), await finde('Irrweg'), await finde(az)]).toEqual([[], [], [az]]);
  });

  it('keeps no word that no case has any more', async () => {
    const worte = async (): Promise<string[]> => (await imAmt((db) => db.query("SELECT wort FROM suchwort WHERE wort IN ('kanarienvogel', 'blaumeise', 'mueller') ORDER BY wort"))).rows.map((r) => r.wort);
    expect(await worte()).toEqual(['blaumeise', 'kanarienvogel', 'mueller']);
    expect(await imAmt((db) => clearSuchworte(db))).toBeGreaterThanOrEqual(2);
    expect(await worte()).toEqual(['mueller']);
  });

  it('is used under row level security: no search reads all cases', async () => {
    const zaehler = async (): Promise<Record<string, number>> => {
      await datenbank.pool.query('SELECT pg_stat_force_next_flush()');
      return Object.fromEntries((await datenbank.pool.query("SELECT indexrelname AS name, idx_scan::int AS zahl FROM pg_stat_user_indexes WHERE indexrelname LIKE 'such%' UNION ALL SELECT relname, seq_scan::int FROM pg_stat_user_tables WHERE relname LIKE 'such%'")).rows.map((r) => [r.name, r.zahl]));
    };
    await datenbank.pool.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, eingang_am, angelegt_am) SELECT 'LHH', '56.34-2020-' || lpad(n::text, 6, '0'), 'hannover', '2020-01-01', now() FROM generate_series(1, 5000) n");
    await datenbank.pool.query("INSERT INTO suchwort (behoerde, wort) SELECT 'LHH', 'x' || md5(n::text) FROM generate_series(1, 5000) n");
    await datenbank.pool.query('ANALYZE suchindex, suchwort');
    const vorher = await zaehler();
    await imAmt(async (db) => {
      expect((await searchFaelle(db, { suche: 'Jürgen Müler' })).zeilen[0]?.aktenzeichen).toBe(akten['mueller']);
      await db.query('SELECT pg_stat_force_next_flush()');
    });
    const nachher = await zaehler();
    for (const index of ['suchindex_worte', 'suchwort_wort']) expect(nachher[index], index).toBeGreaterThan(vorher[index] ?? 0);
    for (const tabelle of ['suchindex']) expect(nachher[tabelle], tabelle).toBe(vorher[tabelle]);
  });
});

describe('a search is cut into words', () => {
  it.each([
    ['Dr. Anna  Meier-Schmidt', ['anna', 'meier', 'schmidt']], ['Georg Straße 12 a', ['georgstr', '12a']], ['0012', ['12']], ['56.34-2026-000012', ['56.34-2026-000012']], ['2026-000012', ['12']],
    ['12-14', ['12-14']], ['', []], [' , ', []], ['a b c d e f g h i j', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']], ['Straße', ['str']],
  ])('%j is %j', (text, worte) => expect(zerlegeSuche(text)).toEqual(worte));

  it.each([[' 56.34-2026-000012 ', '56.34-2026-000012'], ['jc.wn-2026-000001.2', 'JC.WN-2026-000001'], ['56.34-2026', undefined], ['Müller', undefined]])('%j is the Aktenzeichen %j', (text, az) => expect(alsAktenzeichen(text)).toBe(az));
});
