import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as warte } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { UebermittlungsDienst } from '../../src/uebermittlung/dienst.ts';
import type { Umfeld } from '../../src/uebermittlung/typen.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { erstelleKanal, type KanalWahl } from './abbruch-kanal.ts';
import { erstelleUmfeld, insertBeteiligte, insertFall, leseErgebnisse, leseStand, reiheLeichtesEin } from './fall.ts';
import { starteMailserver, type Mailserver } from './kanal/mailserver.ts';

const NODE = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
const KIND = fileURLToPath(new URL('abbruch-kind.ts', import.meta.url));
/** Commit 1 looks for what was left open, 2 is UEBERGABE, the rest belong to the two hand-overs and their states. */
const PUNKTE = ['commit:1:nach', 'commit:2:vor', 'commit:2:nach', 'daten:vor', 'daten:nach', 'commit:3:vor', 'commit:3:nach', 'commit:4:vor', 'commit:4:nach'];

let datenbank: TestDatenbank;
let umfeld: Umfeld;
let mailserver: Mailserver;
let spool: string;

beforeAll(async () => {
  datenbank = await testDatenbank();
  umfeld = await erstelleUmfeld();
  mailserver = await starteMailserver();
  spool = await mkdtemp(join(tmpdir(), 'kooperation-abbruch-'));
});
afterAll(async () => {
  await mailserver.close();
  await datenbank.close();
  await rm(spool, { recursive: true });
});

/** @returns the signal that ended the program */
function stirbBei(punkt: string, kanal: KanalWahl): Promise<NodeJS.Signals | null> {
  const kind = spawn(NODE, [KIND, JSON.stringify({ url: datenbank.url, kanal, punkt })], { stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((fertig, scheitere) => {
    kind.on('error', scheitere);
    kind.on('exit', (code, signal) => (code ? scheitere(new Error(`child ended with ${code}`)) : fertig(signal)));
  });
}

/** A new start after the crash: goes on until nothing is open that a program may settle. */
async function starteNeu(kanal: KanalWahl, ids: string[]): Promise<void> {
  const dienst = new UebermittlungsDienst({ ...umfeld, pool: datenbank.pool, protokoll: stillesProtokoll, kanaele: [await erstelleKanal(kanal, datenbank.pool, umfeld)] });
  for (;;) {
    await dienst.einmal();
    await datenbank.pool.query("UPDATE uebermittlung SET naechster_versuch_am = angelegt_am WHERE status = 'BEREIT'");
    const { rowCount } = await datenbank.pool.query("SELECT 1 FROM uebermittlung WHERE id = ANY ($1) AND status IN ('BEREIT', 'UEBERGABE')", [ids]);
    if (rowCount === 0) break;
    await warte(20);
  }
  await dienst.stop();
}

const genommen: string[] = [];
/** What has arrived: the mails of the server, the entries of the other authority, or what the gateway has taken from the spool. */
async function zaehleAngekommene(kanal: KanalWahl, ids: string[]): Promise<number[]> {
  if (kanal.name === 'INTERN') return Promise.all(ids.map(async (id) => (await datenbank.pool.query("SELECT 1 FROM posteingang WHERE angaben ->> 'uebermittlung' = $1", [id])).rowCount ?? 0));
  if (kanal.name === 'DATEISPOOL') {
    for (const name of (await readdir(join(spool, 'ausgang')).catch(() => [])).filter((n) => n.endsWith('.json'))) {
      genommen.push(JSON.parse(await readFile(join(spool, 'ausgang', name), 'utf8')).uebermittlung);
      await rm(join(spool, 'ausgang', name));
    }
    return ids.map((id) => genommen.filter((g) => g === id).length);
  }
  const kennungen = await Promise.all(ids.map(async (id) => (await leseStand(datenbank.pool, id)).message_id));
  return kennungen.map((k) => mailserver.mails.filter((m) => m.includes(`Message-ID: <${k}@`)).length);
}

describe.each(['DATEISPOOL', 'INTERN', 'SMTP_FAX'] as const)('a program killed while it hands over by %s', (name) => {
  it.each(PUNKTE)('at %s sends nothing twice and loses nothing silently', async (punkt) => {
    const kanal: KanalWahl = name === 'SMTP_FAX' ? { name, port: mailserver.port } : name === 'DATEISPOOL' ? { name, spool } : { name };
    await insertBeteiligte(datenbank.pool, { kanal: name, arbeitetImSystem: name === 'INTERN' });
    const ids = [await reiheLeichtesEin(datenbank.pool, umfeld, await insertFall(datenbank.pool)), await reiheLeichtesEin(datenbank.pool, umfeld, await insertFall(datenbank.pool))];
    expect(await stirbBei(punkt, kanal)).toBe('SIGKILL');
    for (const anzahl of await zaehleAngekommene(kanal, ids)) expect(anzahl).toBeLessThanOrEqual(1);
    await starteNeu(kanal, ids);
    const angekommen = await zaehleAngekommene(kanal, ids);
    for (const [i, id] of ids.entries()) {
      const { status } = await leseStand(datenbank.pool, id);
      if (status === 'UNKLAR') expect([name, await leseErgebnisse(datenbank.pool, id)]).toEqual(['SMTP_FAX', ['UNKLAR']]);
      else expect([status, angekommen[i]]).toEqual([name === 'INTERN' ? 'GESENDET' : 'ANGENOMMEN', 1]);
      expect(angekommen[i]).toBeLessThanOrEqual(1);
    }
  });
});
