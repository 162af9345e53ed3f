import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Befund } from '../../src/modelle/befund.ts';
import { GUT } from '../modelle/beispiel.ts';
import { rufe } from './im-prozess.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
let ordner: string;

beforeEach(async () => {
  ordner = await mkdtemp(join(tmpdir(), 'modelle-'));
});
afterEach(() => rm(ordner, { recursive: true }));

const lauf = (...angaben: string[]): Promise<{ code: number; aus: string; fehler: string }> =>
  new Promise((fertig) => {
    const kind = execFile(CLI, ['modelle', ...angaben], { cwd: tmpdir() }, (_, aus, fehler) => fertig({ code: kind.exitCode ?? -1, aus, fehler }));
  });

describe('kooperation modelle pruefen', () => {
  it('finds nothing in the diagrams of this program', async () => {
    expect(await lauf('pruefen')).toEqual({ code: 0, aus: 'Keine Befunde.\n', fehler: '' });
  });

  it('prints each finding as one line and exits with 1', async () => {
    await writeFile(join(ordner, 'probe.bpmn'), GUT);
    const { code, aus } = await rufe('modelle', 'pruefen', ordner);
    expect(code).toBe(1);
    expect(aus).toContain('FEHLER probe.bpmn › Aufnehmen: Für den Job-Typ „p.aufnehmen“ gibt es keinen Arbeiter (workers/p/aufnehmen.ts). [job-typen]\n');
    expect(aus).toMatch(/\n\d+ Befunde\.\n$/);
  });

  it('prints JSON when asked', async () => {
    await writeFile(join(ordner, 'probe.bpmn'), 'kein Diagramm');
    const befunde = JSON.parse((await rufe('modelle', 'pruefen', ordner, '--json')).aus) as Befund[];
    expect(befunde).toContainEqual({ datei: 'probe.bpmn', element: '', regel: 'lesbar', schwere: 'FEHLER', text: 'Die Datei lässt sich nicht lesen.' });
  });
});
