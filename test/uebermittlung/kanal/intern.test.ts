import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaktion } from '../../../src/db/pool.ts';
import { stillesProtokoll } from '../../../src/protokoll.ts';
import { UebermittlungsDienst } from '../../../src/uebermittlung/dienst.ts';
import { Intern } from '../../../src/uebermittlung/kanal/intern.ts';
import type { Umfeld } from '../../../src/uebermittlung/typen.ts';
import { testDatenbank, type TestDatenbank } from '../../support/datenbank.ts';
import { bereiteVor } from '../brief-daten.ts';
import { erstelleUmfeld, insertBeteiligte, insertFall, KANARI, leseErgebnisse, leseStand, LHH, reiheEin, reiheLeichtesEin } from '../fall.ts';

let datenbank: TestDatenbank;
let umfeld: Umfeld;
let dienst: UebermittlungsDienst;

beforeAll(async () => {
  datenbank = await testDatenbank();
  umfeld = await erstelleUmfeld('2026-04-02T08:00:00Z');
  await insertBeteiligte(datenbank.pool, { arbeitetImSystem: true });
  dienst = new UebermittlungsDienst({ ...umfeld, pool: datenbank.pool, protokoll: stillesProtokoll, kanaele: [new Intern(datenbank.pool, umfeld)] });
});
afterAll(async () => {
  await dienst.stop();
  await datenbank.close();
});

const alsJobcenter = async (sql: string, aktenzeichen: string) => (await inTransaktion(datenbank.pool, { behoerde: 'JC', wer: 'jens.kurz' }, (db) => db.query(sql, [aktenzeichen]))).rows;

