import { writeFile } from 'node:fs/promises';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordBriefAngaben } from '../../src/akte/brief-angaben.ts';
import { insertEinwilligung, withdrawEinwilligung } from '../../src/akte/einwilligung.ts';
import { inTransaktion } from '../../src/db/pool.ts';
import { erstelleDokument } from '../../src/uebermittlung/index.ts';
import type { Umfeld } from '../../src/uebermittlung/typen.ts';
import { haltFundstellen } from '../../src/uebermittlung/typografie.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { bereiteVor, TERMIN } from './brief-daten.ts';
import { erstelleUmfeld, insertBeteiligte, insertFall, LHH, stehendeUhr, type TestFall, type TestPerson } from './fall.ts';

/** Set it to look at the letters: each is written there. */
const BILDER = process.env['BILDER'];

let datenbank: TestDatenbank;
let umfeld: Umfeld;
beforeAll(async () => {
  datenbank = await testDatenbank();
  umfeld = { ...(await erstelleUmfeld()), uhr: stehendeUhr('2026-04-02T08:00:00Z') };
  await insertBeteiligte(datenbank.pool);
});
afterAll(() => datenbank.close());

type Text = { str: string; links: number; oben: number };
type Gedruckt = { seiten: string[]; erste: Text[] };

const tu = <T>(was: Parameters<typeof inTransaktion<T>>[2]): Promise<T> => inTransaktion(datenbank.pool, LHH, was);

/** The letter as text, and its first page with the place of each piece in millimetres from the upper left. */
async function drucke(aktenzeichen: string, schreiben: string, empfaenger: string, runde = 1): Promise<Gedruckt> {
  await bereiteVor(datenbank.pool, schreiben, aktenzeichen, schreiben);
  const { id } = await tu((db) => erstelleDokument(db, { aktenzeichen, behoerde: 'LHH', schreiben, empfaenger, schritt: schreiben, runde }, umfeld));
  const { rows } = await datenbank.pool.query<{ inhalt: Buffer }>('SELECT inhalt FROM dokument WHERE id = $1', [id]);
  if (BILDER) await writeFile(`${BILDER}/${schreiben}-${empfaenger}-${aktenzeichen.slice(-3)}.pdf`, rows[0]?.inhalt ?? '');
  const pdf = await getDocumentProxy(new Uint8Array(rows[0]?.inhalt ?? []));
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const erste = items.flatMap((i: (typeof items)[number]) => ('transform' in i && i.str.trim() ? [{ str: i.str, links: (Number(i.transform[4]) * 25.4) / 72, oben: 297 - (Number(i.transform[5]) * 25.4) / 72 }] : []));
  const { text } = await extractText(pdf, { mergePages: false });
  return { seiten: text.map((t) => t.normalize('NFC').replaceAll(/\s+/g, ' ')), erste };
}

/** What can be read through the window of the envelope (DIN 5008, form B). */
const imFenster = (texte: Text[]): string => texte.filter((t) => t.oben >= 45 && t.oben <= 90 && t.links < 105).map((t) => t.str).join(' ').replaceAll(/\s+/g, ' ');

const vermieter = (anschrift: string, name = 'Wohnbau Süd GmbH'): TestPerson => ({ rolle: 'VERMIETER', name, anschrift });
const mieter = (name: string, vorname: string): TestPerson => ({ rolle: 'MIETER', name, vorname });

