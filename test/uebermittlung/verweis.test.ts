import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { inTransaktion } from '../../src/db/pool.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { UebermittlungsDienst } from '../../src/uebermittlung/dienst.ts';
import { erstelleDokument, erstelleUebermittlungsDienst, stopUnterwegs } from '../../src/uebermittlung/index.ts';
import type { Ergebnis, Kanal, Umfeld } from '../../src/uebermittlung/typen.ts';
import type { Datenart } from '../../src/akte/verweis/einwilligungstext.ts';
import { withdrawVerweis } from '../../src/akte/verweis/widerruf.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { Attrappe } from './attrappe.ts';
import { willigeEin } from './brief-daten.ts';
import { erstelleUmfeld, insertBeteiligte, insertFall, KANARI, leseErgebnisse, leseStand, LHH, reiheEin, reiheLeichtesEin } from './fall.ts';

let datenbank: TestDatenbank;
let umfeld: Umfeld;
beforeAll(async () => {
  datenbank = await testDatenbank();
  umfeld = await erstelleUmfeld();
  await insertBeteiligte(datenbank.pool);
});
afterAll(() => datenbank.close());

async function drucke(aktenzeichen: string, schreiben: string): Promise<string[]> {
  const auftrag = { aktenzeichen, behoerde: 'LHH', schreiben, empfaenger: 'JOBCENTER', schritt: 'x', runde: 1 };
  const { id } = await inTransaktion(datenbank.pool, LHH, (db) => erstelleDokument(db, auftrag, umfeld));
  const { rows } = await datenbank.pool.query<{ inhalt: Buffer }>('SELECT inhalt FROM dokument WHERE id = $1', [id]);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(rows[0]?.inhalt ?? [])), { mergePages: false });
  return text.map((t) => t.normalize('NFC').replaceAll(/\s+/g, ' '));
}
async function mitEinwilligung(datenarten: Datenart[]): Promise<string> {
  const aktenzeichen = await insertFall(datenbank.pool);
  await inTransaktion(datenbank.pool, LHH, (db) => willigeEin(db, aktenzeichen, datenarten));
  return aktenzeichen;
}

describe('the contact data', () => {
  it('say what the household has consented to, and nothing else; the cover says none of it', async () => {
    const [deckblatt = '', brief = ''] = await drucke(await mitEinwilligung(['NAMEN', 'ANSCHRIFT']), 'hannover.kontaktdaten');
    for (const teil of [`${KANARI.vorname} ${KANARI.mieter}`, KANARI.strasse, 'vom 1. April 2026']) expect(brief).toContain(teil);
    for (const teil of ['4711', 'Kündigung', KANARI.vermieter, KANARI.gericht, '2.041,50']) expect(brief).not.toContain(teil);
    for (const wort of [...Object.values(KANARI), 'Wohnungsnotfall', 'Kündigung']) expect(deckblatt).not.toContain(wort);
    const [, alles = ''] = await drucke(await mitEinwilligung(['NAMEN', 'ANSCHRIFT', 'TELEFON', 'ANLASS']), 'hannover.kontaktdaten');
    for (const teil of ['0511 4711', 'Kündigung wegen mietwidrigen Verhaltens']) expect(alles).toContain(teil);
  });

  it('are not written without a consent, nor after it was withdrawn', async () => {
    const ohne = await insertFall(datenbank.pool);
    await expect(drucke(ohne, 'hannover.kontaktdaten')).rejects.toMatchObject({ code: 'EINWILLIGUNG_GILT_NICHT' });
    const widerrufen = await mitEinwilligung(['NAMEN', 'ANSCHRIFT']);
    await datenbank.pool.query("UPDATE einwilligung SET widerrufen_am = '2026-04-02' WHERE aktenzeichen = $1", [widerrufen]);
    await expect(drucke(widerrufen, 'hannover.kontaktdaten')).rejects.toMatchObject({ code: 'EINWILLIGUNG_GILT_NICHT' });
  });

  it('leave through the spool without a name beside the pages', async () => {
    const spool = await mkdtemp(join(tmpdir(), 'kooperation-verweis-'));
    const dienst = erstelleUebermittlungsDienst({ ...umfeld, pool: datenbank.pool, protokoll: stillesProtokoll, spool });
    const aktenzeichen = await mitEinwilligung(['NAMEN', 'ANSCHRIFT', 'TELEFON']);
    const id = await reiheEin(datenbank.pool, umfeld, aktenzeichen, 'hannover.kontaktdaten');
    await dienst.einmal();
    await dienst.stop();
    expect((await leseStand(datenbank.pool, id)).status).toBe('ANGENOMMEN');
    const dateien = (await readdir(spool, { recursive: true, withFileTypes: true })).filter((d) => d.isFile());
    const daneben = await Promise.all(dateien.map(async (d) => [d.name, d.name.endsWith('.pdf') ? '' : await readFile(join(d.parentPath, d.name), 'utf8')]));
    const ausgang = await datenbank.pool.query('SELECT variablen, nachricht FROM ausgang');
    const alles = JSON.stringify([daneben, ausgang.rows]);
    expect(alles).toContain(aktenzeichen);
    for (const wort of [...Object.values(KANARI), '4711']) expect(alles).not.toContain(wort);
    await rm(spool, { recursive: true });
  });
});

