import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployModelle } from '../../src/camunda/deploy.ts';
import type { Datei } from '../../src/camunda/client.ts';

let ordner: string;

beforeAll(async () => {
  ordner = await mkdtemp(join(tmpdir(), 'modelle-'));
  for (const unter of ['hannover/mizi', 'gemeinsam', 'element-templates']) await mkdir(join(ordner, unter), { recursive: true });
  const dateien = ['hannover/mizi/mizi.bpmn', 'hannover/mizi/prüfen.form', 'gemeinsam/senden.bpmn', 'hannover/mizi/a.dmn', 'hannover/vereinbarung.json', 'element-templates/x.json'];
  for (const name of dateien) await writeFile(join(ordner, name), `Inhalt ${name}`);
});
afterAll(() => rm(ordner, { recursive: true }));

describe('deploying the models', () => {
  it('sends forms and decisions first, then all diagrams, each under its path below the folder', async () => {
    const sendungen: Datei[][] = [];
    const ausgerollt = await deployModelle({ deploy: async (dateien) => (sendungen.push(dateien), dateien.map(({ name }) => ({ name, id: 'x', version: 1, schluessel: '1' }))) }, pathToFileURL(`${ordner}/`));
    expect(sendungen.map((s) => s.map((d) => d.name))).toEqual([
      ['hannover/mizi/a.dmn', 'hannover/mizi/prüfen.form'],
      ['gemeinsam/senden.bpmn', 'hannover/mizi/mizi.bpmn'],
    ]);
    expect(ausgerollt.map((a) => a.name)).toEqual(sendungen.flat().map((d) => d.name));
  });

  it('sends the bytes of a file as they are', async () => {
    const sendungen: Datei[] = [];
    await deployModelle({ deploy: async (dateien) => (sendungen.push(...dateien), []) }, pathToFileURL(`${ordner}/`));
    expect(sendungen.find((d) => d.name.endsWith('.form'))?.inhalt).toEqual(Buffer.from('Inhalt hannover/mizi/prüfen.form', 'utf8'));
  });
});