describe('a letter for a window envelope', () => {
  it('shows sender and recipient in the window, nothing else, and is not longer than a page', async () => {
    const az = await insertFall(datenbank.pool, { strasse: 'Lister Meile', ort: 'Hannover', personen: [mieter('Groß', 'Jürgen'), mieter('Öztürk', 'Ayşe'), vermieter('x')] });
    const { seiten, erste } = await drucke(az, 'hannover.terminvorschlag', 'HAUSHALT');
    expect(seiten).toHaveLength(1);
    expect(imFenster(erste)).toBe('Landeshauptstadt Hannover · Fachstelle Wohnungserhalt, OE 56.34 · Leinstraße 14, 30159 Hannover Jürgen Groß Ayşe Öztürk Lister Meile 7b 30161 Hannover');
  });

  it('keeps the recipient inside the lower part of the field', async () => {
    const az = await insertFall(datenbank.pool, { personen: [mieter('Groß', 'Jürgen'), mieter('Öztürk', 'Ayşe')] });
    const zeilen = (await drucke(az, 'hannover.terminvorschlag', 'HAUSHALT')).erste.filter((t) => ['Jürgen Groß', '30161 Lauschhausen'].includes(t.str.trim()));
    expect(zeilen).toHaveLength(2);
    for (const z of zeilen) {
      expect(z.links).toBeCloseTo(25, 0);
      expect(z.oben).toBeGreaterThan(62.7);
      expect(z.oben).toBeLessThan(90);
    }
  });

  it('has no cover by post, and one by fax', async () => {
    const az = await insertFall(datenbank.pool);
    const [post, fax] = [await drucke(az, 'hannover.weitervermittlung', 'SCHULDNERBERATUNG', 1), await drucke(az, 'hannover.weitervermittlung', 'JOBCENTER', 2)];
    expect(post.seiten[0]).not.toContain('Telefax');
    expect(post.seiten[0]).toContain('Seite 1 von 1');
    expect(fax.seiten[0]).toContain('Telefax');
    expect(fax.seiten[1]).toContain('Weitervermittlung eines Haushalts');
  });

  it('with names that do not fit pushes the text down: no line runs into another', async () => {
    const lang = Array.from({ length: 6 }, (_, i) => mieter(`Wolfeschlegelsteinhausenbergerdorff-Lüdenscheidt${i}`, 'Maximiliane-Friederike'));
    const { erste, seiten } = await drucke(await insertFall(datenbank.pool, { strasse: 'Straße-mit-einem-sehr-langen-Namen-und-noch-länger-als-jede-Zeile', personen: lang }), 'hannover.terminvorschlag', 'HAUSHALT');
    const betreff = erste.find((t) => t.str.startsWith('Einladung zu einem'));
    const letzte = erste.filter((t) => t.links < 105 && t.str.includes('30161'));
    expect(letzte[0]?.oben).toBeLessThan((betreff?.oben ?? 0) - 5);
    for (const p of lang) expect(seiten.join(' ').replaceAll(' ', '')).toContain(p.name);
  });
});

