import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { leseMitteilung } from '../../src/akte/mitteilung-lesen.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';
import { systemUhr } from '../../src/uhr.ts';
import { rufe } from './im-prozess.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const BEISPIEL = ['frist', '--beginn', '2026-04-02', '--werktage', '2', '--land', 'NI'];

const starte = (angaben: string[], umgebung: object = {}): ChildProcess =>
  // By its own first line, from another folder and without the Node of this test in the path: as people call it.
  spawn(CLI, angaben, { cwd: tmpdir(), env: { PATH: '/usr/bin:/bin', ...umgebung }, stdio: 'pipe' });

async function lauf(angaben: string[], eingabe = '', umgebung: object = {}): Promise<{ code: number; aus: string; fehler: string }> {
  const kind = starte(angaben, umgebung);
  let aus = '';
  let fehler = '';
  kind.stdout?.on('data', (s: Buffer) => (aus += s.toString()));
  kind.stderr?.on('data', (s: Buffer) => (fehler += s.toString()));
  kind.stdin?.end(eingabe);
  const [code] = (await once(kind, 'close')) as [number];
  return { code, aus, fehler };
}

describe('kooperation frist', () => {
  test('prints one line of JSON and nothing else, from any folder and in any time zone', async () => {
    const { code, aus, fehler } = await lauf(BEISPIEL, '', { TZ: 'Pacific/Kiritimati' });
    expect({ code, fehler }).toEqual({ code: 0, fehler: '' });
    expect(aus.endsWith('}\n')).toBe(true);
    expect(Object.keys(JSON.parse(aus) as object)).toEqual(['fristEnde', 'ablauf', 'vorfrist', 'schritte']);
    expect(JSON.parse(aus)).toMatchObject({ fristEnde: '2026-04-07', ablauf: '2026-04-07T22:00:00.000Z', vorfrist: '2026-04-07T06:00:00.000Z' });
  });

  test.each([
    [['frist', '--beginn', '2026-01-31', '--monate', '1', '--land', 'NW', '--ohne-rollen', '--vorfrist', '2'], { fristEnde: '2026-02-28', vorfrist: '2026-02-25T07:00:00.000Z' }],
    [[...BEISPIEL, '--modus', 'MO_FR'], { fristEnde: '2026-04-08' }],
    [['frist', '--beginn', '2026-03-22T23:30:00Z', '--tage', '14', '--land', 'NI'], { fristEnde: '2026-04-07' }],
    [['schonfrist', '--zustellungen', '2026-03-02', '2026-03-10', '--land', 'NI', '--vorfrist', '10'], { ende: '2026-05-11', heilungMoeglich: true, grundlage: 'ZUSTELLUNG' }],
    [['schonfrist', '--klage-eingang-am', '2026-03-02', '--land', 'NI', '--kuendigung-am', '2026-02-01', '--fruehere-heilung-kuendigung-am', '2025-02-01'], { ende: '2026-05-04', heilungMoeglich: false }],
    [['ausschlussfrist', '--letzter-leistungstag', '2026-04-30', '--kenntnis-entscheidung', '2026-06-02', '--land', 'NI'], { ende: '2027-06-02', verjaehrung: '2030-12-31' }],
    [['erstattung', '--kdu-monat', '450.00', '--haft-von', '2026-03-11', '--jc-gezahlt-bis', '2026-04-30', '--kenntnis-fachstelle', '2026-04-20', '--land', 'NI', '--anspruchsgrundlage', '105'], { erstattung: '165.00', beimJobcenter: '585.00', grund: 'ERSTATTUNG' }],
    [['mietobergrenze', '--gebiet', 'hannover', '--stichtag', '2021-11-30', '--personen', '4', '--bruttokalt', '750.75', '--energiebedarf', '89.9', '--bestandsschutz'], { ergebnis: 'ANGEMESSEN', zuschlag: '33.75', quelle: 'K-HAN-MOG' }],
    [['mietobergrenze', '--gebiet', 'hamburg', '--stichtag', '2017-11-15', '--personen', '1', '--ausnahmen', 'UMGANG', 'STADTTEIL', '--wasser-nicht-ausgewiesen'], { hoechstbetrag: '554.03' }],
  ])('%j', async (angaben, erwartet) => {
    const { code, aus } = await lauf(angaben);
    expect(code).toBe(0);
    expect(JSON.parse(aus)).toMatchObject(erwartet);
  });

  test.each([
    [['frist', '--beginn', '2026-02-30', '--werktage', '2', '--land', 'NI'], /„2026-02-30“ ist kein gültiges Datum .*\(DATUM_UNGUELTIG\)$/],
    [['frist', '--beginn', '2026-04-02', '--werktage', '-1', '--land', 'NI'], /\(LAENGE_UNGUELTIG\)$/],
    [['frist', '--beginn', '2026-04-02', '--werktage', '1e3', '--land', 'NI'], /^kooperation: werktage: muss eine Zahl sein \(EINGABE_UNGUELTIG\)$/],
    [['frist'], /^kooperation: beginn: fehlt; land: fehlt /],
    [['mietobergrenze', '--gebiet', 'hannover', '--stichtag', '2024-01-01', '--personen', '1'], /^kooperation: Für den 2024-01-01 ist in der Tabelle für hannover nichts hinterlegt .*\(AUSSERHALB_GELTUNG\)$/],
    [['erstattung', '--kdu-monat', '450,00'], /^kooperation: kduMonat: muss ein Betrag in Euro mit Punkt /],
    [['frist', '--stapel', '--land', 'NI'], /\(OPTIONEN_WIDERSPRUCH\)$/],
    [['frist', '--landkreis', 'x'], /^kooperation: unbekannte Option „--landkreis“/],
    [['frist', '--land'], /^kooperation: der Option „--land <land>“ fehlt ihr Wert/],
    [['frist', 'heute'], /^kooperation: zu viele Angaben für „frist“/],
    [['fristen'], /^kooperation: unbekannter Befehl „fristen“/],
  ])('%j is one German line on standard error and exit code 1', async (angaben, text) => {
    const { code, aus, fehler } = await rufe(...angaben);
    expect({ code, aus }).toEqual({ code: 1, aus: '' });
    expect(fehler.trimEnd()).toMatch(text);
    expect(fehler.trimEnd()).not.toContain('\n');
  });
});