describe('Anlage 1 to a Jobcenter that works in the system', () => {
  it('becomes the Jobcenter’s own file, letter and start message', async () => {
    const az = await insertFall(datenbank.pool);
    const id = await reiheLeichtesEin(datenbank.pool, umfeld, az);
    await dienst.einmal();
    expect(await leseStand(datenbank.pool, id)).toMatchObject({ status: 'GESENDET' });
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(['GESENDET']);
    expect(await alsJobcenter('SELECT eingang_am, status FROM fall WHERE aktenzeichen = $1', az)).toEqual([{ eingang_am: '2026-04-02', status: 'NEU' }]);
    expect(await alsJobcenter('SELECT art, absender, status, dokument_id IS NOT NULL AS mit_dokument FROM posteingang WHERE aktenzeichen = $1', az)).toEqual([
      { art: 'hannover.anlage-1', absender: 'FACHSTELLE', status: 'VERBUCHT', mit_dokument: true },
    ]);
    expect(await alsJobcenter('SELECT art, nachricht, variablen FROM ausgang WHERE aktenzeichen = $1', az)).toEqual([
      { art: 'START', nachricht: 'hannover.mizi.jobcenter-informiert', variablen: { aktenzeichen: az, behoerde: 'JC', vereinbarung: 'hannover', vorgang: az, eingangAm: '2026-04-02' } },
    ]);
  });

  it('gives the Jobcenter what the letter says and no more', async () => {
    const az = await insertFall(datenbank.pool, { personen: [{ rolle: 'MIETER', name: KANARI.mieter }, { rolle: 'VERMIETER', name: KANARI.vermieter }, { rolle: 'MITBEWOHNER', name: 'Stillesmäuschen' }] });
    await reiheLeichtesEin(datenbank.pool, umfeld, az);
    await dienst.einmal();
    expect(await alsJobcenter('SELECT name, geburtsdatum FROM person WHERE aktenzeichen = $1 ORDER BY id', az)).toEqual([{ name: KANARI.mieter, geburtsdatum: null }, { name: KANARI.vermieter, geburtsdatum: null }]);
    expect(await alsJobcenter('SELECT telefon, strasse FROM haushalt WHERE aktenzeichen = $1', az)).toEqual([{ telefon: null, strasse: KANARI.strasse }]);
    const mitteilung = await alsJobcenter('SELECT original, geschaeftszeichen, rueckstand_cent FROM mitteilung WHERE aktenzeichen = $1', az);
    expect(mitteilung).toMatchObject([{ geschaeftszeichen: '412 C 1234/26', rueckstand_cent: '204150' }]);
    expect(JSON.stringify(mitteilung)).not.toContain('Original des Gerichts');
  });

  it('handed over twice starts one case', async () => {
    const az = await insertFall(datenbank.pool);
    const id = await reiheLeichtesEin(datenbank.pool, umfeld, az);
    await dienst.einmal();
    await datenbank.pool.query("UPDATE uebermittlung SET status = 'BEREIT' WHERE id = $1", [id]);
    await dienst.einmal();
    for (const tabelle of ['fall', 'person', 'posteingang', 'dokument', 'ausgang']) {
      const { rows } = await datenbank.pool.query(`SELECT count(*)::int AS n FROM ${tabelle} WHERE behoerde = 'JC' AND aktenzeichen = $1`, [az]);
      expect([tabelle, rows[0].n]).toEqual([tabelle, tabelle === 'person' ? 2 : 1]);
    }
  });

  it('handed over again after the household’s data were deleted brings nothing back', async () => {
    const az = await insertFall(datenbank.pool);
    const id = await reiheLeichtesEin(datenbank.pool, umfeld, az);
    await dienst.einmal();
    for (const tabelle of ['posteingang', 'dokument']) await datenbank.pool.query(`DELETE FROM ${tabelle} WHERE behoerde = 'JC' AND aktenzeichen = $1`, [az]);
    await datenbank.pool.query("UPDATE uebermittlung SET status = 'BEREIT' WHERE id = $1", [id]);
    await dienst.einmal();
    expect((await leseStand(datenbank.pool, id)).status).toBe('GESENDET');
    expect(await alsJobcenter('SELECT id FROM posteingang WHERE aktenzeichen = $1 UNION ALL SELECT 1 FROM dokument WHERE aktenzeichen = $1', az)).toEqual([]);
  });

  it('after a crash is asked for: delivered stays delivered, also when the household’s data are deleted since', async () => {
    const az = await insertFall(datenbank.pool);
    const id = await reiheLeichtesEin(datenbank.pool, umfeld, az);
    await dienst.einmal();
    await datenbank.pool.query("DELETE FROM posteingang WHERE behoerde = 'JC' AND aktenzeichen = $1", [az]);
    await datenbank.pool.query("UPDATE uebermittlung SET status = 'UEBERGABE' WHERE id = $1", [id]);
    await dienst.einmal();
    expect((await leseStand(datenbank.pool, id)).status).toBe('GESENDET');
    expect(await alsJobcenter('SELECT 1 FROM posteingang WHERE aktenzeichen = $1', az)).toEqual([]);
  });

  it('after a crash before delivery is delivered', async () => {
    const az = await insertFall(datenbank.pool);
    const id = await reiheLeichtesEin(datenbank.pool, umfeld, az);
    await datenbank.pool.query("UPDATE uebermittlung SET status = 'UEBERGABE', versuche = 1 WHERE id = $1", [id]);
    await dienst.einmal();
    expect(await leseStand(datenbank.pool, id)).toMatchObject({ status: 'BEREIT', fehler_code: 'UEBERGABE_ABGEBROCHEN' });
    await datenbank.pool.query('UPDATE uebermittlung SET naechster_versuch_am = angelegt_am WHERE id = $1', [id]);
    await dienst.einmal();
    expect((await leseStand(datenbank.pool, id)).status).toBe('GESENDET');
  });

  it('is refused when the Jobcenter has the same court and file number under another Aktenzeichen', async () => {
    const az = await insertFall(datenbank.pool);
    await reiheLeichtesEin(datenbank.pool, umfeld, az);
    await dienst.einmal();
    const anderes = await insertFall(datenbank.pool);
    await datenbank.pool.query("UPDATE mitteilung SET geschaeftszeichen_norm = $2 WHERE behoerde = 'JC' AND aktenzeichen = $1", [az, anderes]);
    const id = await reiheLeichtesEin(datenbank.pool, umfeld, anderes);
    await dienst.einmal();
    expect(await leseStand(datenbank.pool, id)).toMatchObject({ status: 'FEHLGESCHLAGEN', fehler_code: 'BEIM_EMPFAENGER_DOPPELT' });
  });
});