describe('the address of a person of the case', () => {
  const feld = async (fall: TestFall, empfaenger: string) => imFenster((await drucke(await insertFall(datenbank.pool, fall), 'hannover.weitervermittlung', empfaenger)).erste).split('30159 Hannover ')[1];

  it.each([
    ['the landlord', [vermieter('Hildesheimer Straße 1, 30169 Hannover')], 'Wohnbau Süd GmbH Hildesheimer Straße 1 30169 Hannover'],
    ['several landlords at the address of the one who has one', [vermieter('', 'Erbe Eins'), vermieter('Weg 2\n30169 Hannover', 'Erbe Zwei')], 'Erbe Eins Erbe Zwei Weg 2 30169 Hannover'],
    ['the landlord in care of the representative, where only that one has an address', [vermieter(''), { rolle: 'VERTRETER', name: 'Kanzlei Recht', anschrift: 'Allee 3, 30171 Hannover' }], 'Wohnbau Süd GmbH c/o Kanzlei Recht Allee 3 30171 Hannover'],
    ['the landlord, although the representative has an address too', [vermieter('Weg 2, 30169 Hannover'), { rolle: 'VERTRETER', name: 'Kanzlei Recht', anschrift: 'Allee 3, 30171 Hannover' }], 'Wohnbau Süd GmbH Weg 2 30169 Hannover'],
  ] as [string, TestPerson[], string][])('is that of %s', async (_, personen, erwartet) => {
    expect(await feld({ personen }, 'VERMIETER')).toBe(erwartet);
  });

  it('is that of the flat for those who live there, and another one where nobody does any more', async () => {
    const woanders = { ...mieter('Weg', 'Wanda'), anschrift: 'Neue Straße 5, 30171 Hannover' };
    expect(await feld({ strasse: 'Lister Meile', ort: 'Hannover', personen: [woanders, mieter('Da', 'Dana')] }, 'HAUSHALT')).toBe('Dana Da Lister Meile 7b 30161 Hannover');
    expect(await feld({ personen: [woanders] }, 'HAUSHALT')).toBe('Wanda Weg Neue Straße 5 30171 Hannover');
  });

  it.each([
    ['VERMIETER', [vermieter(' , ')]],
    ['VERMIETER', [{ rolle: 'VERTRETER', name: 'Kanzlei Recht', anschrift: 'Allee 3, 30171 Hannover' }]],
    ['HAUSHALT', [vermieter('Weg 2, 30169 Hannover')]],
  ] as [string, TestPerson[]][])('of %s that is missing is refused, and no letter is made', async (empfaenger, personen) => {
    const az = await insertFall(datenbank.pool, { personen });
    await expect(drucke(az, 'hannover.weitervermittlung', empfaenger)).rejects.toMatchObject({ code: 'ANSCHRIFT_FEHLT' });
    expect((await datenbank.pool.query('SELECT 1 FROM dokument WHERE aktenzeichen = $1', [az])).rowCount).toBe(0);
  });

  it('of a body by post must be known, by fax it need not be', async () => {
    await datenbank.pool.query("INSERT INTO beteiligter (kuerzel, vereinbarung, name, funktion, kanal) VALUES ('OHNE_POST', 'hannover', 'x', 'y', 'POST'), ('OHNE_FAX', 'hannover', 'x', 'y', 'DATEISPOOL')");
    const az = await insertFall(datenbank.pool);
    await expect(drucke(az, 'hannover.weitervermittlung', 'OHNE_POST')).rejects.toMatchObject({ code: 'ANSCHRIFT_FEHLT' });
    expect((await drucke(az, 'hannover.weitervermittlung', 'OHNE_FAX')).seiten).toHaveLength(2);
  });
});

describe('the invitation', () => {
  it('names day, hour and place of the talk', async () => {
    const { seiten } = await drucke(await insertFall(datenbank.pool), 'hannover.terminvorschlag', 'HAUSHALT');
    for (const teil of ['Donnerstag, 9. April 2026', '10:30 Uhr', TERMIN.ort, 'Telefon 0511 000']) expect(seiten[0]).toContain(teil);
  });

  it('needs no notice of the court, a letter about the suit does', async () => {
    const aktenzeichen = await insertFall(datenbank.pool);
    await datenbank.pool.query('DELETE FROM mitteilung WHERE aktenzeichen = $1', [aktenzeichen]);
    expect((await drucke(aktenzeichen, 'hannover.terminvorschlag', 'HAUSHALT')).seiten).toHaveLength(1);
    await expect(drucke(aktenzeichen, 'hannover.anlage-1', 'JOBCENTER')).rejects.toMatchObject({ code: 'AKTE_UNVOLLSTAENDIG' });
  });

  it.each([undefined, { terminAm: '2026-02-30', uhrzeit: '10:30', ort: 'x' }, { terminAm: '2026-04-09', uhrzeit: '25:00', ort: 'x' }, { terminAm: '2026-04-09', uhrzeit: '10:30', ort: ' ' }])('is not made with %j', async (angaben) => {
    const aktenzeichen = await insertFall(datenbank.pool);
    const auftrag = { aktenzeichen, behoerde: 'LHH', schreiben: 'hannover.terminvorschlag', empfaenger: 'HAUSHALT', schritt: 't', runde: 1 };
    if (angaben) await tu((db) => recordBriefAngaben(db, { aktenzeichen, schritt: 't' }, angaben, umfeld.uhr));
    await expect(tu((db) => erstelleDokument(db, auftrag, umfeld))).rejects.toMatchObject({ code: 'ANGABEN_FEHLEN' });
  });

  it('of another run of the procedure has its own appointment', async () => {
    const aktenzeichen = await insertFall(datenbank.pool);
    const vorgang = `${aktenzeichen}.2`;
    await tu((db) => recordBriefAngaben(db, { aktenzeichen, schritt: 't' }, TERMIN, umfeld.uhr));
    const auftrag = { aktenzeichen, vorgang, behoerde: 'LHH', schreiben: 'hannover.terminvorschlag', empfaenger: 'HAUSHALT', schritt: 't', runde: 1 };
    await expect(tu((db) => erstelleDokument(db, auftrag, umfeld))).rejects.toMatchObject({ code: 'ANGABEN_FEHLEN' });
    await tu((db) => recordBriefAngaben(db, { aktenzeichen, vorgang, schritt: 't' }, { ...TERMIN, uhrzeit: '15:00' }, umfeld.uhr));
    expect(await tu((db) => erstelleDokument(db, auftrag, umfeld))).toMatchObject({ titel: 'Einladung zu einem persönlichen Gespräch', seiten: 1 });
  });
});

