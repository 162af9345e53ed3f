import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { UebermittlungsDienst } from '../../src/uebermittlung/dienst.ts';
import { recordAbgeschickt, recordFehlversand, stopUebermittlung, zieheZurueck } from '../../src/uebermittlung/index.ts';
import type { Kanal, Umfeld } from '../../src/uebermittlung/typen.ts';
import type { StellbareUhr } from '../../src/uhr.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { erstelleUmfeld, insertBeteiligte, insertFall, leseErgebnisse, leseStand, LHH, reiheLeichtesEin } from './fall.ts';

let datenbank: TestDatenbank;
let umfeld: Umfeld & { uhr: StellbareUhr };
beforeAll(async () => {
  datenbank = await testDatenbank();
  umfeld = await erstelleUmfeld('2026-04-07T10:00:00+02:00');
  await insertBeteiligte(datenbank.pool);
});
afterAll(() => datenbank.close());

const tu = <T>(was: (db: Db) => Promise<T>): Promise<T> => inTransaktion(datenbank.pool, LHH, was);
/** A letter that was written on the day before Easter, at nine in the evening, and lies in the Postausgang. */
async function brief(aktenzeichen?: string, runde = 1): Promise<string> {
  const id = await reiheLeichtesEin(datenbank.pool, umfeld, aktenzeichen ?? (await insertFall(datenbank.pool)), runde, 'HAUSHALT');
  await datenbank.pool.query("UPDATE dokument d SET erzeugt_am = '2026-04-02T21:00:00+02:00' FROM uebermittlung u WHERE u.dokument_id = d.id AND u.id = $1", [id]);
  return id;
}
const tag = async (id: string): Promise<unknown> => (await datenbank.pool.query("SELECT variablen -> 'gesendetAm' AS tag FROM ausgang WHERE korrelation = $1", [id])).rows[0]?.tag;

