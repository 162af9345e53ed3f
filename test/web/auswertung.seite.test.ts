import { beforeAll, expect, it } from 'vitest';
import { legeBestandAn } from './kennzahlen-bestand.ts';
import { mitLeser } from './leser.ts';

const { web, leser } = await mitLeser();
beforeAll(async () => {
  await legeBestandAn(web);
});

it('a manager finds an overdue case and its reason in three clicks; each table is drawn beside it', async () => {
  await leser.melde('lena');
  await leser.oeffne('/');
  const { seite } = leser;
  await seite.getByRole('navigation', { name: 'Hauptmenü' }).getByRole('link', { name: 'Auswertung' }).click();
  // The script is bundled at its first request.
  await seite.locator('.zahlenbild canvas').first().waitFor();
  for (const tabelle of await seite.locator('table[data-diagramm]:not([data-diagramm=""])').all()) {
    await tabelle.scrollIntoViewIfNeeded();
    await expect.poll(() => tabelle.evaluate((t) => t.parentElement?.previousElementSibling?.className)).toBe('zahlenbild');
  }
  await leser.pruefe('auswertung');
  await seite.getByRole('link', { name: /^3 ansehen: H-2\.3, .*seit 4 bis 14 Tagen$/ }).click();
  await leser.pruefe('auswertung-liste');
  await seite.getByRole('link', { name: '56.34-2026-000001' }).first().click();
  const fristen = await seite.getByRole('region', { name: 'Fristen' }).innerText();
  expect(fristen).toMatch(/Wartet auf: Jobcenter, seit 20\.03\.2026/);
});

it('a small number is hidden from whoever does not see the cases, also in an empty quarter all is said in words', async () => {
  await leser.melde('maria');
  await leser.oeffne('/auswertung');
  await leser.pruefe('auswertung-verdeckt');
  expect(await leser.seite.getByRole('main').innerText()).toContain('<3');
  await leser.seite.getByLabel('Quartal').selectOption({ label: '1. Quartal 2025' });
  await leser.druecke('Zählen');
  await leser.pruefe('auswertung-leer');
});

it('what does not run says what to do', async () => {
  await leser.melde('lena');
  await leser.oeffne('/stoerungen');
  await leser.pruefe('stoerungen');
  await leser.melde('admin');
  await leser.oeffne('/stoerungen');
  await leser.pruefe('stoerungen-verwaltung');
});