describe('the referral', () => {
  it('tells the service whom to contact and why, and nothing of court and rent', async () => {
    const aktenzeichen = await insertFall(datenbank.pool);
    await tu((db) => recordBriefAngaben(db, { aktenzeichen, schritt: 'hannover.weitervermittlung' }, { anliegen: 'Schulden bei drei Gläubigern.\nBitte anrufen.' }, umfeld.uhr));
    const { seiten } = await drucke(aktenzeichen, 'hannover.weitervermittlung', 'SCHULDNERBERATUNG');
    for (const teil of ['Zwetlana Kanarienvogel', '0511 4711', 'Schulden bei drei Gläubigern.', 'Bitte anrufen.', '§ 78 SGB X']) expect(seiten[0]).toContain(teil);
    expect(seiten[0]).not.toMatch(/Plaudern|412 C|€|1980|Geheimrat|Einwilligung/);
  });

  it('names a consent only where it holds for this recipient on this day', async () => {
    const aktenzeichen = await insertFall(datenbank.pool);
    const angaben = { zweck: 'WEITERVERMITTLUNG', datenarten: ['KONTAKT'], sender: 'LHH', textfassung: '1', form: 'SCHRIFTLICH' as const, erteiltAm: '2026-04-01' };
    await tu((db) => insertEinwilligung(db, aktenzeichen, { ...angaben, empfaenger: 'SENIORENHILFE' }, umfeld.uhr));
    expect((await drucke(aktenzeichen, 'hannover.weitervermittlung', 'SCHULDNERBERATUNG', 1)).seiten[0]).not.toContain('Einwilligung');
    const id = await tu((db) => insertEinwilligung(db, aktenzeichen, { ...angaben, empfaenger: 'SCHULDNERBERATUNG' }, umfeld.uhr));
    expect((await drucke(aktenzeichen, 'hannover.weitervermittlung', 'SCHULDNERBERATUNG', 2)).seiten[0]).toContain('Einwilligung des Haushalts vom 1. April 2026');
    await tu((db) => withdrawEinwilligung(db, aktenzeichen, id, '2026-04-02', umfeld.uhr));
    expect((await drucke(aktenzeichen, 'hannover.weitervermittlung', 'SCHULDNERBERATUNG', 3)).seiten[0]).not.toContain('Einwilligung');
  });
});

it('keeps a citation on one line, also one whose author has made a space firm already', () => {
  const zeilen = (text: string): string[] => haltFundstellen(text).split(' ');
  expect(zeilen('Hilfe nach §§\u00a067 ff. SGB XII (§ 78 SGB X).')).toEqual(['Hilfe', 'nach', '§§\u00a067\u00a0ff.\u00a0SGB\u00a0XII', '(§\u00a078\u00a0SGB\u00a0X).']);
});