describe('a letter by post', () => {
  it('is never handed over by the program', async () => {
    const id = await brief();
    const uebergeben: string[] = [];
    const kanal = (name: Kanal['name']): Kanal => ({ name, uebergib: (s) => (uebergeben.push(s.id), Promise.resolve({ art: 'GESENDET' })) });
    const dienst = new UebermittlungsDienst({ ...umfeld, pool: datenbank.pool, protokoll: stillesProtokoll, kanaele: [kanal('POST'), kanal('DATEISPOOL')] });
    expect(await dienst.einmal()).toBe(0);
    await dienst.stop();
    expect(uebergeben).toEqual([]);
    expect(await leseStand(datenbank.pool, id)).toMatchObject({ status: 'BEREIT', versuche: 0 });
  });

  it.each([
    ['2026-04-07', 'today', '2026-04-07T10:00:00+02:00'],
    ['2026-04-03', 'a day that has passed', '2026-04-03T12:00:00+02:00'],
    ['2026-04-02', 'the day of the letter, after it was written', '2026-04-02T21:00:00+02:00'],
  ])('posted on %s (%s) tells the process that day', async (am, _, zeitpunkt) => {
    umfeld.uhr.stelle(new Date('2026-04-07T10:00:00+02:00'));
    const id = await brief();
    await tu((db) => recordAbgeschickt(db, id, am, umfeld));
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(['GESENDET']);
    expect(await tag(id)).toBe(am);
    const { gesendet_am: gesendetAm } = await leseStand(datenbank.pool, id);
    expect(Math.abs(Number(gesendetAm) - Date.parse(zeitpunkt))).toBeLessThan(10_000);
  });

  it.each([['2026-04-08', 'Zukunft'], ['2026-04-01', 'vor dem Tag, an dem der Brief geschrieben wurde']])('cannot have been posted on %s', async (am, grund) => {
    const id = await brief();
    await expect(tu((db) => recordAbgeschickt(db, id, am, umfeld))).rejects.toMatchObject({ code: 'ABSENDETAG_UNGLAUBHAFT', message: expect.stringContaining(grund) });
    expect((await leseStand(datenbank.pool, id)).status).toBe('BEREIT');
  });

  it('is posted once: said again for the same day it is the same, for another day it is refused', async () => {
    const id = await brief();
    await Promise.all([tu((db) => recordAbgeschickt(db, id, '2026-04-07', umfeld)), tu((db) => recordAbgeschickt(db, id, '2026-04-07', umfeld))]);
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(['GESENDET']);
    await expect(tu((db) => recordAbgeschickt(db, id, '2026-04-03', umfeld))).rejects.toMatchObject({ code: 'BRIEF_NICHT_IM_POSTAUSGANG' });
  });

  it.each(['NICHT_ABGESCHICKT', 'BRIEF_ZURUECKGEKOMMEN'] as const)('that was not sent (%s) has failed: the process decides about a new round', async (code) => {
    const id = await brief();
    await tu((db) => recordFehlversand(db, id, code, umfeld));
    expect(await leseStand(datenbank.pool, id)).toMatchObject({ status: 'FEHLGESCHLAGEN', fehler_code: code });
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(['FEHLGESCHLAGEN']);
  });

  it('that comes back after it was posted is a warning: the process hears no second result', async () => {
    const id = await brief();
    await tu((db) => recordAbgeschickt(db, id, '2026-04-03', umfeld));
    await tu((db) => recordFehlversand(db, id, 'BRIEF_ZURUECKGEKOMMEN', umfeld));
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(['GESENDET']);
    expect(await leseStand(datenbank.pool, id)).toMatchObject({ status: 'FEHLGESCHLAGEN', fehler_code: 'BRIEF_ZURUECKGEKOMMEN' });
    const { rows } = await datenbank.pool.query('SELECT art, gruppe FROM hinweis WHERE schluessel = $1', [`${id}:zurueckgekommen`]);
    expect(rows).toEqual([{ art: 'BRIEF_ZURUECKGEKOMMEN', gruppe: 'fachstelle-sachbearbeitung' }]);
    await expect(tu((db) => recordFehlversand(db, id, 'NICHT_ABGESCHICKT', umfeld))).rejects.toMatchObject({ code: 'BRIEF_NICHT_IM_POSTAUSGANG' });
  });

  it('withdrawn before it was posted cannot be posted any more', async () => {
    const id = await brief();
    await tu((db) => zieheZurueck(db, id, umfeld));
    await expect(tu((db) => recordAbgeschickt(db, id, '2026-04-07', umfeld))).rejects.toMatchObject({ code: 'BRIEF_NICHT_IM_POSTAUSGANG' });
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual(['ZURUECKGEZOGEN']);
  });

  it('of a step that is sent again leaves the Postausgang: only the new round is there', async () => {
    const aktenzeichen = await insertFall(datenbank.pool);
    const [erste, zweite] = [await brief(aktenzeichen, 1), await brief(aktenzeichen, 2)];
    expect((await leseStand(datenbank.pool, erste)).status).toBe('ZURUECKGEZOGEN');
    expect((await leseStand(datenbank.pool, zweite)).status).toBe('BEREIT');
    expect(await leseErgebnisse(datenbank.pool, erste)).toEqual([]);
  });

  it('is another thing than a fax', async () => {
    const fax = await reiheLeichtesEin(datenbank.pool, umfeld, await insertFall(datenbank.pool));
    await expect(tu((db) => recordAbgeschickt(db, fax, '2026-04-07', umfeld))).rejects.toMatchObject({ code: 'KEIN_BRIEF' });
    await expect(tu((db) => recordFehlversand(db, fax, 'NICHT_ABGESCHICKT', umfeld))).rejects.toMatchObject({ code: 'KEIN_BRIEF' });
  });

  it('of another authority does not exist', async () => {
    const id = await brief();
    await expect(inTransaktion(datenbank.pool, { behoerde: 'JC', wer: 'jens.kurz' }, (db) => recordAbgeschickt(db, id, '2026-04-07', umfeld))).rejects.toMatchObject({ code: 'UEBERMITTLUNG_UNBEKANNT' });
  });
});

describe('a step that waits no longer', () => {
  it('stops what has not left, once, and tells no process', async () => {
    const id = await brief();
    expect(await tu((db) => stopUebermittlung(db, id, umfeld.uhr))).toBe(true);
    expect(await tu((db) => stopUebermittlung(db, id, umfeld.uhr))).toBe(false);
    expect((await leseStand(datenbank.pool, id)).status).toBe('ZURUECKGEZOGEN');
    expect(await leseErgebnisse(datenbank.pool, id)).toEqual([]);
  });

  it('leaves alone what has left, and what is not there', async () => {
    const id = await brief();
    await tu((db) => recordAbgeschickt(db, id, '2026-04-07', umfeld));
    expect(await tu((db) => stopUebermittlung(db, id, umfeld.uhr))).toBe(false);
    expect(await tu((db) => stopUebermittlung(db, '56.34-2026-999999:x:1', umfeld.uhr))).toBe(false);
    expect((await leseStand(datenbank.pool, id)).status).toBe('GESENDET');
  });
});
