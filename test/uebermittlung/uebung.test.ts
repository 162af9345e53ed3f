import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaktion } from '../../src/db/pool.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { erstelleUebermittlungsDienst } from '../../src/uebermittlung/index.ts';
import type { Umfeld } from '../../src/uebermittlung/typen.ts';
import type { StellbareUhr } from '../../src/uhr.ts';
import { listPostausgang } from '../../src/web/abfragen/uebermittlungen.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { erstelleUmfeld, insertBeteiligte, insertFall, leseErgebnisse, leseStand, LHH, reiheEin, reiheLeichtesEin } from './fall.ts';
import { starteMailserver, type Mailserver } from './kanal/mailserver.ts';

const UEBUNG = 'UE.56.34-2026-000001';
const ECHT = '56.34-2026-000001';
let datenbank: TestDatenbank;
let umfeld: Umfeld & { uhr: StellbareUhr };
let mailserver: Mailserver;
let spool: string;

beforeAll(async () => {
  [datenbank, umfeld, mailserver, spool] = await Promise.all([testDatenbank(), erstelleUmfeld(), starteMailserver(), mkdtemp(join(tmpdir(), 'uebung-'))]);
  await insertBeteiligte(datenbank.pool);
  await insertFall(datenbank.pool, {}, UEBUNG);
  await insertFall(datenbank.pool, {}, ECHT);
});
afterAll(async () => {
  await Promise.all([mailserver.close(), rm(spool, { recursive: true, force: true })]);
  await datenbank.close();
});

const dienst = () => erstelleUebermittlungsDienst({ ...umfeld, pool: datenbank.pool, protokoll: stillesProtokoll, spool, smtp: { url: `smtp://127.0.0.1:${mailserver.port}`, absender: 'fax@fachstelle.example', faxDomain: 'fax.example' } });
const laufe = async (): Promise<void> => {
  const einer = dienst();
  while ((await einer.einmal()) > 0);
  await einer.stop();
};
const dateien = async (): Promise<string[]> => (await readdir(spool, { recursive: true, withFileTypes: true })).filter((d) => d.isFile()).map((d) => d.name);
const setzeKanal = (kanal: string): Promise<unknown> => datenbank.pool.query("UPDATE beteiligter SET kanal = $1, faxnummer = '0511 65590' WHERE kuerzel = 'JOBCENTER'", [kanal]);

it('nothing of a made-up file gets into spool, mail or post, and its procedure hears that it was sent', async () => {
  const ids: string[] = [];
  for (const [runde, kanal] of ['DATEISPOOL', 'SMTP_FAX'].entries()) {
    await setzeKanal(kanal);
    ids.push(await reiheLeichtesEin(datenbank.pool, umfeld, UEBUNG, runde + 1));
    await laufe();
  }
  ids.push(await reiheLeichtesEin(datenbank.pool, umfeld, UEBUNG, 3, 'HAUSHALT'));
  expect(await inTransaktion(datenbank.pool, LHH, (db) => listPostausgang(db))).toEqual([]);
  await laufe();
  expect(await dateien()).toEqual([]);
  expect(mailserver.mails).toEqual([]);
  for (const id of ids) {
    expect(await leseStand(datenbank.pool, id)).toMatchObject({ status: 'GESENDET', fehler_code: 'UEBUNG' });
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(['GESENDET']);
    expect((await datenbank.pool.query("SELECT angaben ->> 'code' AS code FROM journal WHERE art = 'UEBERMITTLUNG_GESENDET' AND angaben ->> 'uebermittlung' = $1", [id])).rows).toEqual([{ code: 'UEBUNG' }]);
  }
});

it('an attempt that was cut short does not leave either', async () => {
  await setzeKanal('DATEISPOOL');
  const id = await reiheLeichtesEin(datenbank.pool, umfeld, UEBUNG, 7);
  await datenbank.pool.query("UPDATE uebermittlung SET status = 'UEBERGABE', versuche = 1, uebergabe_am = now() WHERE id = $1", [id]);
  await laufe();
  expect(await leseStand(datenbank.pool, id)).toMatchObject({ status: 'GESENDET', fehler_code: 'UEBUNG' });
  expect(await dateien()).toEqual([]);
});

it('of a real file the same letter does leave', async () => {
  await setzeKanal('DATEISPOOL');
  const id = await reiheLeichtesEin(datenbank.pool, umfeld, ECHT);
  await laufe();
  expect(await leseStand(datenbank.pool, id)).toMatchObject({ status: 'ANGENOMMEN', fehler_code: null });
  expect((await dateien()).length).toBeGreaterThan(0);
});

it('each page of its letters says that it is practice', async () => {
  const text = async (aktenzeichen: string): Promise<string[]> => {
    const id = await reiheEin(datenbank.pool, umfeld, aktenzeichen, 'hannover.anlage-1', 9);
    const { rows } = await datenbank.pool.query<{ inhalt: Buffer }>('SELECT d.inhalt FROM dokument d JOIN uebermittlung u ON u.dokument_id = d.id WHERE u.id = $1', [id]);
    const datei = join(spool, `${aktenzeichen}.pdf`);
    await writeFile(datei, rows[0]?.inhalt ?? '');
    if (process.env['BILDER']) await writeFile(join(process.env['BILDER'], `${aktenzeichen}.pdf`), rows[0]?.inhalt ?? '');
    return execFileSync('pdftotext', ['-layout', datei, '-'], { encoding: 'utf8' }).split('\f').filter((seite) => seite.trim() !== '');
  };
  const seiten = await text(UEBUNG);
  expect(seiten.length).toBeGreaterThan(1);
  for (const seite of seiten) expect(seite).toContain('ÜBUNG – kein echter Vorgang');
  expect((await text(ECHT)).join('')).not.toContain('ÜBUNG');
});
