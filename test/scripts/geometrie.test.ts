import { expect, test } from 'vitest';
import { pruefeGeometrie } from '../../scripts/geometrie.ts';
import { diagramm, type Form } from './bauplan.ts';

/** Three tasks in a row, A, B, C, 100 wide with 100 between them, and one below B. */
const task = (id: string, x: number, y = 0): Form => ({ typ: 'task', id, kasten: [x, y, 100, 80] });
const [A, B, C, D] = [task('A', 0), task('B', 200), task('C', 400), task('D', 200, 200)] as const;

test('a clean diagram has no finding', async () => {
  const rand: Form = { typ: 'boundaryEvent', id: 'R', kasten: [232, 62, 36, 36], attribute: 'attachedToRef="B"' };
  const fluesse = [
    { id: 'F1', von: 'A', nach: 'B', punkte: [[100, 40], [200, 40]] as [number, number][] },
    { id: 'F2', von: 'R', nach: 'D', punkte: [[250, 98], [250, 200]] as [number, number][] },
  ];
  expect(await pruefeGeometrie(diagramm([A, B, C, D, rand], fluesse))).toEqual([]);
});

test('shapes that overlap are found', async () => {
  expect(await pruefeGeometrie(diagramm([A, task('E', 50, 40)]))).toEqual(['shapes overlap: A E']);
});

test('a subprocess may lie around its elements', async () => {
  const huelle: Form = { typ: 'subProcess', id: 'S', kasten: [-50, -50, 700, 400] };
  expect(await pruefeGeometrie(diagramm([huelle, A, B]))).toEqual([]);
});

test('an edge through a shape is found', async () => {
  const fluss = { id: 'F', von: 'A', nach: 'C', punkte: [[100, 40], [400, 40]] as [number, number][] };
  expect(await pruefeGeometrie(diagramm([A, B, C], [fluss]))).toEqual(['edge through shape: F B']);
});

test('edges that cross are found', async () => {
  const fluesse = [
    { id: 'F1', von: 'A', nach: 'C', punkte: [[50, 80], [50, 120], [450, 120], [450, 80]] as [number, number][] },
    { id: 'F2', von: 'B', nach: 'D', punkte: [[250, 80], [250, 200]] as [number, number][] },
  ];
  expect(await pruefeGeometrie(diagramm([A, B, C, D], fluesse))).toEqual(['edges cross: F1 F2']);
});

test('a diagonal edge is found', async () => {
  const fluss = { id: 'F', von: 'A', nach: 'D', punkte: [[100, 40], [200, 240]] as [number, number][] };
  expect(await pruefeGeometrie(diagramm([A, D], [fluss]))).toEqual(['diagonal edge: F']);
});

test('a label on a shape is found, on its own shape it is not', async () => {
  expect(await pruefeGeometrie(diagramm([{ ...A, beschriftung: [180, 30, 60, 14] }, B]))).toEqual(['label on shape: A B']);
  expect(await pruefeGeometrie(diagramm([{ ...A, beschriftung: [20, 30, 60, 14] }, B]))).toEqual([]);
});

test('labels that overlap are found', async () => {
  expect(await pruefeGeometrie(diagramm([{ ...A, beschriftung: [110, 100, 60, 14] }, { ...B, beschriftung: [150, 105, 60, 14] }]))).toEqual(['labels overlap: A B']);
});
