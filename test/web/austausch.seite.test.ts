import { beforeAll, expect, it } from 'vitest';
import { recordProzessInstanz } from '../../src/akte/lauf.ts';
import { findVereinbarungsakte } from '../../src/akte/vereinbarung/beginn.ts';
import { ladeVereinbarungen, type Vereinbarung } from '../../src/vereinbarung.ts';
import { arbeiter as tagesordnungErstellen } from '../../workers/gemeinsam/austausch/tagesordnung-erstellen.ts';
import { arbeiter as terminSetzen } from '../../workers/gemeinsam/termin-setzen.ts';
import { HASH } from './hilfe.ts';
import { mitLeser } from './leser.ts';

const vereinbarungen = await ladeVereinbarungen();
const { web, leser } = await mitLeser({ jetzt: '2027-05-03T09:00:00+02:00' });
beforeAll(async () => {
  for (const [name, behoerde, rolle] of [['carl.busch', 'CARITAS', 'caritas-leitung'], ['jonas.frei', 'JCD', 'jcd-leitung'], ['clara.ott', 'CARITAS', 'caritas-sachbearbeitung']]) {
    await web.datenbank.pool.query('INSERT INTO konto (anmeldename, anzeigename, behoerde, rollen, passwort_hash) VALUES ($1, $1, $2, $3, $4)', [name, behoerde, [rolle], HASH]);
  }
});

it('the leads of five partners: begun by one, agenda for all, decisions and a meeting of the managements; no termination, no versions', async () => {
  await leser.melde('jonas.frei');
  await leser.oeffne('/vereinbarung');
  await leser.druecke('Austausch beginnen');
  await leser.seite.getByText('Der Austausch ist eingerichtet').waitFor();
  const az = (await web.inDb('CARITAS', (db) => findVereinbarungsakte(db, vereinbarungen.get('duesseldorf') as Vereinbarung)))?.aktenzeichen ?? '';
  expect(az).toMatch(/^D67\.C-/);
  await leser.oeffne(`/akte/${az}`);
  expect(new URL(leser.seite.url()).pathname, 'its own Akte is kept by the first authority; the others come to the page about it').toBe('/vereinbarung');
  expect(await leser.seite.title()).toBe('Kooperationsvereinbarung – Akte Wohnungslosenhilfe');
  const grund = { aktenzeichen: az, vorgang: az, behoerde: 'CARITAS', vereinbarung: 'duesseldorf' };
  const kontext = { uhr: web.uhr, dienste: { vereinbarungen, uhr: web.uhr, akteLink: (a: string) => a }, auftrag: { schluessel: '4711', prozessInstanz: '815', prozessId: 'duesseldorf-austausch', elementId: 'Test' } };
  await web.inDb('CARITAS', (db) => recordProzessInstanz(db, { aktenzeichen: az, prozess: 'duesseldorf-austausch' }, '815', web.uhr));
  const { fristEnde } = await web.inDb('CARITAS', (db) => terminSetzen.handle({ ...grund, fristart: 'AUSTAUSCH', fristRunde: 1, abstandMonate: 6 }, { db, ...kontext }));
  await web.inDb('CARITAS', (db) => tagesordnungErstellen.handle({ ...grund, eingangAm: '2027-01-01', fristEnde, austauschRunde: 1 }, { db, ...kontext }));
  await leser.melde('carl.busch');
  await leser.oeffne('/vereinbarung/beschluss');
  await leser.druecke('Speichern');
  await leser.seite.getByText('3 Angaben sind noch nicht richtig').waitFor();
  await leser.pruefe('austausch-beschluss-fehler');
  await leser.seite.getByLabel('Beschluss', { exact: true }).fill('Liste der Ansprechpersonen erneuern');
  await leser.seite.getByRole('radio', { name: /^SKM/ }).check();
  await leser.seite.getByLabel('Umzusetzen bis').fill('2027-05-27');
  await leser.druecke('Speichern');
  await leser.seite.getByText('Der 27.05.2027 ist kein Arbeitstag.').first().waitFor();
  await leser.seite.getByLabel('Umzusetzen bis').fill('2027-05-28');
  await leser.druecke('Speichern');
  await leser.seite.getByText('Beschluss festgehalten').first().waitFor();
  await leser.druecke('Besprechung anfragen');
  await leser.seite.getByText('Die Besprechung ist angefragt').waitFor();
  await leser.oeffne('/vereinbarung/besprechung');
  await leser.pruefe('austausch-besprechung');
  await leser.seite.getByLabel(/^Absprachen/).fill('Zwei Plätze mehr im Möbelservice.');
  await leser.druecke('Speichern');
  await leser.seite.getByText('Stattgefunden am 03.05.2027').waitFor();
  await leser.seite.getByText('Zahlen', { exact: true }).click();
  await leser.pruefe('austausch-duesseldorf');
  const text = await leser.seite.getByRole('main').innerText();
  for (const steht of ['Besprechung der Geschäftsführungen', 'Liste der Ansprechpersonen erneuern', '03.11.2027', 'Zwei Plätze mehr']) expect(text).toContain(steht);
  for (const fehlt of ['Fassungen', 'Kündigung', 'Hannover']) expect(text).not.toContain(fehlt);
});

it('is not for clerks, and Hannover sees nothing of it', async () => {
  await leser.melde('clara.ott');
  await leser.oeffne('/vereinbarung');
  expect(await leser.seite.getByRole('heading', { level: 1 }).innerText()).toMatch(/Zugang|nicht/);
  await leser.melde('lena');
  await leser.oeffne('/vereinbarung');
  const text = await leser.seite.getByRole('main').innerText();
  expect(text).not.toContain('Ansprechpersonen');
  expect(text).toContain('Austausch beginnen');
  const akte = await web.inDb('CARITAS', (db) => findVereinbarungsakte(db, vereinbarungen.get('duesseldorf') as Vereinbarung));
  await leser.oeffne(`/akte/${akte?.aktenzeichen ?? ''}`);
  expect(await leser.seite.getByRole('heading', { level: 1 }).innerText()).toBe('Seite nicht gefunden');
});