describe('help', () => {
  test('is German and names every command', async () => {
    const { code, aus } = await lauf(['--help']);
    expect(code).toBe(0);
    expect(aus).toMatch(/^Aufruf: kooperation <Befehl> \[Optionen\]/);
    expect(aus).toMatch(/Befehle:\n {2}frist {2}/);
    expect(aus).not.toMatch(/Usage|Options|Commands|display help/);
    expect((await lauf(['frist', '--help'])).aus).toMatch(/--ohne-rollen .*\n[^]*diese Hilfe anzeigen/);
  });

  test('is shown on standard error with exit code 1 where no command is given', async () => {
    expect(await lauf([])).toMatchObject({ code: 1, aus: '', fehler: expect.stringMatching(/^Aufruf: /) });
  });
});

describe('kooperation frist --stapel', () => {
  const zeile = (id: number, beginn = '2026-04-02'): string => `${JSON.stringify({ id, beginn, werktage: 2, land: 'NI' })}\n`;

  test('answers every line in order and exits with 0, or 1 if any failed', async () => {
    const alle = Array.from({ length: 500 }, (_, id) => zeile(id)).join('');
    const gut = await lauf(['frist', '--stapel'], alle);
    expect({ code: gut.code, fehler: gut.fehler }).toEqual({ code: 0, fehler: '' });
    expect(gut.aus.trimEnd().split('\n').map((z) => (JSON.parse(z) as { id: number }).id)).toEqual(Array.from({ length: 500 }, (_, id) => id));
    const schlecht = await lauf(['frist', '--stapel'], zeile(1) + zeile(2, 'gestern') + zeile(3));
    expect({ code: schlecht.code, fehler: schlecht.fehler }).toEqual({ code: 1, fehler: '' });
    expect(schlecht.aus.split('\n')).toHaveLength(4);
  });

  test('answers a line while its input is still open', async () => {
    const kind = starte(['frist', '--stapel']);
    kind.stdin?.write(zeile(1));
    const [stueck] = (await once(kind.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    expect(JSON.parse(stueck.toString())).toMatchObject({ id: 1, fristEnde: '2026-04-07' });
    kind.stdin?.end();
    expect(await once(kind, 'close')).toEqual([0, null]);
  });

  test('a reader that goes away ends it quietly', async () => {
    const kind = starte(['frist', '--stapel']);
    let fehler = '';
    kind.stderr?.on('data', (s: Buffer) => (fehler += s.toString()));
    kind.stdin?.on('error', () => {});
    const fuelle = setInterval(() => kind.stdin?.write(zeile(1).repeat(200)), 5);
    kind.stdout?.once('data', () => kind.stdout?.destroy());
    const [code] = (await once(kind, 'close')) as [number];
    clearInterval(fuelle);
    expect({ code, fehler }).toEqual({ code: 0, fehler: '' });
  });
});

describe('kooperation beispiel-mitteilung', () => {
  test('prints a notice that the intake takes today', async () => {
    const { code, aus } = await lauf(['beispiel-mitteilung']);
    const heute = lokalesDatum(systemUhr.jetzt());
    expect(code).toBe(0);
    expect(leseMitteilung(JSON.parse(aus), heute)).toMatchObject({ ok: true, mitteilung: { eingangAm: heute } });
  });
});
