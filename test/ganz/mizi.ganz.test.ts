import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startBrowser } from '../../scripts/chromium.ts';
import { findAkte, type Akte } from '../../src/akte/akte.ts';
import { updateBeteiligter } from '../../src/akte/beteiligter.ts';
import { recordKontaktversuch } from '../../src/akte/wohnungssicherung/kontakt.ts';
import { alsZeitpunkt } from '../../src/beispiel/buehne.ts';
import type { Anmeldung, Aufgabe } from '../../src/beispiel/tasklist.ts';
import { LOKALES_PASSWORT } from '../../src/camunda/lokal/konten.ts';
import { inTransaktion } from '../../src/db/pool.ts';
import { istFeiertag, plusTage } from '../../src/recht/kalender.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { bis, ganz } from '../support/ganz.ts';
import { kanarienMitteilung, kanarienRueckmeldung } from '../support/kanarie.ts';
import { alsPerson, erledige, findAufgabe, reicheEin } from '../support/menschen.ts';
import { marken, vorfaelle, zustand } from '../support/operate.ts';
import { Programmlauf } from '../support/programm.ts';
import { Besuch } from '../web/hilfe.ts';

const FACHSTELLE = 'fachstelle-sachbearbeitung';
let programm: Programmlauf;
let anna: Anmeldung;
let browser: Browser;
let seite: Page;
let montag: string;
let az: string;
let zweites: string;
let abgebrochen = false;
vi.setConfig({ testTimeout: 90_000 });

const akte = (aktenzeichen: string, behoerde = 'LHH'): Promise<Akte> =>
  inTransaktion(programm.pool, { behoerde, wer: 'test' }, async (db) => (await findAkte(db, aktenzeichen, programm.uhr)) ?? Promise.reject(new Error('no such case')));
const instanz = async (aktenzeichen: string): Promise<string> => (await akte(aktenzeichen)).laeufe.find((l) => l.prozess === 'hannover-mizi')?.prozessInstanz ?? '';
const aufgabe = (person: Anmeldung, gruppe: string, element: string, aktenzeichen: string): Promise<Aufgabe> => bis(() => findAufgabe(person, gruppe, element, aktenzeichen));
const stelleUhr = (tag: number, uhrzeit: string): Promise<void> => programm.stelleUhr(alsZeitpunkt(plusTage(montag, tag), uhrzeit));
const imSpool = (schritt: string): string => join(programm.spool, 'ausgang', `${az}_${schritt}_LHH`);

/** What a fax gateway does: takes the sidecar, sends, reports. */
async function sende(schritt: string): Promise<void> {
  const { messageId } = await bis(async () => JSON.parse(await readFile(`${imSpool(schritt)}.json`, 'utf8')) as { messageId: string });
  const bericht = { kennung: `gateway-${schritt}`, messageId, ergebnis: 'GESENDET', gesendetAm: programm.uhr.jetzt().toISOString(), seiten: 3 };
  await writeFile(join(programm.spool, 'berichte', `${schritt}.bericht.json`), JSON.stringify(bericht));
}

/** The next Monday that two weeks without a Feiertag follow: then the days of the story are the same in every year. */
function naechsterRuhigerMontag(heute: string): string {
  let tag = plusTage(heute, 1);
  const ruhig = (): boolean => new Date(`${tag}T12:00:00Z`).getUTCDay() === 1 && Array.from({ length: 14 }, (_, i) => plusTage(tag, i)).every((t) => !istFeiertag(t, 'NI'));
  while (!ruhig()) tag = plusTage(tag, 1);
  return tag;
}

beforeAll(async () => {
  [programm, browser] = await Promise.all([Programmlauf.beginne({ ...ganz() }), startBrowser()]);
  montag = naechsterRuhigerMontag(lokalesDatum(programm.uhr.jetzt()));
  await stelleUhr(0, '09:00');
  anna = await alsPerson(ganz(), 'anna.berg');
  seite = await (await browser.newContext({ locale: 'de-DE', viewport: { width: 1400, height: 1000 } })).newPage();
});
// One story: after a part that failed the rest would only wait in vain.
beforeEach(({ onTestFailed }) => {
  onTestFailed(() => void (abgebrochen = true));
  if (abgebrochen) throw new Error('an earlier part of the story failed');
});
afterAll(async () => {
  await browser.close();
  await programm.stop();
});

