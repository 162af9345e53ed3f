import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pruefeGeometrie } from '../../scripts/geometrie.ts';
import { findeDiagramme, leseDiagramm } from '../../scripts/zeichnen.ts';
import { lintDiagramm as lint } from '../../src/modelle/lint.ts';
import { diagramm } from '../scripts/bauplan.ts';

/** `element: rule: text` of each finding. */
const lintDiagramm = async (xml: string): Promise<string[]> => (await lint('probe.bpmn', xml)).map((b) => `${b.element}: ${b.regel.replace('bpmnlint/', '')}: ${b.text}`);

const ordner = join(import.meta.dirname, '../../bpmn');
const dateien = await findeDiagramme(ordner);

test('there are diagrams to look at', () => {
  expect(dateien.length).toBeGreaterThan(0);
});

describe.each(dateien)('%s', (datei) => {
  test('keeps the rules of BPMN and of Camunda 8.6', async () => {
    expect(await lintDiagramm(await leseDiagramm(ordner, datei))).toEqual([]);
  });

  test('has no overlapping shapes, crossing or diagonal edges, or covered labels', async () => {
    expect(await pruefeGeometrie(await leseDiagramm(ordner, datei))).toEqual([]);
  });
});

describe('the rules find', () => {
  const start = { typ: 'startEvent', id: 'Start', kasten: [0, 0, 36, 36] as [number, number, number, number] };
  const aufgabe = { typ: 'serviceTask', id: 'Aufgabe', kasten: [100, 0, 100, 80] as [number, number, number, number] };
  const fluss = { id: 'F', von: 'Start', nach: 'Aufgabe', punkte: [[36, 18], [100, 18]] as [number, number][] };

  test('a service task without a job type, and a way without an end', async () => {
    const funde = (await lintDiagramm(diagramm([start, aufgabe], [fluss]))).join('\n');
    expect(funde).toMatch(/^Aufgabe: camunda-compat\/implementation/m);
    expect(funde).toMatch(/^Aufgabe: no-implicit-end/m);
    expect(funde).toMatch(/^p: end-event-required/m);
  });

  test('a plain start without a name, but not inside a subprocess', async () => {
    const ohneNamen = diagramm([start, aufgabe], [fluss]).replace('name="Start"', '');
    expect(await lintDiagramm(ohneNamen)).toContain('Start: label-required: Diesem Element fehlt die Beschriftung.');
    const innen = ohneNamen.replace('<bpmn:startEvent', '<bpmn:subProcess id="S" name="S"><bpmn:startEvent id="Innen" /></bpmn:subProcess><bpmn:startEvent');
    expect((await lintDiagramm(innen)).filter((fund) => fund.startsWith('Innen: label-required'))).toEqual([]);
  });

  test('what belongs to another version of Camunda', async () => {
    const neuer = diagramm([start, aufgabe], [fluss]).replace('<bpmn:serviceTask id="Aufgabe" name="Aufgabe"  />', '<bpmn:adHocSubProcess id="Aufgabe" name="Aufgabe" />');
    expect((await lintDiagramm(neuer)).join('\n')).toMatch(/^Aufgabe: camunda-compat\//m);
  });
});
