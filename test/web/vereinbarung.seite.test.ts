import { beforeAll, describe, expect, it } from 'vitest';
import { mitLeser } from './leser.ts';

const { leser } = await mitLeser();
beforeAll(async () => {
  await leser.melde('petra');
});

/** Whether each picture of the page could be loaded. */
const bilder = (): Promise<boolean[]> => leser.seite.locator('main img').evaluateAll((alle) => alle.map((b) => (b as HTMLImageElement).complete && (b as HTMLImageElement).naturalWidth > 0));

describe('the agreement can be read by everybody', () => {
  it.each([['klauseln', '/klauseln', 0], ['klausel', '/klauseln/H-2.3', 3], ['klausel-tabelle', '/klauseln/K-HAN-MOG', 0], ['klausel-zweiter-vereinbarung', '/klauseln/D-6.2', 2], ['diagramme', '/diagramme', 0], ['diagramm', '/diagramme/hannover-mizi', 1]] as const)('%s', async (name, pfad, anzahl) => {
    await leser.oeffne(pfad);
    await leser.seite.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
    await leser.pruefe(name);
    const geladen = await bilder();
    expect(geladen).not.toContain(false);
    expect(geladen.length).toBeGreaterThanOrEqual(anzahl);
  });

  it('a diagram that is wider than the window is moved by the arrow keys', async () => {
    await leser.oeffne('/diagramme/hannover-mizi');
    await leser.seite.getByRole('region', { name: 'Diagramm, verschiebbar' }).focus();
    await leser.seite.keyboard.press('ArrowRight');
    await expect.poll(() => leser.seite.locator('.klauselansicht__bild').evaluate((f) => f.scrollLeft)).toBeGreaterThan(0);
  });

  it('a clause and its places in the diagram highlight each other, by mouse and by keyboard', async () => {
    await leser.oeffne('/diagramme/hannover-mizi');
    const stelle = leser.seite.locator('[data-element="CallActivity_Anlage1Uebermitteln"]');
    const knopf = leser.seite.getByRole('button', { name: 'H-2.2', exact: true });
    await knopf.click();
    await expect.poll(() => stelle.getAttribute('aria-pressed')).toBe('true');
    await leser.pruefe('klauselansicht');
    await leser.seite.keyboard.press('Escape');
    await expect.poll(() => knopf.getAttribute('aria-pressed')).toBe('false');
    await stelle.focus();
    await leser.seite.keyboard.press('Enter');
    await expect.poll(() => knopf.getAttribute('aria-pressed')).toBe('true');
  });
});
