import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { readModelle } from '../../src/camunda/deploy.ts';
import { MODELLE } from '../../src/vereinbarung.ts';
import { stelleFassungenFest } from '../../src/werkstatt/auslieferung.ts';
import { alleArbeiter } from '../../workers/index.ts';
import { mitLeser } from './leser.ts';

const { web, leser } = await mitLeser({ werkstatt: { arbeiter: async () => alleArbeiter } });
/** What the browser complained about: scripts that failed, and what the policy of the page forbade. */
const klagen: string[] = [];
beforeAll(async () => {
  await web.inDb('LHH', async (db) => stelleFassungenFest(db, new Map((await readModelle(MODELLE)).map((m) => [m.name, m.inhalt.toString('utf8')])), web.uhr));
  leser.seite.on('pageerror', (e) => klagen.push(e.message));
  leser.seite.on('console', (m) => void (m.type() === 'error' && !/409|422/.test(m.text()) && klagen.push(m.text())));
  await leser.melde('petra');
});

const bei = (auswahl: string): Locator => leser.seite.locator(auswahl);
const text = async (auswahl: string): Promise<string> => (await bei(auswahl).textContent())?.trim() ?? '';
const blatt = (name: string): Promise<void> => leser.seite.getByRole('tab', { name }).click();
const knopf = (name: string): Locator => leser.seite.getByRole('button', { name, exact: true });

async function oeffne(name: string, weiteres = ''): Promise<void> {
  await leser.oeffne(`/werkstatt/bearbeiten?name=${name}${weiteres}`);
  await bei('#werkstatt[data-bereit]').waitFor();
}
async function speichere(): Promise<void> {
  await knopf('Als Entwurf speichern').click();
  await bei('#werkstatt-zustand[data-art=gut], #werkstatt-zustand[data-art=schlecht]').waitFor();
}
const entwurf = async (name: string): Promise<string> => String((await web.datenbank.pool.query("SELECT inhalt FROM modellfassung WHERE name = $1 AND status = 'ENTWURF'", [name])).rows[0]?.inhalt);

/** Waits until it is so: the machine may be busy. */
const warte = <T>(was: () => T) => expect.poll(was, { timeout: 20_000 });
const MIZI = 'hannover/mizi/mizi.bpmn';

test('a person who owns the procedure changes a deadline in plain fields, sees the new dates, saves, and tries other days', async () => {
  await oeffne(MIZI);
  await blatt('Fristen im Kalender');
  const zeile = bei('#kalender-tabelle tr').filter({ hasText: 'Rückmeldung des Jobcenters abwarten' }).first();
  await warte(() => zeile.locator('strong').textContent()).toBe('Fr., 10.04.2026');
  await zeile.getByRole('button').first().click();
  await leser.seite.getByLabel('Länge', { exact: true }).fill('5');
  await warte(() => zeile.locator('strong').textContent()).toBe('Mo., 13.04.2026');
  expect(await bei('.kalender__fahne').allTextContents()).toContain('bis Mo., 13.04.2026');
  expect(await bei('#eigenschaften').textContent()).toContain('Im Namen steht noch „3 Werktage“');
  expect(await leser.seite.getByLabel('Länge', { exact: true }).evaluate((f) => f === document.activeElement)).toBe(true);
  await leser.pruefe('werkstatt-frist');
  await leser.seite.getByLabel('Länge', { exact: true }).fill('6');
  await leser.seite.keyboard.press('Control+s');
  await bei('#werkstatt-zustand[data-art=gut]').waitFor();
  expect(await entwurf(MIZI)).toMatch(/source="=6" target="fristLaenge"/);
  expect(klagen).toEqual([]);

  await knopf('23. Dezember').click();
  const tage = bei('#kalender-tabelle strong');
  await warte(() => tage.first().textContent()).toBe('Mo., 28.12.2026');
  await leser.seite.getByLabel('Beginn: Jobcenter informieren').first().fill('2026-12-28');
  await warte(() => tage.first().textContent()).toBe('Mi., 30.12.2026');
  await leser.seite.getByRole('button', { name: 'wieder nach dem Ablauf' }).click();
  await warte(() => tage.first().textContent()).toBe('Mo., 28.12.2026');
});

test('a step is put in without a mouse', async () => {
  await oeffne(MIZI);
  const anzahl = (): Promise<number> => bei('.djs-shape').count();
  const vorher = await anzahl();
  await blatt('Stellen');
  await leser.seite.getByLabel('Stelle suchen').fill('Zweifel an der Zuordnung');
  await bei('#stellen button').first().press('Enter');
  await leser.seite.keyboard.press('a');
  await leser.seite.keyboard.type('Aufgabe für Menschen');
  await leser.seite.keyboard.press('Enter');
  await warte(anzahl).toBe(vorher + 1);
  await leser.seite.keyboard.type('Noch einmal hinsehen');
  await leser.seite.keyboard.press('Control+Enter');
  await warte(() => bei('.djs-shape').filter({ hasText: 'Noch einmal' }).count()).toBe(1);
  await leser.seite.goto('about:blank');
});

