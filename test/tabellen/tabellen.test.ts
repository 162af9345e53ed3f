import { describe, expect, test } from 'vitest';
import { werteAus } from '../../src/tabellen/auswerten.ts';
import { geltungVon } from '../../src/tabellen/geltung.ts';
import { leseTabellen } from '../../src/tabellen/lesen.ts';
import { pruefeSyntax } from '../../src/tabellen/syntax.ts';

const datei = (entscheidungen: string): string => `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x">${entscheidungen}</definitions>`;
const regel = (id: string, tests: string[], werte: string[]): string =>
  `<rule id="${id}">${tests.map((t) => `<inputEntry><text>${t.replaceAll('<', '&lt;')}</text></inputEntry>`).join('')}${werte.map((w) => `<outputEntry><text>${w}</text></outputEntry>`).join('')}</rule>`;
const tabelle = (trefferart: string, regeln: string, spalten = 1): string =>
  datei(`<decision id="t" name="T"><decisionTable id="x" ${trefferart}><input><inputExpression><text>n</text></inputExpression></input>${Array.from({ length: spalten }, (_, i) => `<output name="a${i}" />`).join('')}${regeln}</decisionTable></decision>`);

async function frage(xml: string, n: number | string | null): Promise<unknown> {
  return werteAus(await leseTabellen('a.dmn', xml), 't', { n });
}
const stufen = [regel('r1', ['< 5'], ['1']), regel('r2', ['[3..9]'], ['2']), regel('r3', [''], ['3'])].join('');

describe('a hit policy', () => {
  test('UNIQUE takes the only rule that matches, and refuses several', async () => {
    const xml = tabelle('', [regel('r1', ['< 5'], ['1']), regel('r2', ['>= 5'], ['n * 2'])].join(''));
    expect([await frage(xml, 4), await frage(xml, 5), await frage(xml, null)]).toEqual([1, 10, null]);
    await expect(frage(tabelle('hitPolicy="UNIQUE"', stufen), 4)).rejects.toMatchObject({ code: 'TABELLE_WIDERSPRUCH', message: 'In der Tabelle t passen mehrere Zeilen zugleich: r1, r2, r3.' });
  });

  test('FIRST takes the first, COLLECT all, COLLECT MAX the greatest', async () => {
    expect([await frage(tabelle('hitPolicy="FIRST"', stufen), 4), await frage(tabelle('hitPolicy="FIRST"', stufen), 7)]).toEqual([1, 2]);
    expect([await frage(tabelle('hitPolicy="COLLECT"', stufen), 4), await frage(tabelle('hitPolicy="COLLECT"', stufen), 10)]).toEqual([[1, 2, 3], [3]]);
    expect(await frage(tabelle('hitPolicy="COLLECT" aggregation="MAX"', stufen), 4)).toBe(3);
    expect(await frage(tabelle('hitPolicy="COLLECT"', regel('r', ['1'], ['1'])), 2)).toBeNull();
  });

  test('several columns make one value with names', async () => {
    expect(await frage(tabelle('', regel('r1', ['-'], ['"X"', 'null']), 2), 1)).toEqual({ a0: 'X', a1: null });
  });

  test('that is not covered is an error, never another one', async () => {
    await expect(frage(tabelle('hitPolicy="PRIORITY"', stufen), 1)).rejects.toThrow('Die Tabelle a.dmn, t lässt sich nicht lesen: Trefferart PRIORITY (möglich: UNIQUE, FIRST, COLLECT, COLLECT MAX).');
    await expect(frage(tabelle('hitPolicy="COLLECT" aggregation="SUM"', stufen), 1)).rejects.toMatchObject({ code: 'TABELLE_UNLESBAR' });
  });
});

describe('decisions that need others', () => {
  const literal = (id: string, text: string, braucht: string[] = []): string =>
    `<decision id="${id}" name="${id}">${braucht.map((b) => `<informationRequirement><requiredDecision href="#${b}" /></informationRequirement>`).join('')}<literalExpression><text>${text}</text></literalExpression></decision>`;

  test('see the results of those by their id', async () => {
    expect(await frage(datei(literal('t', 'a + b', ['a', 'b']) + literal('a', 'n') + literal('b', 'a * 2', ['a'])), 4)).toBe(12);
  });

  test('that need themselves, or one that is not there, are an error', async () => {
    await expect(frage(datei(literal('t', 'a', ['a']) + literal('a', 't', ['t'])), 4)).rejects.toMatchObject({ code: 'ENTSCHEIDUNG_UNBEKANNT' });
    await expect(frage(datei(literal('t', 'a', ['a'])), 4)).rejects.toMatchObject({ code: 'ENTSCHEIDUNG_UNBEKANNT' });
  });
});

describe('what cannot be read', () => {
  test.each([
    ['<html />', 'kein DMN'],
    ['kein XML', 'kein DMN'],
    [`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${datei('')}`, 'DOCTYPE ist nicht erlaubt'],
    [datei('<decision id="t" name="T" />'), 'weder Tabelle noch Ausdruck'],
  ])('%s: %s', async (xml, text) => {
    await expect(leseTabellen('a.dmn', xml)).rejects.toThrow(text);
  });

  test('an expression that is no FEEL fails in its evaluation, and before it in the check', async () => {
    const xml = tabelle('', regel('r1', ['kein FEEL )'], ['1']));
    await expect(frage(xml, 1)).rejects.toMatchObject({ code: 'TABELLE_UNLESBAR' });
    const alle = await leseTabellen('a.dmn', xml);
    expect(() => pruefeSyntax(alle)).toThrow('Die Tabelle a.dmn, t lässt sich nicht lesen: der Ausdruck „kein FEEL )“ ist kein FEEL.');
  });
});

test('the validity is read from the column of the day, with an end or without', async () => {
  const spalte = (tests: string[]): string =>
    datei(`<decision id="t" name="T"><decisionTable id="x"><input><inputExpression><text>date(stichtag)</text></inputExpression></input><output name="a" />${tests.map((t, i) => regel(`r${i}`, [t], ['1'])).join('')}</decisionTable></decision>`);
  const alle = await leseTabellen('a.dmn', spalte(['>= date("2025-01-01")', '[date("2020-01-01")..date("2024-12-31")]', '[date("2020-01-01")..date("2024-12-31")]']));
  expect(geltungVon(alle, 't')).toEqual([{ von: '2020-01-01', bis: '2024-12-31' }, { von: '2025-01-01', bis: null }]);
});
