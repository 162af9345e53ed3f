import { mkdir } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../../scripts/chromium.ts';
import { kopiereZumJobcenter, legeFallAn, mitteilung, setzeInGang } from './faelle.ts';
import { API_SCHLUESSEL, KONTEN, PASSWORT, starteTestWeb, type KontoName, type TestWeb } from './hilfe.ts';

/** Set it to look at the pages: each is written there, wide and narrow. */
const BILDER = process.env['BILDER'];
const LANG = 'von und zu Hohenstein-Schwarzenberg-Überlingen-Großdürrenhäuslein';

let web: TestWeb;
let browser: Browser;
let kontext: BrowserContext;
let seite: Page;
const faelle: Record<'normal' | 'lang', string> = { normal: '', lang: '' };

beforeAll(async () => {
  web = await starteTestWeb();
  browser = await startBrowser();
  if (BILDER) await mkdir(BILDER, { recursive: true });
  await kontextOeffnen();
});
afterAll(async () => {
  await browser.close();
  await web.close();
});

async function kontextOeffnen(): Promise<void> {
  kontext = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 } });
  seite = await kontext.newPage();
}

async function melde(name: KontoName): Promise<void> {
  await kontext.clearCookies();
  await seite.goto(`${web.url}/anmelden`);
  await seite.getByLabel('Anmeldename').fill(KONTEN[name].anmeldename);
  await seite.getByLabel('Passwort').fill(PASSWORT);
  await seite.getByRole('button', { name: 'Anmelden' }).click();
  await seite.getByRole('button', { name: 'Abmelden' }).waitFor();
}

