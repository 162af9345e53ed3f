import { writeFile } from 'node:fs/promises';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedKonten } from '../../src/akte/konto.ts';
import { beginneLauf } from '../../src/akte/lauf.ts';
import { recordErgebnisMietschulden } from '../../src/akte/mietschulden/ergebnis.ts';
import { writePruefung } from '../../src/akte/mietschulden/pruefung.ts';
import { insertMietschulden, PROZESS_JOBCENTER, type Ergebnis } from '../../src/akte/mietschulden/vorgang.ts';
import { decideAblehnung, writeVorschlag } from '../../src/akte/mietschulden/vorschlag.ts';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { erstelleDokument } from '../../src/uebermittlung/index.ts';
import type { Umfeld } from '../../src/uebermittlung/typen.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { ABLEHNUNG, PRUEFUNG, UEBERNAHME } from '../support/mietschulden.ts';
import { erstelleUmfeld, insertBeteiligte, insertFall, stehendeUhr } from './fall.ts';

/** Set it to look at the letters: each is written there. */
const BILDER = process.env['BILDER'];
let datenbank: TestDatenbank;
let umfeld: Umfeld;
beforeAll(async () => {
  datenbank = await testDatenbank();
  umfeld = { ...(await erstelleUmfeld()), uhr: stehendeUhr('2026-04-02T08:00:00Z') };
  await insertBeteiligte(datenbank.pool);
  await als('jens', (db) => seedKonten(db, [{ anmeldename: 'jens', anzeigename: 'Jens', behoerde: 'JC', rollen: [] }, { anmeldename: 'tina', anzeigename: 'Tina', behoerde: 'JC', rollen: ['jobcenter-teamleitung'] }], 'geheim-und-lang', umfeld.uhr));
});
afterAll(() => datenbank.close());
const als = <T>(wer: string, tun: (db: Db) => Promise<T>): Promise<T> => inTransaktion(datenbank.pool, { behoerde: 'JC', wer }, tun);

/** An examination of the Jobcenter with its result, decided as people decide. */
async function entscheide(ergebnis: Ergebnis | null): Promise<string> {
  const az = await insertFall(datenbank.pool, { personen: [{ rolle: 'MIETER', name: 'Muster', vorname: 'Mia' }, { rolle: 'VERMIETER', name: 'Wohnbau Süd GmbH', anschrift: 'Hildesheimer Straße 1, 30169 Hannover' }] });
  for (const [tabelle, spalten] of [['fall', 'aktenzeichen, vereinbarung, eingang_am, angelegt_am'], ['haushalt', 'aktenzeichen, strasse, hausnummer, lage, plz, ort, adresse_norm'], ['person', 'aktenzeichen, rolle, name, vorname, anschrift, name_norm']]) {
    await datenbank.pool.query(`INSERT INTO ${tabelle} (behoerde, ${spalten}) SELECT 'JC', ${spalten} FROM ${tabelle} WHERE behoerde = 'LHH' AND aktenzeichen = $1`, [az]);
  }
  const stelle = { aktenzeichen: az, vorgang: az, prozess: PROZESS_JOBCENTER };
  const { uhr } = umfeld;
  await als('jens', async (db) => {
    await beginneLauf(db, { ...stelle, nachricht: 'hannover.mietschulden.antrag', eingangAm: '2026-04-02', anlass: 'test' }, uhr);
    await insertMietschulden(db, { ...stelle, herkunft: 'ANTRAG', anlass: 'RAEUMUNGSKLAGE', schuldenart: 'MIETSCHULDEN' }, uhr);
    await writePruefung(db, stelle, { ...PRUEFUNG, stellungnahme: 'Geheime Abwägung.' }, uhr);
    await writeVorschlag(db, stelle, ergebnis === 'ABLEHNUNG' ? ABLEHNUNG : UEBERNAHME, uhr);
  });
  if (ergebnis === 'ABLEHNUNG') await als('tina', (db) => decideAblehnung(db, stelle, { runde: 1, entscheidung: 'ZUGESTIMMT', begruendung: '' }, uhr));
  if (ergebnis) await als('jens', (db) => recordErgebnisMietschulden(db, stelle, ergebnis, uhr));
  return az;
}

async function drucke(aktenzeichen: string, schreiben: string, empfaenger: string): Promise<string[]> {
  const { id } = await als('jens', (db) => erstelleDokument(db, { aktenzeichen, behoerde: 'JC', schreiben, empfaenger, schritt: 'x', runde: 1 }, umfeld));
  const { rows } = await datenbank.pool.query<{ inhalt: Buffer }>('SELECT inhalt FROM dokument WHERE id = $1', [id]);
  if (BILDER) await writeFile(`${BILDER}/${schreiben}-${aktenzeichen.slice(-3)}.pdf`, rows[0]?.inhalt ?? '');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(rows[0]?.inhalt ?? [])), { mergePages: false });
  return text.map((t) => t.normalize('NFC').replaceAll(/\s+/g, ' '));
}

describe('the letter about the result', () => {
  it('says what is taken over and how a loan is paid back, on a cover that says nothing', async () => {
    const [deckblatt = '', brief = ''] = await drucke(await entscheide('UEBERNAHME'), 'hannover.ergebnis-mietschulden', 'FACHSTELLE');
    expect(deckblatt).not.toMatch(/Muster|Räumung|1\.950|Schulden/);
    for (const text of ['Die Schulden werden übernommen', 'Mia Muster', '1.950,00 €', 'Darlehen', '5 % des Regelbedarfs', 'Ihre Stellungnahme haben wir bei der Prüfung berücksichtigt']) expect(brief).toContain(text);
    expect(brief).not.toContain('Geheime Abwägung');
  });

  it('of a rejection names the Teamleitung and the call, not the reasons; without SGB II it hands over', async () => {
    const [, ablehnung = ''] = await drucke(await entscheide('ABLEHNUNG'), 'hannover.ergebnis-mietschulden', 'FACHSTELLE');
    expect(ablehnung).toContain('Die Ablehnung hat die Teamleitung entschieden');
    expect(ablehnung).not.toMatch(/nicht zu halten|€/);
    const [, abgabe = ''] = await drucke(await entscheide('KEIN_SGB2'), 'hannover.ergebnis-mietschulden', 'FACHSTELLE');
    expect(abgabe.replaceAll('\u00a0', ' ')).toContain('§ 36 SGB XII');
  });
});

describe('the declaration to the landlord', () => {
  it('commits to the sum and tells nothing else about the household', async () => {
    const [brief = ''] = await drucke(await entscheide('UEBERNAHME'), 'hannover.uebernahmeerklaerung', 'VERMIETER');
    for (const text of ['Wohnbau Süd GmbH', 'verpflichten wir uns', '1.950,00 €']) expect(brief).toContain(text);
    expect(brief).not.toMatch(/Darlehen|SGB|Regelbedarf/);
  });

  it.each([null, 'ABLEHNUNG'] as const)('is never written without a takeover (%s)', async (ergebnis) => {
    await expect(entscheide(ergebnis).then((az) => drucke(az, 'hannover.uebernahmeerklaerung', 'VERMIETER'))).rejects.toMatchObject({ code: 'ANGABEN_FEHLEN' });
  });

  it('and no result is told before there is one', async () => {
    await expect(entscheide(null).then((az) => drucke(az, 'hannover.ergebnis-mietschulden', 'FACHSTELLE'))).rejects.toMatchObject({ code: 'ANGABEN_FEHLEN' });
  });
});