test('a notice of the court becomes a task in Tasklist and a token in Operate', async () => {
  const beginn = performance.now();
  const seither = (): string => `${((performance.now() - beginn) / 1000).toFixed(1)} s`;
  az = await reicheEin(programm, kanarienMitteilung(1, montag));
  const gefunden = await aufgabe(anna, FACHSTELLE, 'UserTask_InformationBestaetigen', az);
  const inTasklist = seither();
  expect(gefunden.name).toBe('Information bestätigen');
  expect(lokalesDatum(new Date(gefunden.dueDate ?? ''))).toBe(plusTage(montag, 2));
  await bis(async () => (await marken(anna, await instanz(az))).includes('UserTask_InformationBestaetigen'));
  // „Heute“ in the Akte knows the very task, its procedure and its day.
  const { rows } = await bis(async () => {
    const gelesen = await programm.pool.query('SELECT schluessel, name, prozess, gruppen, faellig_am AS faellig FROM aufgabe WHERE aktenzeichen = $1', [az]);
    return gelesen.rows.some((r) => r.schluessel === gefunden.id) ? gelesen : undefined;
  });
  expect(rows).toContainEqual({ schluessel: gefunden.id, name: 'Information bestätigen', prozess: 'hannover-mizi', gruppen: [FACHSTELLE], faellig: new Date(gefunden.dueDate ?? '') });
  process.stdout.write(`notice → task in Tasklist ${inTasklist}, token in Operate ${seither()}\n`);
});

test('Operate shows a clerk the diagram with the token in it', async () => {
  await seite.goto(`${ganz().operateUrl}/login`);
  await seite.locator('input[name=username]').fill('anna.berg');
  await seite.locator('input[name=password]').fill(LOKALES_PASSWORT);
  await seite.getByRole('button', { name: 'Login' }).click();
  await seite.waitForURL((url) => !url.pathname.endsWith('/login'));
  await seite.goto(`${ganz().operateUrl}/processes/${await instanz(az)}`);
  await seite.locator('.djs-overlays[data-container-id="UserTask_InformationBestaetigen"] [data-testid="state-overlay-active"]').waitFor();
});

test('she reads the form in German, follows the link into the Akte and confirms by clicking', async () => {
  const offen = await aufgabe(anna, FACHSTELLE, 'UserTask_InformationBestaetigen', az);
  await seite.goto(`${ganz().tasklistUrl}/${offen.id}`);
  await seite.getByRole('heading', { name: 'Information an das Jobcenter bestätigen' }).waitFor();
  await seite.getByText('Bitte prüfen Sie in der Akte die Angaben aus der Mitteilung').waitFor();
  const link = seite.getByRole('link', { name: 'Akte öffnen' });
  expect(await link.getAttribute('href')).toBe(`${programm.webUrl}/akte/${az}`);
  await seite.getByRole('button', { name: /Mir zuweisen|Assign to me/ }).click();
  await seite.getByRole('checkbox', { name: /Geprüft, Anlage 1/ }).check();
  await seite.getByRole('button', { name: /^(Aufgabe abschließen|Complete Task)$/ }).click();
  await bis(async () => !(await findAufgabe(anna, FACHSTELLE, 'UserTask_InformationBestaetigen', az)));
});

test('Anlage 1 lies in the spool and names the household; its send report starts the Frist of the Jobcenter', async () => {
  await sende('anlage-1_1');
  const { text } = await extractText(new Uint8Array(await readFile(`${imSpool('anlage-1_1')}.pdf`)), { mergePages: true });
  expect(text).toContain(az);
  expect(text).toContain('Flötenkehlchen');
  const frist = await bis(async () => (await akte(az)).fristen.find((f) => f.fristart === 'H-2.3'));
  expect(frist).toMatchObject({ beginn: montag, fristEnde: plusTage(montag, 3), status: 'LAUFEND' });
});

test('after three Werktage without an answer the lead is told and the Jobcenter reminded', async () => {
  await stelleUhr(4, '00:01');
  await sende('erinnerung-1_1');
  const lena = await alsPerson(ganz(), 'lena.vogt');
  await aufgabe(lena, 'fachstelle-leitung', 'UserTask_AusbleibendeRueckmeldungKlaeren', az);
  const { hinweise, fristen } = await akte(az);
  expect(hinweise.map((h) => `${h.art} ${h.gruppe}`)).toContain('FRIST_UEBERSCHRITTEN fachstelle-leitung');
  expect(fristen.find((f) => f.fristart === 'H-2.3')?.status).toBe('UEBERSCHRITTEN');
});

