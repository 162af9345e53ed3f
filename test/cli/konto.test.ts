import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pruefeAnmeldung } from '../../src/akte/konto.ts';
import { inTransaktion } from '../../src/db/pool.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
let datenbank: TestDatenbank;

beforeAll(async () => {
  datenbank = await testDatenbank();
});
afterAll(() => datenbank.close());

type Lauf = { code: number | null; aus: string; fehler: string };
function konto(eingabe: string, angaben: string[], url: string = datenbank.url): Promise<Lauf> {
  const geheim = 'x'.repeat(32);
  const env = { PATH: process.env['PATH'], KOOPERATION_DATENBANK_URL: url, KOOPERATION_SITZUNG_GEHEIMNIS: geheim, KOOPERATION_API_SCHLUESSEL: geheim, KOOPERATION_BERICHT_GEHEIMNIS: geheim };
  const kind = spawn(CLI, ['konto', ...angaben], { cwd: tmpdir(), env });
  const lauf: Lauf = { code: null, aus: '', fehler: '' };
  kind.stdout.on('data', (teil) => (lauf.aus += String(teil)));
  kind.stderr.on('data', (teil) => (lauf.fehler += String(teil)));
  kind.stdin.end(eingabe);
  return new Promise((fertig) => kind.on('close', (code) => fertig({ ...lauf, code })));
}
const anlegen = (name: string, ...weitere: string[]): string[] => ['anlegen', name, '--anzeigename', 'Jörg Öztürk', '--behoerde', 'LHH', '--rollen', 'fachstelle-sachbearbeitung,auswertung', ...weitere];
const meldeAn = (name: string, passwort: string) => inTransaktion(datenbank.pool, { behoerde: '*', wer: 'test' }, (db) => pruefeAnmeldung(db, name, passwort));

describe('kooperation konto', () => {
  it('creates an account whose password came by standard input', async () => {
    expect(await konto('sehr-geheim-1\n', anlegen('joerg'))).toEqual({ code: 0, aus: 'Das Konto joerg ist angelegt.\n', fehler: '' });
    expect(await meldeAn('joerg', 'sehr-geheim-1')).toMatchObject({ anzeigename: 'Jörg Öztürk', rollen: ['fachstelle-sachbearbeitung', 'auswertung'] });
    expect((await konto('', ['liste'])).aus).toBe('joerg\tLHH\tfachstelle-sachbearbeitung,auswertung\n');
  });

  it('locks and unlocks an account and gives it a new password', async () => {
    await konto('sehr-geheim-2\n', anlegen('wechsel'));
    expect((await konto('', ['aendern', 'wechsel', '--sperren'])).code).toBe(0);
    expect(await meldeAn('wechsel', 'sehr-geheim-2')).toBeUndefined();
    expect((await konto('neu-und-lang\n', ['aendern', 'wechsel', '--entsperren', '--passwort'])).code).toBe(0);
    expect(await meldeAn('wechsel', 'neu-und-lang')).toMatchObject({ anmeldename: 'wechsel' });
  });

  it.each([
    ['a password that is too short', 'kurz\n', anlegen('kurz'), 'mindestens 8 Zeichen'],
    ['a role that does not exist', 'sehr-geheim-3\n', anlegen('falsch', '--rollen', 'chef'), 'Diese Angaben stimmen nicht: --rollen.'],
    ['an account that does not exist', '', ['aendern', 'niemand', '--sperren'], 'Dieses Konto gibt es nicht.'],
    ['a change of nothing', '', ['aendern', 'joerg'], 'Es ist nichts zu ändern angegeben.'],
  ])('refuses %s with a German sentence', async (_, eingabe, angaben, satz) => {
    const lauf = await konto(eingabe, angaben);
    expect(lauf.code).toBe(1);
    expect(lauf.fehler).toContain(satz);
  });

  it('says what is missing where no database is named', async () => {
    expect((await konto('', ['liste'], '')).fehler).toContain('KOOPERATION_DATENBANK_URL ist nicht gesetzt.');
  });
});
