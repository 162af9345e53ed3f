import { appendFile, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listEingangFehler } from '../../src/akte/eingang-fehler.ts';
import { searchFaelle } from '../../src/akte/fall.ts';
import { kennung, pfadIn, signatur } from '../../src/dienste/eingang-datei.ts';
import { erstelleEingangsordner } from '../../src/dienste/eingangsordner.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { als, eingabe, hannover, lhh, uhr } from '../akte/beispiel.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';

let datenbank: TestDatenbank;
let ordner: string;
beforeAll(async () => {
  datenbank = await testDatenbank();
});
afterAll(() => datenbank.close());
beforeEach(async () => {
  ordner = await mkdtemp(join(tmpdir(), 'eingang-'));
  await datenbank.pool.query('DELETE FROM fall');
  await datenbank.pool.query('DELETE FROM eingang_fehler');
});
afterEach(() => rm(ordner, { recursive: true, force: true }));

const dienst = (pool = datenbank.pool) => erstelleEingangsordner({ pool, uhr, protokoll: stillesProtokoll, ordner, vereinbarung: hannover, pauseMs: 1 });
const json = (abweichend: Record<string, unknown> = {}): string => JSON.stringify(eingabe(abweichend));
const leg = (name: string, inhalt: string | Buffer = json()): Promise<void> => writeFile(join(ordner, name), inhalt);
/** Two rounds: the first sees a file, the second takes it. */
async function zweiRunden(d = dienst()): Promise<number> {
  return (await d.einmal()) + (await d.einmal());
}
const inhalt = async (unter: string): Promise<string[]> => (await readdir(join(ordner, unter))).toSorted();
const faelle = async () => (await als(datenbank.pool, lhh)((db) => searchFaelle(db))).zeilen;
const fehler = () => als(datenbank.pool, lhh)((db) => listEingangFehler(db));