test('the answer that she enters in the Posteingang leads to the counselling', async () => {
  const besuch = new Besuch(programm.webUrl);
  await besuch.melde({ name: 'anna.berg', passwort: LOKALES_PASSWORT });
  const { kduDirektzahlung: _, ...vordruck } = kanarienRueckmeldung(lokalesDatum(programm.uhr.jetzt()));
  const vorgang = /name="vorgang" value="([^"]+)"/.exec((await besuch.hole('/posteingang/rueckmeldung')).text)?.[1] ?? '';
  const erfasst = await besuch.sende('/posteingang/rueckmeldung', { ...vordruck, kduDirektzahlung: 'ja', aktenzeichen: az, vorgang } as Record<string, string>);
  expect((await besuch.folge(erfasst)).text).toContain('Rückmeldung verbucht');
  await bis(async () => (await akte(az)).fall.ergebnis === 'LEISTUNGSBEZUG');
});

test('a Jobcenter that works in the system gets the letter as a case of its own and answers by its own task', async () => {
  await inTransaktion(programm.pool, { behoerde: '*', wer: 'test' }, (db) => updateBeteiligter(db, 'JOBCENTER', { arbeitetImSystem: true }, programm.uhr));
  zweites = await reicheEin(programm, kanarienMitteilung(2, lokalesDatum(programm.uhr.jetzt())));
  await erledige(anna, await aufgabe(anna, FACHSTELLE, 'UserTask_InformationBestaetigen', zweites), 'anna.berg', { bestaetigt: true });
  const jens = await alsPerson(ganz(), 'jens.kurz');
  const pruefen = await aufgabe(jens, 'jobcenter-sachbearbeitung', 'UserTask_LeistungsbezugPruefen', zweites);
  const besuch = new Besuch(programm.webUrl);
  await besuch.melde({ name: 'jens.kurz', passwort: LOKALES_PASSWORT });
  await besuch.hole(`/akte/${zweites}/rueckmeldung`);
  const { kduDirektzahlung: _, eingangAm: __, ...vordruck } = kanarienRueckmeldung('');
  const gespeichert = await besuch.sende(`/akte/${zweites}/rueckmeldung`, vordruck as Record<string, string>);
  expect((await besuch.folge(gespeichert)).text).toContain('Rückmeldung gespeichert');
  await erledige(jens, pruefen, 'jens.kurz', { leistungsbezug: 'JA' });
  await bis(async () => (await akte(zweites)).fall.ergebnis === 'LEISTUNGSBEZUG');
  expect(await bis(async () => (await akte(zweites, 'JC')).fall.status === 'BEENDET')).toBe(true);
});

test('before the Schonfrist ends the homes are secured; the households need no counselling, and both cases are over without an incident', async () => {
  await stelleUhr(45, '09:00');
  for (const fall of [az, zweites]) await erledige(anna, await aufgabe(anna, FACHSTELLE, 'UserTask_SchonfristAbwenden', fall), 'anna.berg', { entscheidung: 'GESICHERT' });
  for (const fall of [az, zweites]) {
    const am = lokalesDatum(programm.uhr.jetzt());
    await inTransaktion(programm.pool, { behoerde: 'LHH', wer: 'anna.berg' }, (db) => recordKontaktversuch(db, { aktenzeichen: fall, vorgang: fall, art: 'TELEFON', ergebnis: 'ABGELEHNT', am }, programm.uhr));
    await erledige(anna, await aufgabe(anna, FACHSTELLE, 'UserTask_KontaktAufnehmen', fall), 'anna.berg', { eingetragen: true });
  }
  for (const fall of [az, zweites]) {
    await bis(async () => (await akte(fall)).fall.status === 'BEENDET');
    await bis(async () => (await zustand(anna, await instanz(fall))) === 'COMPLETED');
  }
  expect(await vorfaelle(anna)).toEqual([]);
  await inTransaktion(programm.pool, { behoerde: '*', wer: 'test' }, (db) => updateBeteiligter(db, 'JOBCENTER', { arbeitetImSystem: false }, programm.uhr));
});
