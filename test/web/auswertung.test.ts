import { extractText, getDocumentProxy } from 'unpdf';
import { mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { legeBestandAn } from './kennzahlen-bestand.ts';
import { zaehleKennzahl } from '../support/kennzahl.ts';
import { angemeldet, starteTestWeb, type Besuch, type TestWeb } from './hilfe.ts';

const BILDER = process.env['BILDER'];
const ERSTES = 'von=2026-01-01&bis=2026-03-31';
let web: TestWeb;
let lena: Besuch;
let maria: Besuch;
beforeAll(async () => {
  web = await starteTestWeb();
  await legeBestandAn(web);
  [lena, maria] = [await angemeldet(web, 'lena'), await angemeldet(web, 'maria')];
});
afterAll(() => web.close());

/** A page has many figures: it is fetched once. */
const seiten = new Map<string, string>();

/** The cells of a figure's table, row by row, as people read them. */
async function lies(wer: Besuch, kennzahl: string, suche = ERSTES): Promise<string[][]> {
  const schluessel = `${wer.keks} ${suche}`;
  const text = seiten.get(schluessel) ?? (await wer.hole(`/auswertung?${suche}`)).text;
  seiten.set(schluessel, text);
  const teil = new RegExp(`<h2[^>]* id="${kennzahl}"[\\s\\S]*?</section>`).exec(text)?.[0] ?? '';
  return [...teil.matchAll(/<tr class="kern-table__row" role="row">(?!<th)([\s\S]*?)<\/tr>/g)].map(([, zeile = '']) =>
    [...zeile.matchAll(/<span class="zellwert">([\s\S]*?)<\/span><\/td>/g)].map(([, zelle = '']) => zelle.replaceAll(/<span class="kern-sr-only">[\s\S]*?<\/span>|<[^>]+>/g, '').replaceAll('&lt;', '<').replaceAll('\u00a0', ' ').trim()));
}

describe('a small stock, counted by hand', () => {
  it.each([
    ['ueberfaellig', [['H-2.3', 'Rückmeldung des Jobcenters zum Leistungsbezug', 'Jobcenter', '1', '3', '0', '4'], ['Summe', '', '', '1', '3', '0', '4']]],
    ['faelle', [['In Bearbeitung', 'noch offen', '6'], ['Beendet', 'Wohnung erhalten', '4'], ['Summe', '', '10']]],
    ['fristen', [['H-2.3', 'Rückmeldung des Jobcenters zum Leistungsbezug', 'Jobcenter', '4', '2', '4', '0', '0', '0', '10', '40 %'], ['Summe', '', '', '4', '2', '4', '0', '0', '0', '10', '40 %']]],
    ['wohnungen', [['Wohnung erhalten', '5', '12,0'], ['Wohnung verloren', '1', '15,0'], ['Summe', '6', '12,5']]],
    ['nachsorge', [['Nach 3 Monaten', '3', '0', '1', '0', '4', '75 %'], ['Nach 6 Monaten', '1', '0', '0', '0', '1', '100 %'], ['Summe', '4', '0', '1', '0', '5', '80 %']]],
    ['uebernahmen', [['Übernommen', 'Darlehen', '3', '3', '6.000,00', '2.000,00'], ['Abgelehnt', 'ohne Angabe', '3', '3', '0,00', '–'], ['Summe', '', '6', '6', '6.000,00', '2.000,00']]],
    ['kosten', [['Mietschulden', '3', '3', '6.000,00', '2.000,00'], ['Summe', '3', '3', '6.000,00', '2.000,00']]],
    ['ablehnungsgruende', [['Die Wohnung ist nicht gekündigt', '2'], ['Neue Schulden sind nicht ausgeschlossen', '2'], ['Ohne Grund aus der Tabelle (Ermessen)', '1']]],
    ['arbeit', [['Fachstelle, Sachbearbeitung', '1', '4', '0', '5'], ['Summe', '1', '4', '0', '5']]],
    ['gebiete', [['30161', '7'], ['30449', '3'], ['Summe', '10']]],
    ['erstattungen', []],
  ])('%s', async (kennzahl, erwartet) => {
    expect(await lies(lena, kennzahl)).toEqual(erwartet);
  });

  it('is divided by period and area; what cannot be meant is said beside the field', async () => {
    expect((await lies(lena, 'faelle', 'von=2026-04-01&bis=2026-04-01')).at(-1)).toEqual(['Summe', '', '2']);
    expect((await lies(lena, 'faelle', `${ERSTES}&plz=30449`)).at(-1)).toEqual(['Summe', '', '3']);
    expect((await lies(lena, 'ueberfaellig', `${ERSTES}&plz=3044`))).toEqual([]);
    for (const [suche, text] of [['von=2026-05-01&bis=2026-04-01', 'Das Ende liegt vor dem Anfang.'], ['von=1990-01-01&bis=2026-04-01', 'Bitte geben Sie einen Tag zwischen 2000 und 2099 an.'], ['plz=%27%3B--', 'Auswertung']]) expect((await lena.hole(`/auswertung?${suche}`)).text).toContain(text);
  });

  it('is seen by its own authority only', async () => {
    const tina = await angemeldet(web, 'tina');
    for (const kennzahl of ['faelle', 'fristen', 'kosten', 'gebiete']) expect(await lies(tina, kennzahl)).toEqual([]);
    expect((await tina.hole(`/auswertung/liste?kennzahl=faelle&${ERSTES}`)).text).toContain('0 Einträge');
  });
});

describe('whoever does not see the cases', () => {
  it('sees small numbers hidden, whole quarters, no area, no list and nothing of internal figures', async () => {
    expect(await lies(maria, 'nachsorge', 'zeitraum=2026-1')).toEqual([['Nach 3 Monaten', '3', '0', '<3', '0', 'mind. 4', '–'], ['Nach 6 Monaten', '<3', '0', '0', '0', 'mind. 1', '–'], ['Summe', 'mind. 4', '0', 'mind. 1', '0', 'mind. 5', '–']]);
    expect(await lies(maria, 'wohnungen', 'zeitraum=2026-1')).toEqual([['Wohnung erhalten', '5', '12,0'], ['Wohnung verloren', '<3', '·'], ['Summe', 'mind. 6', '·']]);
    expect(await lies(maria, 'faelle', 'von=2026-02-14&bis=2026-02-15&plz=30449')).toEqual(await lies(maria, 'faelle', 'zeitraum=2026-1'));
    expect(await lies(maria, 'ueberfaellig')).toEqual([]);
    const { text } = await maria.hole('/auswertung?zeitraum=2026-1');
    expect(text).not.toMatch(/auswertung\/liste|56\.34-2026-0|kanarienvogel|name="plz"|name="von"/);
    expect((await maria.hole(`/auswertung/liste?kennzahl=faelle&${ERSTES}`)).status).toBe(403);
    expect((await maria.hole(`/auswertung/csv?kennzahl=ueberfaellig&${ERSTES}`)).status).toBe(404);
  });
});

describe('the list behind a number', () => {
  it('names the Akten with the reason, and looking is noted', async () => {
    const { text } = await lena.hole(`/auswertung/liste?kennzahl=ueberfaellig&z1=H-2.3&s=UEBER_14&${ERSTES}`);
    expect(text).toContain('0 Einträge');
    const liste = (await lena.hole(`/auswertung/liste?kennzahl=ueberfaellig&z1=H-2.3&s=BIS_14&${ERSTES}`)).text;
    for (const erwartet of ['3 Einträge', '56.34-2026-000001', 'Überfällig seit 9 Tagen', 'Jobcenter', 'seit 20.03.2026', 'Rückmeldung des Jobcenters abwarten']) expect(liste).toContain(erwartet);
    expect(liste).not.toMatch(/000004|kanarienvogel/);
    const { rows } = await web.datenbank.pool.query("SELECT wer, angaben FROM journal WHERE art = 'KENNZAHL_LISTE' ORDER BY id DESC LIMIT 1");
    expect(rows).toEqual([{ wer: 'lena.vogt', angaben: { kennzahl: 'ueberfaellig', stelle: ['H-2.3', 'BIS_14'], von: '2026-01-01', bis: '2026-03-31', plz: null, anzahl: 3 } }]);
  });

  it('of a row without a code, of a sum, and of what is no code', async () => {
    const eintraege = async (suche: string) => /(\d+) Eintr/.exec((await lena.hole(`/auswertung/liste?kennzahl=${suche}&${ERSTES}`)).text)?.[1];
    expect(await eintraege('uebernahmen&z1=ABLEHNUNG&z2=-&s=ANZAHL')).toBe('3');
    expect(await eintraege('fristen&s=SUMME')).toBe('10');
    for (const boese of ["fristen&z1=' OR 1=1 --&s=SUMME", 'fristen&z1=%00', 'fristen&z1=__proto__&s=constructor']) expect(Number((await eintraege(boese)) ?? 0)).toBeLessThanOrEqual(10);
    expect((await lena.hole('/auswertung/liste?kennzahl=__proto__')).status).toBe(404);
  });
});

it('a table as CSV has a mark for UTF-8, semicolons, decimal commas, and small numbers hidden for everybody', async () => {
  const antwort = await fetch(`${web.url}/auswertung/csv?kennzahl=wohnungen&${ERSTES}`, { headers: { cookie: lena.keks } });
  expect(antwort.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(antwort.headers.get('content-disposition')).toContain('auswertung-wohnungen-2026-01-01-2026-03-31.csv');
  const inhalt = Buffer.from(await antwort.arrayBuffer());
  expect([...inhalt.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const zeilen = inhalt.toString('utf8').slice(1).split('\r\n');
  expect(zeilen.slice(-5)).toEqual(['Ergebnis;Anzahl;Tage im Mittel (Tage)', 'Wohnung erhalten;5;12,0', 'Wohnung verloren;<3;·', 'Summe;mind. 6;·', '']);
  expect((await lena.hole(`/auswertung/csv?kennzahl=kosten&${ERSTES}`)).text).toContain('Mietschulden;3;3;6000,00;2000,00');
});

it('the report of a quarter has the figures with their definitions, small numbers hidden', async () => {
  const antwort = await fetch(`${web.url}/auswertung/bericht?jahr=2026&quartal=1`, { headers: { cookie: maria.keks } });
  const inhalt = Buffer.from(await antwort.arrayBuffer());
  if (BILDER) {
    await mkdir(BILDER, { recursive: true });
    await writeFile(`${BILDER}/bericht.pdf`, inhalt);
  }
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(inhalt)), { mergePages: true });
  for (const erwartet of ['Auswertung 1. Quartal 2026', '1. Januar 2026 bis 31. März 2026', 'Wohnung erhalten 5 12,0', 'Wohnung verloren <3 ·', 'Summe mind. 6', 'Neue Schulden sind nicht ausgeschlossen <3', '6.000,00', 'Maßgeblich: Tag des Ergebnisses', 'Seite 1 von']) expect(text.replaceAll('\u00a0', ' ')).toContain(erwartet);
  expect(text).not.toMatch(/kanarienvogel|56\.34|Überfällige Fristen/);
  for (const falsch of ['jahr=2026', 'jahr=2026&quartal=5', 'jahr=x&quartal=1']) expect((await maria.hole(`/auswertung/bericht?${falsch}`)).status).toBe(404);
});

describe('what does not run', () => {
  it('is told whoever leads with the Akten of the own authority, in plain words', async () => {
    const { text } = await lena.hole('/stoerungen');
    for (const erwartet of ['2 Vorgänge stehen still', 'Dem Schritt fehlt eine Angabe', '56.34-2026-000001', 'EINGABE_UNGUELTIG: fristEnde', 'Eine Berechnung im Diagramm ging nicht auf', 'Camunda ist gerade nicht zu erreichen', 'Gezeigt ist der Stand von 02.04.2026, 08:50 Uhr', '/operate/processes/4503599627370496', 'Eingänge, die nicht zu lesen waren']) expect(text).toContain(erwartet);
    expect((await (await angemeldet(web, 'tina')).hole('/stoerungen')).text).toContain('Alle Vorgänge laufen.');
  });

  it('is told the administration without any Akte', async () => {
    const { text } = await (await angemeldet(web, 'admin')).hole('/stoerungen');
    expect(text).toContain('2 Vorgänge stehen still');
    expect(text).not.toMatch(/56\.34-2026/);
    expect((await maria.hole('/stoerungen')).status).toBe(403);
  });
});

it('the second agreement counts what its data sheets say, at the Träger and at the Jobcenter', async () => {
  await legeHilfenAn();
  const zahl = (behoerde: string, kennzahl: string) => web.inDb(behoerde, (db) => zaehleKennzahl(db, { vereinbarung: 'duesseldorf', behoerde, kennzahl, auswahl: { von: '2026-01-01', bis: '2026-06-30' }, uhr: web.uhr }));
  expect(await zahl('CARITAS', 'aufnahmen')).toEqual({ STATIONAER: { ANZAHL: 2 }, BETREUTES_WOHNEN: { ANZAHL: 1 } });
  expect(await zahl('CARITAS', 'stoerungen')).toEqual({ TERMIN: { ANZAHL: 1 } });
  expect(await zahl('CARITAS', 'stabilisierungen')).toEqual({ true: { ANZAHL: 1 } });
  expect(await zahl('CARITAS', 'hilfeplaene')).toEqual({ EINGEHALTEN: { ANZAHL: 1 }, VERSPAETET: { ANZAHL: 1 }, UEBERFAELLIG: { ANZAHL: 1 } });
  expect(await zahl('JCD', 'aufnahmeanzeigen')).toEqual({ 'D67.C': { ANZAHL: 2 } });
  for (const kennzahl of ['aufnahmen', 'stoerungen']) expect(await zahl('DIAKONIE', kennzahl)).toEqual({});
});

/** Three clients of the Caritas; the Jobcenter was told of two. */
async function legeHilfenAn(): Promise<void> {
  const prozess = 'duesseldorf-hilfeprozess';
  for (const n of [1, 2, 3]) {
    const az = `D67.C-2026-00000${n}`;
    await web.inDb('CARITAS', async (db) => {
      await db.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, status, eingang_am, angelegt_am) VALUES ('CARITAS', $1, 'duesseldorf', 'LAUFEND', '2026-01-10', now())", [az]);
      await db.query("INSERT INTO lauf (behoerde, aktenzeichen, prozess, vorgang, anlass, status, eingang_am, angelegt_am) VALUES ('CARITAS', $1, $2, $1, 'x', 'LAUFEND', '2026-01-10', now())", [az, prozess]);
      const boegen: [string, object][] = [['aufnahme', { einrichtungsart: n < 3 ? 'STATIONAER' : 'BETREUTES_WOHNEN', ansprechperson: 'Kanarienvogel' }], ...(n === 1 ? ([['stoerung', { stoerungsart: 'TERMIN' }], ['stabilisierung', { wohnung: true }]] as [string, object][]) : [])];
      for (const [bogen, werte] of boegen) await db.query("INSERT INTO bogen (behoerde, aktenzeichen, prozess, vorgang, bogen, nummer, werte, schluessel, erfasst_von, erfasst_am) VALUES ('CARITAS', $1, $2, $1, $3, 1, $4, $3, 'x', '2026-01-10T10:00:00Z')", [az, prozess, `duesseldorf.${bogen}`, JSON.stringify(werte)]);
      await db.query(
        `INSERT INTO frist (behoerde, id, aktenzeichen, fristart, bezeichnung, beginn, laenge, einheit, modus, land, frist_ende, ablauf, vorfrist, schritte, status, erledigt_am, prozess)
         VALUES ('CARITAS', $1 || ':HILFEPLAN:1', $1, 'HILFEPLAN', 'Hilfeplan übermitteln', '2026-02-01', 10, 'WERKTAG', 'MO_SA', 'NW', '2026-02-13', '2026-02-13T23:00:00Z', '2026-02-13', '[]', $2, $3, $4)`,
        [az, n === 1 ? 'EINGEHALTEN' : 'UEBERSCHRITTEN', n === 3 ? null : '2026-02-20', prozess],
      );
    });
    if (n < 3) await web.inDb('JCD', async (db) => {
      await db.query("INSERT INTO fall (behoerde, aktenzeichen, vereinbarung, status, eingang_am, angelegt_am) VALUES ('JCD', $1, 'duesseldorf', 'LAUFEND', '2026-01-12', now())", [az]);
      await db.query("INSERT INTO lauf (behoerde, aktenzeichen, prozess, vorgang, anlass, status, eingang_am, angelegt_am) VALUES ('JCD', $1, 'duesseldorf-hilfeprozess-jobcenter', $1, 'x', 'LAUFEND', '2026-01-12', now())", [az]);
    });
  }
}
