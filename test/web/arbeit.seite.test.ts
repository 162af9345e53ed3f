import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gibBrowser } from '../support/browser.ts';
import { legeFallAn, setzeInGang } from './faelle.ts';
import { PASSWORT, starteTestWeb, type TestWeb } from './hilfe.ts';

let web: TestWeb;
let seite: Page;
beforeAll(async () => {
  web = await starteTestWeb();
});
beforeEach(async () => {
  seite = await (await gibBrowser()).newPage({ locale: 'de-DE', viewport: { width: 1280, height: 900 } });
});
afterEach(() => seite.context().close());
afterAll(() => web.close());

async function meldeAn(): Promise<void> {
  await seite.goto(`${web.url}/anmelden`);
  await seite.getByLabel('Anmeldename').fill('anna.berg');
  await seite.getByLabel('Passwort').fill(PASSWORT);
  await seite.keyboard.press('Enter');
  await seite.getByRole('heading', { name: 'Heute', exact: true }).waitFor();
  await seite.getByRole('link', { name: 'Fälle', exact: true }).click();
  await seite.getByRole('heading', { name: 'Fälle', exact: true }).waitFor();
}

const fokus = (): Promise<string> => seite.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || '');

async function erfasse(geschaeftszeichen: string): Promise<void> {
  await seite.getByRole('link', { name: 'Mitteilung erfassen' }).first().click();
  await seite.getByLabel('Geschäftszeichen').fill(geschaeftszeichen);
  await seite.getByLabel('Eingang der Klage beim Gericht').fill('2026-03-25');
  await seite.getByLabel('Straße').fill('Lister Meile');
  await seite.getByLabel('Hausnummer').fill('12a');
  await seite.getByLabel('Postleitzahl').fill('30161');
  await seite.getByLabel('Nachname').fill('Möller');
  await seite.getByLabel('Name der klagenden Partei').fill('Wohnbau Süd GmbH');
  await seite.getByLabel('Monatsmiete').fill('650,00');
  await seite.getByLabel('Mietrückstand').fill('1.950,00');
}

describe('a day of a caseworker', () => {
  it('goes from the notice over the letter to the answer and the end', async () => {
    await meldeAn();
    await erfasse('512 C 1/26');
    await seite.getByRole('button', { name: 'Weitere Person' }).click();
    await seite.getByLabel('Nachname').nth(1).fill('Öztürk');
    await seite.getByRole('button', { name: 'Aufnehmen', exact: true }).last().click();
    await seite.getByText('Mitteilung aufgenommen: Aktenzeichen 56.34-2026-000001').waitFor();
    expect(seite.url()).toBe(`${web.url}/akte/56.34-2026-000001`);

    const uebermittlung = await setzeInGang(web, '56.34-2026-000001', { status: 'UNKLAR' });
    await seite.getByRole('navigation', { name: 'Hauptmenü' }).getByRole('link', { name: 'Übermittlungen', exact: true }).click();
    await seite.getByRole('link', { name: /^Klären/ }).click();
    await seite.getByRole('button', { name: 'Als gesendet vermerken' }).click();
    await seite.getByText('Als gesendet vermerkt').waitFor();
    const { rows } = await web.datenbank.pool.query('SELECT status FROM uebermittlung WHERE id = $1', [uebermittlung]);
    expect(rows).toEqual([{ status: 'GESENDET' }]);

    await seite.getByRole('link', { name: 'Posteingang' }).click();
    await seite.getByRole('link', { name: 'Rückmeldung des Jobcenters erfassen' }).click();
    await seite.getByLabel('Aktenzeichen').fill('56.34-2026-000001');
    await seite.getByRole('radio', { name: 'Ja' }).check();
    await seite.getByLabel('BG-Nummer').fill('23704//0012345');
    await seite.getByRole('button', { name: 'Erfassen' }).click();
    await seite.getByText('Rückmeldung verbucht').first().waitFor();

    await seite.getByText('So gerechnet').click();
    await seite.getByRole('link', { name: /^Verschieben/ }).click();
    await seite.getByLabel('Neues Ende').fill('2026-04-10');
    await seite.getByLabel('Grund').fill('Telefonisch vereinbart');
    await seite.getByRole('button', { name: 'Frist verschieben' }).click();
    await seite.getByText('Fr., 10.04.2026').waitFor();

    await seite.getByRole('link', { name: 'Fall beenden' }).click();
    await seite.getByRole('radio', { name: 'Klage zurückgenommen' }).check();
    await seite.getByRole('button', { name: 'Fall beenden' }).click();
    await seite.getByText('Das Ende des Falls ist verlangt').waitFor();
    await seite.getByRole('button', { name: 'Abmelden' }).click();
    await seite.getByRole('heading', { name: 'Anmelden' }).waitFor();
  });

  it('shows an error where it is and takes the person there', async () => {
    await meldeAn();
    await erfasse('kein Zeichen');
    await seite.getByRole('button', { name: 'Aufnehmen', exact: true }).last().click();
    // A browser gives the focus when it draws the page.
    await expect.poll(fokus).toBe('fehler');
    await seite.getByRole('link', { name: /^Geschäftszeichen/ }).click();
    await expect.poll(fokus).toBe('feld-geschaeftszeichen');
    expect(await seite.getByLabel('Geschäftszeichen').inputValue()).toBe('kein Zeichen');
    expect(await seite.getByLabel('Straße').inputValue()).toBe('Lister Meile');
  });

  it('takes the form in, not a further person, when Enter is pressed in a field', async () => {
    await meldeAn();
    await erfasse('512 C 7/26');
    await seite.getByLabel('Nachname').press('Enter');
    await seite.getByText('Mitteilung aufgenommen: Aktenzeichen').waitFor();
  });
});

