import { mkdir } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { startBrowser } from '../../scripts/chromium.ts';
import { KONTEN, PASSWORT, type KontoName, type TestWeb } from './hilfe.ts';

/** Set it to look at the pages: each is written there, wide and narrow. */
const BILDER = process.env['BILDER'];

/** A person with a browser, who looks at whether everybody can use the pages. */
export class Leser {
  readonly seite: Page;
  readonly #web: TestWeb;
  readonly #browser: Browser;

  private constructor(web: TestWeb, browser: Browser, seite: Page) {
    [this.#web, this.#browser, this.seite] = [web, browser, seite];
  }

  static async open(web: TestWeb): Promise<Leser> {
    const browser = await startBrowser();
    if (BILDER) await mkdir(BILDER, { recursive: true });
    const kontext = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 } });
    return new Leser(web, browser, await kontext.newPage());
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  /** Logs in as somebody else, by a name of `KONTEN` or an Anmeldename with the same password. */
  async melde(name: KontoName | `${string}.${string}`): Promise<void> {
    await this.seite.context().clearCookies();
    await this.oeffne('/anmelden');
    await this.seite.getByLabel('Anmeldename').fill(Object.hasOwn(KONTEN, name) ? KONTEN[name as KontoName].anmeldename : name);
    await this.seite.getByLabel('Passwort').fill(PASSWORT);
    await this.seite.getByRole('button', { name: 'Anmelden' }).click();
    await this.seite.getByRole('button', { name: 'Abmelden' }).waitFor();
  }

  oeffne(pfad: string): Promise<unknown> {
    return this.seite.goto(this.#web.url + pfad);
  }

  druecke(name: string): Promise<void> {
    return this.seite.getByRole('main').getByRole('button', { name, exact: true }).last().click();
  }

  /** What every page owes: a title, German, one heading, no fault that axe finds, no sideways scrolling. */
  async pruefe(name: string): Promise<void> {
    const { seite } = this;
    expect(await seite.title(), name).toMatch(/^\S.+ – (?:Akte \S+|Kooperationsakte)$/);
    expect(await seite.locator('html').getAttribute('lang')).toBe('de');
    expect(await seite.locator('h1').count(), name).toBe(1);
    // Our pages have no frames: without looking for some it takes half the time.
    const { violations } = await new AxeBuilder({ page: seite }).options({ resultTypes: ['violations'] }).setLegacyMode(true).analyze();
    expect(violations.map((v) => `${name}: ${v.impact} ${v.id} ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
    for (const width of [320, 360, 768, 961, 1280]) {
      await seite.setViewportSize({ width, height: 900 });
      expect(await seite.evaluate(() => document.documentElement.scrollWidth), `${name} at ${width} px`).toBeLessThanOrEqual(width);
      if (BILDER && [320, 1280].includes(width)) await seite.screenshot({ path: `${BILDER}/${name}-${width}.png`, fullPage: true });
    }
  }
}