describe('the watched folder', () => {
  it('takes in notices as JSON and XML and keeps the files under names that tell nothing about people', async () => {
    await leg('Räumung Müller.json');
    await leg('zweite.XML', await readFile(new URL('../../beispiele/mitteilung.xml', import.meta.url)));
    expect(await zweiRunden()).toBe(2);
    expect(await faelle()).toHaveLength(2);
    const verarbeitet = await inhalt('verarbeitet');
    expect(verarbeitet).toHaveLength(2);
    for (const name of verarbeitet) expect(name).toMatch(/^56\.34-2026-\d{6}-[0-9a-f]{16}\.(json|xml)$/);
    expect(await inhalt('.')).toEqual(['fehler', 'verarbeitet']);
  });

  it('waits while a file is still being written', async () => {
    const ganz = json();
    await leg('teil.json', ganz.slice(0, 100));
    const d = dienst();
    expect(await d.einmal()).toBe(0);
    await appendFile(join(ordner, 'teil.json'), ganz.slice(100, 200));
    expect(await d.einmal()).toBe(0);
    await appendFile(join(ordner, 'teil.json'), ganz.slice(200));
    expect(await d.einmal()).toBe(0);
    expect(await d.einmal()).toBe(1);
    expect(await faelle()).toHaveLength(1);
    expect(await fehler()).toEqual([]);
  });

  it('makes one case of the same notice twice', async () => {
    await leg('a.json');
    await leg('b.json', json({ gericht: 'AG Hannover', geschaeftszeichen: '512c1234/2026' }));
    expect(await zweiRunden()).toBe(2);
    expect(await faelle()).toHaveLength(1);
    expect(await inhalt('verarbeitet')).toHaveLength(2);
  });

  it('after a crash between intake and moving takes the file again, and nothing changes', async () => {
    await leg('a.json');
    await zweiRunden();
    const [name] = await inhalt('verarbeitet');
    await rename(join(ordner, 'verarbeitet', name ?? ''), join(ordner, 'a.json'));
    await zweiRunden();
    expect(await faelle()).toHaveLength(1);
    expect(await inhalt('verarbeitet')).toEqual([name]);
  });

  it('keeps what it cannot read, byte by byte, for a person; the same file after a crash once', async () => {
    const kaputt = Buffer.from([0x7b, 0xff, 0x00]);
    await leg('kaputt.json', kaputt);
    await zweiRunden();
    const [name] = await inhalt('fehler');
    expect(name).toMatch(/^2026-04-02-[0-9a-f]{16}\.json$/);
    expect(await readFile(join(ordner, 'fehler', name ?? ''))).toEqual(kaputt);
    expect(await fehler()).toMatchObject([{ quelle: 'DATEI', groesse: 3, fehler: [{ text: 'Die Datei ist nicht in UTF-8 kodiert.' }] }]);
    await rename(join(ordner, 'fehler', name ?? ''), join(ordner, 'kaputt.json'));
    await zweiRunden();
    expect(await fehler()).toHaveLength(1);
  });

  it('brings the same wrong file before a person again when it is delivered again', async () => {
    await leg('kaputt.json', '{');
    await zweiRunden();
    await leg('kaputt.json', '{');
    await zweiRunden();
    expect(await fehler()).toHaveLength(2);
    expect(await inhalt('fehler')).toHaveLength(2);
  });

  it('names every wrong field', async () => {
    await leg('falsch.json', json({ monatsmiete: 'viel', mieter: [] }));
    await zweiRunden();
    expect((await fehler())[0]?.fehler.map((f) => f.feld)).toEqual(['monatsmiete', 'mieter']);
  });

  it('refuses a huge file and keeps it whole in the folder', async () => {
    await leg('gross.json', Buffer.alloc(3_000_000, 32));
    await zweiRunden();
    expect(await fehler()).toMatchObject([{ fehler: [{ text: 'Die Datei ist größer als 1 MB.' }] }]);
    expect((await readFile(join(ordner, 'fehler', (await inhalt('fehler'))[0] ?? ''))).length).toBe(3_000_000);
  });

  it('does not follow links', async () => {
    const geheim = join(tmpdir(), `geheim-${process.pid}.json`);
    await writeFile(geheim, json());
    await symlink(geheim, join(ordner, 'verweis.json'));
    await zweiRunden();
    await rm(geheim);
    expect(await faelle()).toEqual([]);
    expect(await fehler()).toMatchObject([{ groesse: 0, fehler: [{ text: 'Verweise auf andere Dateien werden nicht angenommen.' }] }]);
  });

  it('leaves folders, pipes, hidden files and other endings alone', async () => {
    await mkdir(join(ordner, 'ordner.json'));
    execFileSync('mkfifo', [join(ordner, 'rohr.json')]);
    await leg('.versteckt.json');
    await leg('lade.json.tmp');
    expect(await zweiRunden()).toBe(0);
    expect(await inhalt('.')).toEqual(['.versteckt.json', 'fehler', 'lade.json.tmp', 'ordner.json', 'rohr.json', 'verarbeitet']);
  });

  it('takes files with names that are no text', async () => {
    await writeFile(Buffer.concat([Buffer.from(`${ordner}/`), Buffer.from([0xff, 0xfe]), Buffer.from('.json')]), json());
    expect(await zweiRunden()).toBe(1);
    expect(await faelle()).toHaveLength(1);
  });

  it('leaves the files where they are while the database is away, and takes them afterwards', async () => {
    await leg('a.json');
    let weg = true;
    const pool = new Proxy(datenbank.pool, { get: (ziel, name) => (name === 'connect' && weg ? () => Promise.reject(new Error('ECONNREFUSED')) : Reflect.get(ziel, name, ziel) as unknown) });
    const d = dienst(pool);
    await d.einmal();
    await expect(d.einmal()).rejects.toThrow('ECONNREFUSED');
    expect(await inhalt('.')).toContain('a.json');
    weg = false;
    expect(await d.einmal()).toBe(1);
    expect(await faelle()).toHaveLength(1);
  });

  it('does not take a file again and again that it cannot move', async () => {
    await leg('a.json', '{');
    const pfad = pfadIn(ordner, Buffer.from('a.json'));
    const name = kennung(Buffer.from('{'), (await signatur(pfad))?.merkmal ?? '');
    await mkdir(join(ordner, 'fehler', `2026-04-02-${name}.json`), { recursive: true });
    const d = dienst();
    expect([await d.einmal(), await d.einmal(), await d.einmal()]).toEqual([0, 1, 0]);
    expect(await inhalt('.')).toContain('a.json');
    expect(await fehler()).toHaveLength(1);
  });

  it('stops the round when its own folders cannot be made, and takes up the work when they can', async () => {
    await leg('a.json');
    await writeFile(join(ordner, 'verarbeitet'), 'im Weg');
    const d = dienst();
    await expect(d.einmal()).rejects.toThrow('EEXIST');
    await rm(join(ordner, 'verarbeitet'));
    expect(await zweiRunden(d)).toBe(1);
  });

  it('works by itself once started', async () => {
    await leg('a.json');
    const d = dienst();
    d.start();
    await expect.poll(() => readdir(ordner)).toEqual(['fehler', 'verarbeitet']);
    await d.stop();
    expect(await faelle()).toHaveLength(1);
  });
});