describe('with the keyboard only', () => {
  it('a person logs in, skips to the content and opens a file', async () => {
    await legeFallAn(web, 30, { mieter: [{ name: 'Tastatur' }] });
    await seite.goto(`${web.url}/anmelden`);
    await seite.keyboard.press('Tab');
    expect(await fokus()).toBe('Zum Inhalt springen');
    await seite.keyboard.press('Enter');
    await seite.keyboard.press('Tab');
    expect(await fokus()).toBe('feld-name');
    await seite.keyboard.type('anna.berg');
    await seite.keyboard.press('Tab');
    await seite.keyboard.type(PASSWORT);
    await seite.keyboard.press('Enter');
    await seite.getByRole('heading', { name: 'Heute', exact: true }).waitFor();
    await seite.getByRole('button', { name: 'Tastenkürzel' }).waitFor();
    await seite.keyboard.press('f');
    await seite.getByRole('heading', { name: 'Fälle', exact: true }).waitFor();
    await seite.keyboard.press('Tab');
    await seite.keyboard.press('Enter');
    for (let i = 0; i < 40 && !(await fokus()).startsWith('56.34-'); i++) await seite.keyboard.press('Tab');
    await seite.keyboard.press('Enter');
    await seite.getByRole('heading', { name: /^Akte 56\.34-/ }).waitFor();
  });

  it('the focus can always be seen', async () => {
    await meldeAn();
    for (let i = 0; i < 14; i++) {
      await seite.keyboard.press('Tab');
      const sichtbar = await seite.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const stil = getComputedStyle(element);
        return (stil.outlineStyle !== 'none' && Number.parseFloat(stil.outlineWidth) > 0) || stil.boxShadow !== 'none';
      });
      expect(sichtbar, await fokus()).toBe(true);
    }
  });
});

describe('in a window of 360 px', () => {
  it('a table becomes cards that say what each value is, and stays a table for screen readers', async () => {
    await legeFallAn(web, 40, { mieter: [{ name: 'Schmal' }] });
    await meldeAn();
    await seite.setViewportSize({ width: 360, height: 740 });
    const erste = seite.getByRole('table', { name: 'Fälle' }).getByRole('row').nth(1);
    expect(await erste.getByRole('cell').count()).toBe(6);
    expect(await erste.locator('.spaltenname').first().isVisible()).toBe(true);
    const breite = await erste.evaluate((zeile) => zeile.getBoundingClientRect().width);
    expect(breite).toBeLessThanOrEqual(360);
  });
});
