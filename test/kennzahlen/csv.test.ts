import { expect, it } from 'vitest';
import { alsCsv, csvFeld } from '../../src/kennzahlen/csv.ts';
import { maskiere, zeigeAlles } from '../../src/kennzahlen/maske.ts';
import { tabelleMit } from '../support/kennzahl.ts';

it.each([
  ['Anna Berg', 'Anna Berg'],
  ['=1+1', "'=1+1"],
  ['=HYPERLINK("http://x";"y")', '"\'=HYPERLINK(""http://x"";""y"")"'],
  ['+49 511', "'+49 511"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', '"\'\t=1"'],
  ['\r=1', '"\'\r=1"'],
  ['\n=1', '"\'\n=1"'],
  ['   =1', "'   =1"],
  ['\u00a0=1', "'\u00a0=1"],
  ['＝1+1', "'＝1+1"],
  ['a=b', 'a=b'],
  ['a;b', '"a;b"'],
  ['sagt "ja"', '"sagt ""ja"""'],
  ['zwei\nZeilen', '"zwei\nZeilen"'],
  ['<3', '<3'],
  ['', ''],
])('a field %j is written as %j', (text, erwartet) => expect(csvFeld(text)).toBe(erwartet));

it('a name in a table cannot become a formula or another column', () => {
  const [tabelle] = zeigeAlles([tabelleMit('=cmd|x', [['=1+1;2', 1234], ['-', 5]])]);
  if (!tabelle) throw new Error('no table');
  expect(alsCsv(tabelle, [['Kennzahl', tabelle.titel]])).toBe("\uFEFFKennzahl;'=cmd|x\r\n\r\nStand;Anzahl\r\n\"'=1+1;2\";1234\r\n'-;5\r\nSumme;1239\r\n");
});

it('what is hidden stays hidden', () => {
  const [tabelle] = maskiere([tabelleMit('Probe', [['a', 1], ['b', 7]])]);
  if (!tabelle) throw new Error('no table');
  expect(alsCsv(tabelle, []).split('\r\n').slice(2)).toEqual(['a;<3', 'b;7', 'Summe;mind. 8', '']);
});
