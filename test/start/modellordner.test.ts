import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { leseConfig } from '../../src/config.ts';

/** An agreement outside the program: with the shared procedures in a folder that a setting names. */
let ordner: string;
const hier = (pfad: string): string => fileURLToPath(new URL(`../../${pfad}`, import.meta.url));
beforeAll(async () => {
  ordner = await mkdtemp(join(tmpdir(), 'modellordner-'));
  await cp(hier('beispiele/vereinbarung/musterstadt'), join(ordner, 'musterstadt'), { recursive: true });
  await cp(hier('bpmn/gemeinsam'), join(ordner, 'gemeinsam'), { recursive: true });
  await mkdir(join(ordner, 'diagramme'));
  await writeFile(join(ordner, 'diagramme/musterstadt-unterstuetzung.svg'), '<svg width="7" height="7"></svg>');
});
afterAll(() => rm(ordner, { recursive: true, force: true }));

/** Read in a program of its own: the folder is known before anything else. */
const skript = `
  import { deployModelle } from './src/camunda/deploy.ts';
  import { ladeLokaleKonten } from './src/camunda/lokal/konten.ts';
  import { ladeKartenwerk } from './src/klauselkarte/zum-lesen.ts';
  import { ladeVereinbarungen } from './src/vereinbarung.ts';
  import { ladeModellnamen } from './src/web/bausteine/modellnamen.ts';
  import { diagrammeSeite } from './src/web/seiten/diagramme.ts';
  import { klauselnSeite } from './src/web/seiten/klauseln.ts';
  const werk = await ladeKartenwerk();
  const modelle = [];
  await deployModelle({ deploy: async (dateien) => (modelle.push(...dateien.map((d) => d.name)), []) });
  console.log(JSON.stringify({
    vereinbarungen: [...(await ladeVereinbarungen()).keys()],
    konten: (await ladeLokaleKonten()).map((k) => k.behoerde),
    modelle,
    boegen: [...(await ladeModellnamen()).boegen.keys()],
    klauseln: String(klauselnSeite(werk.eintraege, werk.diagramme)),
    diagramme: String(diagrammeSeite(werk.diagramme, werk.eintraege)),
    bild: await werk.bild('musterstadt-unterstuetzung'),
  }));`;

it('everything reads the models from the folder that the settings name, and the check of the models passes there', async () => {
  const programm = (...argumente: string[]): Promise<{ stdout: string }> => promisify(execFile)(process.execPath, argumente, { cwd: hier(''), env: { ...process.env, KOOPERATION_MODELLE: ordner } });
  const [gelesen, befunde] = await Promise.all([programm('--input-type=module', '-e', skript), programm(hier('src/cli.ts'), 'modelle', 'pruefen', '--json').catch((f: { stdout: string }) => f)]);
  const stand = JSON.parse(gelesen.stdout) as Record<'vereinbarungen' | 'konten' | 'modelle' | 'boegen', string[]> & Record<'klauseln' | 'diagramme' | 'bild', string>;
  expect(stand.vereinbarungen).toEqual(['musterstadt']);
  expect(new Set(stand.konten)).toEqual(new Set(['BERATUNG', 'AMT']));
  expect(stand.modelle.map((m) => m.split('/')[0])).toEqual(expect.arrayContaining(['musterstadt', 'gemeinsam']));
  expect(stand.boegen).toEqual(expect.arrayContaining(['musterstadt.anfrage']));
  expect(stand.bild).toContain('<svg');
  expect(stand.klauseln).toContain('href="/klauseln/M-1"');
  expect(stand.diagramme).toContain('href="/diagramme/musterstadt-unterstuetzung"');
  for (const text of [...stand.modelle, ...stand.boegen, stand.klauseln, stand.diagramme]) expect(text).not.toMatch(/hannover|duesseldorf|H-2\.2/);
  expect((JSON.parse(befunde.stdout) as { datei: string }[]).filter((b) => b.datei !== '')).toEqual([]);
});

it('a folder that does not exist is named with all other faults of the settings', () => {
  expect(() => leseConfig({ KOOPERATION_MODELLE: '/gibt/es/nicht', KOOPERATION_WEB_PORT: '0' })).toThrow(/KOOPERATION_WEB_PORT/);
  expect(() => leseConfig({ KOOPERATION_MODELLE: '/gibt/es/nicht' })).toThrow('KOOPERATION_MODELLE: diesen Ordner gibt es nicht');
  expect(leseConfig({ KOOPERATION_MODELLE: ordner }).KOOPERATION_MODELLE).toBe(ordner);
});
