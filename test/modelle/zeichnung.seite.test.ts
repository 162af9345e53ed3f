import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bildName } from '../../src/modelle/bild-name.ts';
import { findeDiagramme, fotografiere, leseDiagramm, zeichne } from '../../scripts/zeichnen.ts';
import { gibBrowser } from '../support/browser.ts';
import { leseModell } from '../support/engine/modell.ts';
import { diagramm } from '../scripts/bauplan.ts';

const ordner = join(import.meta.dirname, '../../bpmn');
const dateien = await findeDiagramme(ordner);
const browser = await gibBrowser();

/** What whoever draws complains about, and elements that run but cannot be seen. */
async function sieh(xml: string): Promise<{ warnungen: string[]; unsichtbar: string[] }> {
  const [{ gezeichnet, warnungen }, { knoten, fluesse }] = await Promise.all([zeichne(browser, xml), leseModell(xml)]);
  return { warnungen, unsichtbar: [...knoten, ...fluesse].map((e) => e.id).filter((id) => !gezeichnet.includes(id)) };
}

test.each(dateien)('%s is drawn without a complaint, and everything in it can be seen', async (datei) => {
  const xml = await leseDiagramm(ordner, datei);
  expect(await sieh(xml)).toEqual({ warnungen: [], unsichtbar: [] });
});

const klein = diagramm([{ typ: 'task', id: 'A', kasten: [0, 0, 100, 80] }, { typ: 'task', id: 'B', kasten: [2500, 1500, 100, 80] }]);

test('the same diagram always gives the same picture', async () => {
  const xml = await leseDiagramm(ordner, dateien[0] ?? '');
  const [eins, zwei] = [await zeichne(browser, xml), await zeichne(browser, xml)];
  expect(eins.svg).toContain('marker-1');
  expect(zwei.svg).toBe(eins.svg);
});

test('an element without a shape is noticed', async () => {
  expect((await sieh(klein.replace(/<bpmndi:BPMNShape id="B_di".*<\/bpmndi:BPMNShape>/, ''))).unsichtbar).toEqual(['B']);
});

test('a shape that belongs to nothing is a complaint', async () => {
  const { warnungen } = await zeichne(browser, klein.replace('bpmnElement="B"', 'bpmnElement="Niemand"'));
  expect(warnungen.join()).toContain('Niemand');
});

test('a big diagram is also cut into parts of readable size', async () => {
  const ziel = await mkdtemp(join(tmpdir(), 'kooperation-bild-'));
  try {
    const bilder = await fotografiere(browser, await zeichne(browser, klein), 'klein', ziel);
    expect(bilder.map((b) => b.slice(ziel.length + 1))).toEqual(['klein.png', 'klein-1-1.png', 'klein-1-2.png', 'klein-2-1.png', 'klein-2-2.png']);
    for (const bild of bilder) expect((await stat(bild)).size).toBeGreaterThan(500);
  } finally {
    await rm(ziel, { recursive: true });
  }
});

test('the name of a picture comes from the path', () => {
  expect(bildName(join('hannover', 'mizi', 'mizi.bpmn'))).toBe('hannover-mizi');
  expect(bildName(join('gemeinsam', 'a', 'b.bpmn'))).toBe('gemeinsam-a-b');
});