test('a finding leads to its element, with the keyboard too; who has saved in between is not overwritten, and leaving asks first', async () => {
  await oeffne(MIZI);
  await blatt('Stellen');
  await leser.seite.getByLabel('Stelle suchen').fill('Zweifel an der Zuordnung');
  await bei('#stellen button').first().press('Enter');
  expect(await bei('.djs-container > svg').evaluate((e) => e === document.activeElement)).toBe(true);
  await leser.seite.keyboard.press('Delete');
  await blatt('Prüfung');
  await warte(() => text('#befunde-summe')).toMatch(/^[1-9]\d* Fehler/);
  await bei('#befunde button').first().press('Enter');
  expect(await bei('#eigenschaften .bio-properties-panel-header').count()).toBe(1);
  expect(await bei('.werkstatt__marke--fehler').count()).toBeGreaterThan(0);
  await knopf('Rückgängig').click();
  await warte(() => text('#befunde-summe')).not.toMatch(/[1-9]\d* Fehler/);

  await web.datenbank.pool.query("UPDATE modellfassung SET stand = stand + 1 WHERE name = $1 AND status = 'ENTWURF'", [MIZI]);
  await knopf('Wiederholen').click();
  await speichere();
  expect(await text('#werkstatt-zustand')).toContain('Ihre Änderungen sind nicht gespeichert');
  const gefragt = leser.seite.waitForEvent('dialog');
  const weg = leser.oeffne('/').catch(() => undefined);
  const dialog = await gefragt;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await weg;
});

test('the flow can be played, also without the right to change; names are text', async () => {
  await web.datenbank.pool.query("UPDATE modellfassung SET inhalt = replace(inhalt, 'name=\"Zweifel an der Zuordnung klären\"', 'name=\"&lt;img src=x onerror=alert(1)&gt;\"') WHERE name = $1 AND status = 'ENTWURF'", [MIZI]);
  await oeffne(MIZI, '&nur=ansehen');
  expect(await bei('.djs-palette').count()).toBe(0);
  expect(await knopf('Als Entwurf speichern').isVisible()).toBe(false);
  await knopf('Durchspielen').click();
  await leser.seite.getByTitle('Auslösen').locator('visible=true').first().click({ force: true });
  await leser.seite.getByTitle('Zeigen, was geschehen ist').click();
  await warte(() => text('.bts-content')).toContain('Ablauf begonnen');
  expect(await bei('#werkstatt img[src=x]').count()).toBe(0);
  await leser.pruefe('werkstatt-durchspielen');
  expect(klagen).toEqual([]);
});

test('a decision table is opened, changed and saved', async () => {
  const name = 'hannover/mietschulden/mietschulden-uebernahme.dmn';
  await oeffne(name);
  await knopf('Welche Voraussetzung fehlt?').click();
  const zelle = bei('#zeichnung tbody td.input-cell').first();
  expect(await zelle.textContent()).toBe('false');
  await zelle.click();
  await leser.seite.keyboard.press('Control+a');
  await leser.seite.keyboard.type('true');
  await knopf('Steht ein Regelfall entgegen?').click();
  await leser.pruefe('werkstatt-tabelle');
  await speichere();
  expect(await text('#werkstatt-zustand')).toContain('Als Entwurf gespeichert');
  const wahr = (xml: string): number => xml.split('<text>true</text>').length;
  expect(wahr(await entwurf(name))).toBe(wahr(await readFile(new URL(name, MODELLE), 'utf8')) + 1);
  expect(klagen).toEqual([]);
});

test('a form is opened, changed and saved', async () => {
  const name = 'hannover/mizi/zweifel-klaeren.form';
  await oeffne(name);
  await blatt('Stellen');
  await leser.seite.getByRole('button', { name: /^Wohin gehört die Mitteilung/ }).click();
  await leser.seite.getByText('Allgemeines').click();
  await bei('#zeichnung').getByRole('textbox', { name: 'Beschriftung' }).first().fill('Wozu gehört die Mitteilung?');
  await warte(() => text('#stellen')).toContain('Wozu gehört die Mitteilung?');
  await leser.pruefe('werkstatt-formular');
  await speichere();
  expect(JSON.parse(await entwurf(name))).toMatchObject({ id: 'hannover-mizi-zweifel-klaeren' });
  expect(await entwurf(name)).toContain('Wozu gehört die Mitteilung?');
  expect(klagen).toEqual([]);
});

test('scripts come from our own address only, and styles are freer on this page alone', async () => {
  const kopf = async (pfad: string): Promise<string> => (await leser.seite.request.get(web.url + pfad)).headers()['content-security-policy'] ?? '';
  expect(await kopf(`/werkstatt/bearbeiten?name=${MIZI}`)).toMatch(/script-src 'self';style-src 'self' 'unsafe-inline';font-src 'self'/);
  expect(await kopf('/')).toContain("style-src 'self';");
  expect((await leser.seite.request.get(`${web.url}/werkstatt/bearbeiten?name=hannover/gibt/es-nicht.bpmn`)).status()).toBe(404);
});
