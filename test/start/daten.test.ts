import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leseConfig } from '../../src/config.ts';
import { ladeLokaleKonten } from '../../src/camunda/lokal/konten.ts';
import { startText } from '../../src/start/anzeige.ts';
import { apiSchluesselDatei, geheimnis, readGeheimnisse } from '../../src/start/geheimnisse.ts';
import { pruefeDurchgang } from '../../src/start/nutzer.ts';
import { nimmSperre, type Sperre } from '../../src/start/sperre.ts';
import { setzeZurueck } from '../../src/start/zuruecksetzen.ts';

let daten: string;
beforeEach(async () => {
  daten = await mkdtemp(join(tmpdir(), 'kooperation-daten-'));
});
afterEach(() => rm(daten, { recursive: true, force: true }));

test('secrets are generated once, each its own, and for the owner only', async () => {
  const config = leseConfig({ KOOPERATION_DATEN: daten });
  const erste = await readGeheimnisse(config);
  expect(await readGeheimnisse(config)).toEqual(erste);
  expect(new Set(Object.values(erste)).size).toBe(3);
  for (const wert of Object.values(erste)) expect(wert).toMatch(/^[\w-]{43}$/);
  expect((await stat(apiSchluesselDatei(daten))).mode & 0o777).toBe(0o600);
  expect((await stat(join(daten, 'geheimnisse'))).mode & 0o777).toBe(0o700);
});

test('a secret that a crash left empty is generated anew', async () => {
  await geheimnis(daten, 'a');
  await writeFile(join(daten, 'geheimnisse', 'a'), '');
  expect(await geheimnis(daten, 'a')).toHaveLength(43);
});

test('secrets of the settings come first', async () => {
  const config = leseConfig({ KOOPERATION_DATEN: daten, KOOPERATION_API_SCHLUESSEL: 'x'.repeat(40) });
  expect((await readGeheimnisse(config)).apiSchluessel).toBe('x'.repeat(40));
  expect(await readdir(join(daten, 'geheimnisse'))).toEqual(['bericht', 'sitzung']);
});

test('the text at the end of a start names addresses and the file of the key, but not the key', async () => {
  const config = leseConfig({ KOOPERATION_DATEN: daten });
  const schluessel = (await readGeheimnisse(config)).apiSchluessel;
  const umgebung = { camundaGrpc: 'grpc://127.0.0.1:1', datenbankUrl: 'postgres://besitzer:geheim@127.0.0.1/x', tasklistUrl: 'http://t', operateUrl: 'http://o', webUrl: 'http://w' };
  const text = startText(config, umgebung, '12,0 s', await ladeLokaleKonten());
  for (const stueck of ['http://t', 'http://o', 'http://w/mitteilung', 'http://w/api/mizi', 'anna.berg', 'kooperation-lokal', apiSchluesselDatei(daten)]) expect(text).toContain(stueck);
  expect(text).not.toContain(schluessel);
  expect(text).not.toContain('geheim@');
});

test('where Camunda is somebody else’s no accounts are shown', async () => {
  const config = leseConfig({
    KOOPERATION_CAMUNDA_GRPC: 'http://camunda:26500',
    KOOPERATION_TASKLIST_URL: 'http://t',
    KOOPERATION_OPERATE_URL: 'http://o',
    KOOPERATION_SITZUNG_GEHEIMNIS: 'x'.repeat(40),
    KOOPERATION_API_SCHLUESSEL: 'y'.repeat(40),
    KOOPERATION_BERICHT_GEHEIMNIS: 'z'.repeat(40),
  });
  const text = startText(config, { camundaGrpc: '', datenbankUrl: '', tasklistUrl: 'http://t', operateUrl: 'http://o', webUrl: 'http://w' }, '1,0 s', await ladeLokaleKonten());
  expect(text).not.toContain('kooperation-lokal');
  expect(text).not.toContain('y'.repeat(40));
});

test('resetting deletes what the installation wrote and nothing else', async () => {
  for (const name of ['datenbank', 'engine', 'suche', 'eigene-notizen']) await mkdir(join(daten, name));
  await writeFile(join(daten, 'brief.pdf'), 'x');
  expect(await setzeZurueck(daten, true)).toBe(true);
  expect(await readdir(daten)).toEqual(['brief.pdf', 'eigene-notizen']);
});

test('nothing is reset while the installation runs, nor without an answer', async () => {
  await mkdir(join(daten, 'datenbank'));
  await expect(setzeZurueck(daten, false)).rejects.toMatchObject({ code: 'KEINE_ANTWORT' });
  const sperre = (await nimmSperre(join(daten, 'laeuft.sperre'))) as Sperre;
  await expect(setzeZurueck(daten, true)).rejects.toMatchObject({ code: 'LAEUFT_BEREITS' });
  expect(await readdir(daten)).toContain('datenbank');
  await sperre.loese();
});

test('a folder that another user cannot pass is named with the way out', async () => {
  const zu = join(daten, 'zu');
  await mkdir(join(zu, 'innen'), { recursive: true });
  await chmod(daten, 0o755);
  await chmod(zu, 0o700);
  const fremder = { uid: 54_321, gid: 54_321 };
  await expect(pruefeDurchgang(join(zu, 'innen'), fremder, 'Bitte woanders hin.')).rejects.toMatchObject({ code: 'PFAD_VERSPERRT', message: expect.stringMatching(new RegExp(`${zu} .*700.*woanders`)) });
  await chmod(zu, 0o711);
  await expect(pruefeDurchgang(join(zu, 'innen'), fremder, '')).resolves.toBeUndefined();
});
