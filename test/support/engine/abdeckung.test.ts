import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { berichte, werteAus } from './abdeckung.ts';

const datei = join(import.meta.dirname, 'beispiel', 'probe.bpmn');
const xml = await readFile(datei, 'utf8');
const knoten = [...xml.matchAll(/<bpmn:(?:startEvent|endEvent|serviceTask|userTask|receiveTask|boundaryEvent) id="(\w+)"/g)].map((t) => t[1] ?? '');
const fluesse = [...xml.matchAll(/<bpmn:sequenceFlow id="(\w+)"/g)].map((t) => t[1] ?? '');
const je = (ids: string[]): Record<string, number> => Object.fromEntries(ids.map((id) => [id, 2]));

test('a diagram of which everything has run is complete', async () => {
  const zeile = await werteAus('probe.bpmn', xml, { probe: je([...knoten, ...fluesse]) });
  expect(zeile).toEqual({ datei: 'probe.bpmn', knoten: 11, knotenGelaufen: 11, fluesse: 8, fluesseGelaufen: 8, fehlend: [] });
  expect(berichte([zeile])).toMatchObject({ vollstaendig: true, text: expect.stringContaining('11/11 (100 %)') as string });
});

test('an element and a sequence flow that never ran are named', async () => {
  const zeile = await werteAus('probe.bpmn', xml, { probe: je([...knoten, ...fluesse].filter((id) => id !== 'Task_Warten' && id !== 'F_7')) });
  expect(zeile.fehlend).toEqual(['Task_Warten', 'F_7']);
  const { vollstaendig, text } = berichte([zeile]);
  expect(vollstaendig).toBe(false);
  expect(text).toContain('10/11 (90 %)');
  expect(text).toContain('never run: Task_Warten');
});

test('what ran in another process with the same ids does not count', async () => {
  const zeile = await werteAus('probe.bpmn', xml, { andere: je([...knoten, ...fluesse]) });
  expect(zeile.knotenGelaufen).toBe(0);
});

test('a process that is not executable need not run', async () => {
  const zeile = await werteAus('probe.bpmn', xml.replace('isExecutable="true"', 'isExecutable="false"'), {});
  expect(zeile.fehlend).toEqual([]);
});
