import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { leseZweige, literal, schreibeZweige } from '../../src/kalenderprobe/ausdruck.ts';
import { MODELLE } from '../../src/vereinbarung.ts';

test('a literal is one way, a choice has one for each case', () => {
  expect(leseZweige('=3')).toEqual([{ bedingung: null, wert: '3' }]);
  expect(leseZweige('=if anlass = "RAEUMUNGSKLAGE" then 3 else 14')).toEqual([{ bedingung: 'anlass = "RAEUMUNGSKLAGE"', wert: '3' }, { bedingung: null, wert: '14' }]);
  expect(leseZweige('=if runde = 1 then 3 else if runde = 2 then 6 else 12')?.map((z) => z.wert)).toEqual(['3', '6', '12']);
});

test.each(['=laenge + 1', '=if a then b', '=date and time(x)', '=[1, 2]', '=if', '='])('what is neither is not understood, and so left alone: %s', (ausdruck) => {
  expect(leseZweige(ausdruck)).toBeNull();
});

test('the words of the language inside a text mean nothing', () => {
  expect(leseZweige('=if a = "x then 5 else" then 1 else 2')).toEqual([{ bedingung: 'a = "x then 5 else"', wert: '1' }, { bedingung: null, wert: '2' }]);
});

test('a name is no literal, and null is none of a length', () => {
  expect([literal('"TAG"'), literal('14'), literal('null'), literal('pruefungInMonaten')]).toEqual(['TAG', 14, null, undefined]);
});

test('every deadline of the diagrams is understood, and written back as it was', async () => {
  const dateien = (await readdir(MODELLE, { recursive: true })).filter((d) => d.endsWith('.bpmn'));
  const texte = await Promise.all(dateien.map((d) => readFile(new URL(d, MODELLE), 'utf8')));
  const ausdruecke = texte.flatMap((t) => [...t.matchAll(/source="([^"]*)" target="frist(?:Laenge|Einheit|art)"/g)].map((m) => (m[1] ?? '').replaceAll('&quot;', '"')));
  expect(ausdruecke.length).toBeGreaterThan(100);
  for (const a of ausdruecke) expect(schreibeZweige(leseZweige(a) ?? [])).toBe(a);
});