describe('what is handed over in person', () => {
  it('the declaration has purpose, consequences of refusing, right to withdraw and the version of its text', async () => {
    const [seite = '', ...weitere] = await drucke(await insertFall(datenbank.pool), 'hannover.einwilligung');
    expect(weitere).toEqual([]);
    for (const teil of ['Zweck:', 'Die Einwilligung ist freiwillig', 'jederzeit für die Zukunft widerrufen', 'Textfassung 2023-07', 'Unterschrift', KANARI.mieter]) expect(seite).toContain(teil);
  });

  it('the flyer has opening hours and contacts, and nothing of the case', async () => {
    const aktenzeichen = await insertFall(datenbank.pool);
    const [seite = '', ...weitere] = await drucke(aktenzeichen, 'hannover.flyer');
    expect(weitere).toEqual([]);
    for (const teil of ['Öffnungszeiten', 'Beratung und Termine', 'ganz gleich, wie hoch das Einkommen ist']) expect(seite).toContain(teil);
    for (const wort of [aktenzeichen, ...Object.values(KANARI)]) expect(seite).not.toContain(wort);
  });

  it('the notice of a withdrawal names the case and nobody', async () => {
    const aktenzeichen = await insertFall(datenbank.pool);
    const alles = (await drucke(aktenzeichen, 'hannover.widerruf')).join(' ');
    expect(alles).toContain(aktenzeichen);
    for (const wort of Object.values(KANARI)) expect(alles).not.toContain(wort);
  });
});

test('a consent withdrawn at the very moment of the hand-over: the letter leaves, or the clerk is told that nothing left, never both', async () => {
  const kanal = new Attrappe(() => ({ art: 'ANGENOMMEN' }));
  const dienst = new UebermittlungsDienst({ ...umfeld, pool: datenbank.pool, protokoll: stillesProtokoll, kanaele: [kanal] });
  for (let i = 0; i < 25; i++) {
    const aktenzeichen = await mitEinwilligung(['NAMEN', 'ANSCHRIFT']);
    const id = `${aktenzeichen}:verweis-kontaktdaten:1`;
    await datenbank.pool.query('UPDATE uebermittlung SET id = $2 WHERE id = $1', [await reiheLeichtesEin(datenbank.pool, umfeld, aktenzeichen), id]);
    const widerrufe = () => inTransaktion(datenbank.pool, LHH, (db) => withdrawVerweis(db, aktenzeichen, { uhr: umfeld.uhr, stoppe: (x) => stopUnterwegs(db, x, umfeld.uhr) }));
    const runde = i % 2 === 0 ? dienst.einmal() : undefined;
    const [stand] = await Promise.all([widerrufe(), runde ?? dienst.einmal()]);
    await dienst.einmal();
    const ging = kanal.uebergeben.includes(id);
    expect(stand !== 'NICHT_HINAUS', `round ${i}`).toBe(ging);
  }
  await dienst.stop();
});

describe('a letter that is stopped while it is handed over', () => {
  /** Stops the letter during the hand-over, as a withdrawal does, and then answers. */
  const kanal = (id: () => string, ergebnis: Ergebnis): Kanal => ({
    name: 'DATEISPOOL',
    uebergib: async () => {
      await inTransaktion(datenbank.pool, LHH, (db) => stopUnterwegs(db, id(), umfeld.uhr));
      return ergebnis;
    },
  });

  it.each([['is not tried again when it was not taken', { art: 'SPAETER', code: 'BESETZT' }, 'ZURUECKGEZOGEN', ['ZURUECKGEZOGEN']], ['has left when it was taken', { art: 'GESENDET' }, 'GESENDET', ['GESENDET']]] as const)('%s', async (_, ergebnis, status, ergebnisse) => {
    let id = '';
    const dienst = new UebermittlungsDienst({ ...umfeld, pool: datenbank.pool, protokoll: stillesProtokoll, kanaele: [kanal(() => id, ergebnis)] });
    id = await reiheLeichtesEin(datenbank.pool, umfeld, await insertFall(datenbank.pool));
    await dienst.einmal();
    await dienst.einmal();
    await dienst.stop();
    expect((await leseStand(datenbank.pool, id)).status).toBe(status);
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(ergebnisse);
  });
});
