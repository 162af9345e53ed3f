import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Klauselkarte } from '../../src/klauselkarte/karte.ts';
import { rufe } from './im-prozess.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const lauf = (...angaben: string[]): Promise<{ code: number; aus: string; fehler: string }> =>
  new Promise((fertig) => {
    const kind = execFile(CLI, ['klauseln', ...angaben], { cwd: tmpdir(), maxBuffer: 10_000_000 }, (_, aus, fehler) => fertig({ code: kind.exitCode ?? -1, aus, fehler }));
  });

describe('kooperation klauseln', () => {
  it('lists every clause, and says by its exit code whether anything is missing', async () => {
    const [tabelle, json] = [await lauf(), await rufe('klauseln', '--json')];
    const { eintraege, befunde } = JSON.parse(json.aus) as Klauselkarte;
    expect(tabelle.aus).toMatch(/^Klausel +Wer +Elemente +Arbeiter +Schreiben +Tests +Fristarten +Diagramme und Tabellen\nH-0\.1 +Fachstelle/);
    expect(tabelle.aus).toContain(`${eintraege.length} Klauseln, davon ${eintraege.filter((e) => e.zugesagt).length} von einer Vereinbarung zugesagt.\n`);
    expect([tabelle.code, json.code]).toEqual(befunde.length === 0 ? [0, 0] : [1, 1]);
  });

  it('shows one clause with all that belongs to it', async () => {
    const [blatt, json] = [await rufe('klauseln', 'H-2.2'), await rufe('klauseln', 'H-2.2', '--json')];
    expect(blatt.aus).toMatch(/^H-2\.2 Fachstelle: informiert das Jobcenter[^\n]*\n\nElemente:\n {2}hannover\/mizi\/mizi\.bpmn › /);
    expect((JSON.parse(json.aus) as Klauselkarte).eintraege.map((e) => e.id)).toEqual(['H-2.2']);
  });

  it('does not know every clause', async () => {
    expect(await rufe('klauseln', 'H-99')).toEqual({ code: 1, aus: '', fehler: 'kooperation: Die Klausel „H-99“ steht nicht im Klauselverzeichnis. (KLAUSEL_UNBEKANNT)\n' });
  });
});
