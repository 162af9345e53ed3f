import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { DATEI, einstellungenTabelle, insertTabelle } from '../../scripts/einstellungen.ts';
import { einstellungen } from '../../src/config.ts';

test('the table of settings in the documentation is current', async () => {
  const text = await readFile(DATEI, 'utf8');
  expect(text, 'run: node scripts/einstellungen.ts').toBe(insertTabelle(text));
});

test('every setting has its line with a meaning', () => {
  for (const name of Object.keys(einstellungen)) expect(einstellungenTabelle()).toMatch(new RegExp(`\\| \`${name}\` \\| \\S`));
});
