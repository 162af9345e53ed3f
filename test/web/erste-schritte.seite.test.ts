import { expect, it } from 'vitest';
import { mitLeser } from './leser.ts';

const { leser } = await mitLeser();

it('the tour, its files and their removal can be used by everybody; help beside a field opens without a script', async () => {
  await leser.melde('lena');
  await leser.oeffne('/erste-schritte');
  await leser.pruefe('erste-schritte-leer');
  await leser.druecke('Übungsmitteilung aufnehmen');
  await leser.druecke('Weitere Übungsakten anlegen');
  await leser.pruefe('erste-schritte');
  await leser.seite.getByRole('link', { name: 'Akte öffnen' }).click();
  await leser.pruefe('uebungsakte');
  await leser.oeffne('/faelle');
  await leser.pruefe('faelle-uebung');
  await leser.oeffne('/erste-schritte/entfernen');
  await leser.pruefe('uebungsakten-entfernen');
  await leser.oeffne('/mitteilung');
  const hilfe = leser.seite.locator('details', { hasText: 'Wozu?' }).first();
  await hilfe.locator('summary').press('Enter');
  expect(await hilfe.getByText('§ 569 Abs. 3 Nr. 2 BGB').isVisible()).toBe(true);
  await leser.pruefe('hilfe-am-feld');
});