describe('another letter to a Jobcenter that works in the system', () => {
  it('lies in its Posteingang for a person, beside the file', async () => {
    const az = await insertFall(datenbank.pool);
    await reiheEin(datenbank.pool, umfeld, az);
    await dienst.einmal();
    await reiheEin(datenbank.pool, umfeld, az, 'hannover.erinnerung');
    await dienst.einmal();
    expect(await alsJobcenter("SELECT art, status FROM posteingang WHERE aktenzeichen = $1 AND status = 'OFFEN'", az)).toEqual([{ art: 'hannover.erinnerung', status: 'OFFEN' }]);
    expect(await alsJobcenter('SELECT nachricht FROM ausgang WHERE aktenzeichen = $1', az)).toHaveLength(1);
  });

  it('about rent in detention makes a file of the detained tenant alone; a procedure that begins in it later adds the rest', async () => {
    const az = await insertFall(datenbank.pool, { personen: [{ rolle: 'MIETER', name: 'Groß', vorname: 'Jürgen' }, { rolle: 'MIETER', name: 'Groß', vorname: 'Lea' }, { rolle: 'VERMIETER', name: 'Wohnbau' }] });
    await bereiteVor(datenbank.pool, 'hannover.haft-anfrage', az, 'haft-anfrage');
    for (const runde of [1, 2]) {
      await reiheEin(datenbank.pool, umfeld, az, 'hannover.haft-anfrage', runde);
      await dienst.einmal();
    }
    const akte = () => alsJobcenter('SELECT vorname, (SELECT count(*)::int FROM mitteilung m WHERE m.aktenzeichen = $1) AS mitteilungen FROM person WHERE aktenzeichen = $1 ORDER BY id', az);
    expect(await akte()).toEqual([{ vorname: 'Jürgen', mitteilungen: 0 }]);
    expect(await alsJobcenter('SELECT art, status, dokument_id IS NOT NULL AS mit_dokument FROM posteingang WHERE aktenzeichen = $1', az)).toEqual([1, 2].map(() => ({ art: 'hannover.haft-anfrage', status: 'OFFEN', mit_dokument: true })));
    await reiheLeichtesEin(datenbank.pool, umfeld, az);
    await dienst.einmal();
    expect(await akte()).toEqual(['Jürgen', 'Lea', ''].map((vorname) => ({ vorname, mitteilungen: 1 })));
  });

  it('lies there without a file where the Jobcenter has none', async () => {
    const az = await insertFall(datenbank.pool);
    await reiheEin(datenbank.pool, umfeld, az, 'hannover.mitteilung-erledigt');
    await dienst.einmal();
    expect(await alsJobcenter("SELECT art, dokument_id FROM posteingang WHERE aktenzeichen IS NULL AND angaben ->> 'aktenzeichen' = $1", az)).toEqual([{ art: 'hannover.mitteilung-erledigt', dokument_id: null }]);
  });
});

it('a recipient that is no authority here cannot be reached inside the system', async () => {
  await datenbank.pool.query("INSERT INTO beteiligter (kuerzel, vereinbarung, name, funktion, kanal) VALUES ('FREMD', 'hannover', 'x', 'y', 'INTERN')");
  const id = await reiheLeichtesEin(datenbank.pool, umfeld, await insertFall(datenbank.pool));
  await inTransaktion(datenbank.pool, LHH, (db) => db.query("UPDATE uebermittlung SET empfaenger = 'FREMD' WHERE id = $1", [id]));
  await dienst.einmal();
  expect(await leseStand(datenbank.pool, id)).toMatchObject({ status: 'FEHLGESCHLAGEN', fehler_code: 'EMPFAENGER_NICHT_IM_SYSTEM' });
});
