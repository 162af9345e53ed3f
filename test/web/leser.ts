import { mkdir } from 'node:fs/promises';
import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { gibBrowser } from '../support/browser.ts';
import { Besuch, KONTEN, PASSWORT, starteTestWeb, type KontoName, type TestWeb, type TestWebOptionen } from './hilfe.ts';
import { pruefeTastatur } from './tastatur.ts';

/** Set it to look at the pages: each is written there, wide and narrow. */
const BILDER = process.env['BILDER'];

const gesehen = new Set<string>();

/** Contrast is a third of axe's work, and hundreds of pages share a handful of colours: it is asked for where a text has new ones. */
async function zeigtNeueFarben(seite: Page): Promise<boolean> {
  const farben = await seite.evaluate(() => {
    const durchsichtig = 'rgba(0, 0, 0, 0)';
    const farbe = (e: Element): string => {
      const { color, fontSize, fontWeight } = getComputedStyle(e);
      const grund: string[] = [];
      for (let a: Element | null = e; a && (grund.length === 0 || grund.at(-1) === durchsichtig); a = a.parentElement) grund.push(getComputedStyle(a).opacity, getComputedStyle(a).backgroundColor);
      return [color, fontSize, fontWeight, ...grund.filter((g) => g !== '1' && g !== durchsichtig)].join(' ');
    };
    const mitText = (e: Element): boolean => [...e.childNodes].some((k) => k.nodeType === Node.TEXT_NODE && (k.textContent ?? '').trim() !== '') || e.matches('input, select, textarea');
    return [...new Set([...document.querySelectorAll('body *')].filter(mitText).map(farbe))];
  });
  const neue = farben.filter((f) => !gesehen.has(f));
  for (const f of neue) gesehen.add(f);
  return neue.length > 0;
}

/** A person with a browser, who looks at whether everybody can use the pages. */
export class Leser {
  readonly seite: Page;
  readonly #web: TestWeb;

  private constructor(web: TestWeb, seite: Page) {
    [this.#web, this.seite] = [web, seite];
  }

  static async open(web: TestWeb): Promise<Leser> {
    if (BILDER) await mkdir(BILDER, { recursive: true });
    const kontext = await (await gibBrowser()).newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 } });
    // With each document, because a browser that knows a script need not read it again: sent anew it takes longer than its work.
    await kontext.addInitScript(axe.source);
    return new Leser(web, await kontext.newPage());
  }

  close(): Promise<void> {
    return this.seite.context().close();
  }

  /** Is logged in as somebody else, by a name of `KONTEN` or an Anmeldename with the same password, and looks at the start page. The login page has tests of its own. */
  async melde(name: KontoName | `${string}.${string}`): Promise<void> {
    const besuch = new Besuch(this.#web.url);
    await besuch.melde({ name: Object.hasOwn(KONTEN, name) ? KONTEN[name as KontoName].anmeldename : name, passwort: PASSWORT });
    const [keks = '', value = ''] = besuch.keks.split('=');
    await this.seite.context().clearCookies();
    await this.seite.context().addCookies([{ name: keks, value, url: this.#web.url }]);
    await this.oeffne('/');
    await this.seite.getByRole('button', { name: 'Abmelden' }).waitFor();
  }

  oeffne(pfad: string): Promise<unknown> {
    return this.seite.goto(this.#web.url + pfad);
  }

  druecke(name: string): Promise<void> {
    return this.seite.getByRole('main').getByRole('button', { name, exact: true }).last().click();
  }

  /** What every page owes: a title, German, one heading, no fault that axe finds, a way for the keyboard, no sideways scrolling. */
  async pruefe(name: string): Promise<void> {
    const { seite } = this;
    expect(await seite.title(), name).toMatch(/^\S.+ – (?:Akte \S+|Kooperationsakte)$/);
    expect(await seite.locator('html').getAttribute('lang')).toBe('de');
    expect(await seite.locator('h1').count(), name).toBe(1);
    const auswahl: RunOptions = { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: await zeigtNeueFarben(seite) } } };
    const violations = await seite.evaluate(async (o) => (await (globalThis as unknown as { axe: typeof axe }).axe.run(o)).violations, auswahl);
    expect(violations.map((v) => `${name}: ${v.impact} ${v.id} ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
    expect((await pruefeTastatur(seite)).map((m) => `${name}: ${m}`)).toEqual([]);
    for (const width of [320, 360, 768, 961, 1280]) {
      await seite.setViewportSize({ width, height: 900 });
      expect(await seite.evaluate(() => document.documentElement.scrollWidth), `${name} at ${width} px`).toBeLessThanOrEqual(width);
      if (BILDER && [320, 1280].includes(width)) await seite.screenshot({ path: `${BILDER}/${name}-${width}.png`, fullPage: true });
    }
  }
}

/** For the tests of one file: the app, and somebody who looks at its pages. Both end with the file. */
export async function mitLeser(optionen?: TestWebOptionen): Promise<{ web: TestWeb; leser: Leser }> {
  const web = await starteTestWeb(optionen);
  const leser = await Leser.open(web);
  afterAll(async () => {
    await leser.close();
    await web.close();
  });
  return { web, leser };
}
