import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaktion } from '../../src/db/pool.ts';
import type { Protokoll } from '../../src/protokoll.ts';
import { bestaetige, erstelleUebermittlungsDienst, zieheZurueck, type UebermittlungsDienst } from '../../src/uebermittlung/index.ts';
import type { Umfeld } from '../../src/uebermittlung/typen.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { erstelleUmfeld, insertBeteiligte, insertFall, KANARI, leseErgebnisse, leseStand, LHH, reiheEin } from './fall.ts';

let datenbank: TestDatenbank;
let umfeld: Umfeld;
let spool: string;
let dienst: UebermittlungsDienst;
const zeilen: string[] = [];

beforeAll(async () => {
  datenbank = await testDatenbank();
  umfeld = await erstelleUmfeld();
  spool = await mkdtemp(join(tmpdir(), 'kooperation-kanari-'));
  const schreibe = (...teile: unknown[]): void => void zeilen.push(JSON.stringify(teile));
  const protokoll: Protokoll = { info: schreibe, warn: schreibe, fehler: schreibe };
  dienst = erstelleUebermittlungsDienst({ ...umfeld, pool: datenbank.pool, protokoll, spool });
});
afterAll(async () => {
  await dienst.stop();
  await datenbank.close();
  await rm(spool, { recursive: true });
});

const lies = async (ordner: string): Promise<string> => {
  const namen = (await readdir(join(spool, ordner))).filter((n) => !n.endsWith('.pdf'));
  return JSON.stringify(await Promise.all(namen.map(async (n) => [n, await readFile(join(spool, ordner, n), 'utf8').catch(() => '')])));
};
const lade = async (tabelle: string, spalten = '*'): Promise<string> => JSON.stringify((await datenbank.pool.query(`SELECT ${spalten} FROM ${tabelle}`)).rows);

describe('a case with a name that must not get out', () => {
  it('goes through the spool, its reports and the other authority, and the name stays in the case files and the letters', async () => {
    const aktenzeichen = await insertFall(datenbank.pool);
    await insertBeteiligte(datenbank.pool);
    const id = await reiheEin(datenbank.pool, umfeld, aktenzeichen);
    await dienst.einmal();
    expect((await leseStand(datenbank.pool, id)).status).toBe('ANGENOMMEN');
    const bericht = { kennung: 'b-1', messageId: (await leseStand(datenbank.pool, id)).message_id, ergebnis: 'GESENDET', seiten: 3 };
    await writeFile(join(spool, 'berichte', 'b.bericht.json'), JSON.stringify(bericht));
    await writeFile(join(spool, 'berichte', 'falsch.bericht.json'), '{}');
    await dienst.einmal();
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(['GESENDET']);
    await inTransaktion(datenbank.pool, LHH, (db) => bestaetige(db, id, umfeld));
    await insertBeteiligte(datenbank.pool, { arbeitetImSystem: true });
    const zweite = await reiheEin(datenbank.pool, umfeld, aktenzeichen, 'hannover.anlage-1', 2);
    await dienst.einmal();
    expect((await leseStand(datenbank.pool, zweite)).status).toBe('GESENDET');
    const dritte = await reiheEin(datenbank.pool, umfeld, aktenzeichen, 'hannover.erinnerung');
    await inTransaktion(datenbank.pool, LHH, (db) => zieheZurueck(db, dritte, umfeld));

    const aussen = [await lies('ausgang'), await lies('.uebergabe'), await lies('berichte/verarbeitet'), await lies('berichte/fehler'), zeilen.join('\n')];
    for (const tabelle of ['ausgang', 'journal', 'hinweis', 'uebermittlung', 'sendebericht', 'posteingang']) aussen.push(await lade(tabelle));
    aussen.push(await lade('dokument', 'titel, art, schluessel'));
    const alles = aussen.join('\n');
    expect(alles).toContain(aktenzeichen);
    expect(zeilen).not.toEqual([]);
    for (const wort of Object.values(KANARI)) expect(alles).not.toContain(wort);
  });
});