/** What every page owes: a title, German, one heading, no serious fault that axe finds, no sideways scrolling. */
async function pruefe(name: string): Promise<void> {
  expect(await seite.title(), name).toMatch(/^\S.+ – Akte Wohnungserhalt$/);
  expect(await seite.locator('html').getAttribute('lang')).toBe('de');
  expect(await seite.locator('h1').count(), name).toBe(1);
  const { violations } = await new AxeBuilder({ page: seite }).analyze();
  expect(violations.map((v) => `${name}: ${v.impact} ${v.id} ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
  for (const width of [320, 360, 768, 961, 1280]) {
    await seite.setViewportSize({ width, height: 900 });
    expect(await seite.evaluate(() => document.documentElement.scrollWidth), `${name} at ${width} px`).toBeLessThanOrEqual(width);
    if (BILDER && [360, 1280].includes(width)) await seite.screenshot({ path: `${BILDER}/${name}-${width}.png`, fullPage: true });
  }
}

const oeffne = (pfad: string): Promise<unknown> => seite.goto(web.url + pfad);
const druecke = (name: string): Promise<void> => seite.getByRole('main').getByRole('button', { name, exact: true }).last().click();

describe('every page can be used by everybody', () => {
  it('the login, also with an error', async () => {
    await oeffne('/anmelden');
    await pruefe('anmelden');
    await druecke('Anmelden');
    await pruefe('anmelden-fehler');
  });

  it('lists without an entry', async () => {
    await melde('anna');
    for (const [name, pfad] of [['faelle-leer', '/faelle'], ['posteingang-leer', '/posteingang'], ['fristen-leer', '/fristen'], ['uebermittlungen-leer', '/uebermittlungen']] as const) {
      await oeffne(pfad);
      await pruefe(name);
    }
  });

  it('the notice, with errors and with something unusual', async () => {
    await oeffne('/mitteilung');
    await pruefe('mitteilung');
    await druecke('Weitere Person');
    await seite.getByLabel('Monatsmiete in Euro').fill('viel');
    await druecke('Aufnehmen');
    await pruefe('mitteilung-fehler');
  });

  it('lists and files with long names, markup and every state', async () => {
    faelle.normal = await legeFallAn(web, 1);
    faelle.lang = await legeFallAn(web, 2, { mieter: [{ name: LANG, vorname: 'Maximiliane-Friederike Annegret Wilhelmine' }, { name: '<script>alert(1)</script>' }], wohnung: { strasse: `Straße-${'x'.repeat(60)}`, hausnummer: '123-125 b', plz: '30159', ort: 'Hannover' }, eingangAm: '2026-03-24', klageEingangAm: '2026-03-20' });
    for (let i = 3; i < 55; i++) await legeFallAn(web, i);
    const [bereit, unklar] = [await setzeInGang(web, faelle.normal), await setzeInGang(web, faelle.lang, { beginn: '2026-03-24', status: 'UNKLAR' })];
    for (const [name, pfad] of [
      ['faelle', '/faelle'], ['akte', `/akte/${faelle.normal}`], ['uebermittlungen', '/uebermittlungen'], ['fristen', '/fristen'],
      ['uebermittlung-bereit', `/uebermittlungen/${bereit.replaceAll(':', '/')}`], ['uebermittlung-unklar', `/uebermittlungen/${unklar.replaceAll(':', '/')}`],
      ['frist', `/akte/${faelle.normal}/frist/H-2.2/1`], ['zustellung', `/akte/${faelle.normal}/zustellung`], ['beenden', `/akte/${faelle.normal}/beenden`], ['vermerk', `/akte/${faelle.normal}/vermerk`],
    ] as const) {
      await oeffne(pfad);
      await pruefe(name);
    }
    await oeffne(`/akte/${faelle.lang}`);
    await seite.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
    await pruefe('akte-lang');
    await oeffne(`/akte/${faelle.normal}/beenden`);
    await druecke('Fall beenden');
    await pruefe('beenden-fehler');
  });

  it('the Posteingang with open and unreadable matter', async () => {
    await oeffne('/posteingang/rueckmeldung');
    await pruefe('rueckmeldung-erfassen');
    await seite.getByLabel('Aktenzeichen').fill('56.34-2026-99999');
    await seite.getByRole('radio', { name: 'Ja' }).check();
    await druecke('Erfassen');
    await fetch(`${web.url}/api/mizi`, { method: 'POST', headers: { authorization: `Bearer ${API_SCHLUESSEL}`, 'content-type': 'application/json' }, body: JSON.stringify(mitteilung(900, { gericht: '', rueckstand: 'x' })) });
    await oeffne('/posteingang');
    await pruefe('posteingang');
    await seite.getByRole('link', { name: /^Bearbeiten/ }).click();
    await pruefe('eingang');
    await oeffne('/posteingang');
    await seite.getByRole('link', { name: /^Ansehen/ }).click();
    await druecke('Erledigt');
    await pruefe('unlesbar');
  });

  it('the agreement, a clause and a diagram', async () => {
    for (const [name, pfad] of [['klauseln', '/klauseln'], ['klausel', '/klauseln/H-2.3'], ['klausel-ohne', '/klauseln/D-1'], ['diagramme', '/diagramme'], ['diagramm', '/diagramme/hannover-mizi']] as const) {
      await oeffne(pfad);
      await pruefe(name);
      expect(await seite.locator('main img').evaluateAll((bilder) => bilder.map((b) => (b as HTMLImageElement).complete && (b as HTMLImageElement).naturalWidth > 0)), name).not.toContain(false);
    }
    await seite.getByRole('region', { name: 'Diagramm, verschiebbar' }).focus();
    await seite.keyboard.press('End');
    await expect.poll(() => seite.locator('.diagramm-flaeche').evaluate((f) => f.scrollTop + f.scrollLeft)).toBeGreaterThan(0);
  });

  it('refusals', async () => {
    await oeffne('/akte/56.34-2026-999999');
    await pruefe('nicht-gefunden');
    await oeffne('/verwaltung');
    await pruefe('kein-zugang');
  });

  it('the pages of the Jobcenter, of the administration and of who sees no people', async () => {
    await kopiereZumJobcenter(web, faelle.normal);
    await melde('jens');
    await oeffne(`/akte/${faelle.normal}`);
    await pruefe('jobcenter-akte');
    await seite.getByRole('link', { name: 'Rückmeldung schreiben' }).click();
    await pruefe('jobcenter-rueckmeldung');
    await melde('admin');
    await pruefe('verwaltung');
    await seite.getByRole('link', { name: /^Ändern.*Jobcenter/ }).click();
    await seite.getByLabel('Kanal').selectOption('SMTP_FAX');
    await druecke('Speichern');
    await pruefe('verwaltung-fehler');
    await melde('maria');
    await pruefe('start-ohne-personen');
    await oeffne('/auswertung');
    await pruefe('auswertung');
  });
});
