import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEinwilligungen } from '../../../src/akte/einwilligung.ts';
import { findFall } from '../../../src/akte/fall.ts';
import { neuerFallSchema, oeffneAkte } from '../../../src/akte/fall-anlegen.ts';
import { findHaushalt } from '../../../src/akte/haushalt.ts';
import { beginneLauf } from '../../../src/akte/lauf.ts';
import { closeVerweis, countVerweis, deleteVerweis, recordUebermittelt } from '../../../src/akte/verweis/abschluss.ts';
import { giveEinwilligung } from '../../../src/akte/verweis/einwilligung-erteilen.ts';
import { findeEinwilligungstext, leseEinwilligungstexte } from '../../../src/akte/verweis/einwilligungstext.ts';
import { leseFlyer } from '../../../src/akte/verweis/flyertext.ts';
import { findVerweis, insertVerweis, PROZESS_JOBCENTER } from '../../../src/akte/verweis/verweis.ts';
import { withdrawVerweis } from '../../../src/akte/verweis/widerruf.ts';
import { inTransaktion, type Db } from '../../../src/db/pool.ts';
import { StellbareUhr } from '../../../src/uhr.ts';
import { ladeVereinbarungen } from '../../../src/vereinbarung.ts';
import { testDatenbank, type TestDatenbank } from '../../support/datenbank.ts';
import { zaehleKennzahl } from '../../support/kennzahl.ts';
import { haushalt } from '../../support/verweis.ts';

let datenbank: TestDatenbank;
const uhr = new StellbareUhr(new Date('2026-05-04T09:00:00+02:00'));
beforeAll(async () => {
  datenbank = await testDatenbank();
});
afterAll(() => datenbank.close());

const jc = <T>(tun: (db: Db) => Promise<T>): Promise<T> => inTransaktion(datenbank.pool, { behoerde: 'JC', wer: 'test' }, tun);
let hausnummer = 0;

/** A household at the Jobcenter with a referral that has begun. */
async function verweis(): Promise<string> {
  const vereinbarung = (await ladeVereinbarungen()).get('hannover');
  if (!vereinbarung) throw new Error('no agreement');
  return jc(async (db) => {
    const wohnung = { strasse: 'Limmerstraße', hausnummer: String(++hausnummer), plz: '30451', ort: 'Hannover' };
    const { aktenzeichen } = await oeffneAkte(db, neuerFallSchema.parse(haushalt('2026-05-04', { wohnung })), { uhr, vereinbarung });
    const { vorgang } = await beginneLauf(db, { aktenzeichen, prozess: PROZESS_JOBCENTER, nachricht: 'hannover.verweis.vorsprache', eingangAm: '2026-05-04', anlass: 'v' }, uhr);
    await insertVerweis(db, { aktenzeichen, vorgang, anlass: 'ABMAHNUNG', vorspracheAm: '2026-05-04' }, uhr);
    return aktenzeichen;
  });
}
const alles = { datenarten: ['NAMEN', 'ANSCHRIFT', 'TELEFON'], form: 'ELEKTRONISCH', erteiltAm: '2026-05-04' } as const;
const willigeEin = (az: string, anders: Partial<Parameters<typeof giveEinwilligung>[2]> = {}) => jc((db) => giveEinwilligung(db, az, { ...alles, datenarten: [...alles.datenarten], ...anders }, uhr));
const widerrufe = (az: string) => jc((db) => withdrawVerweis(db, az, { uhr, stoppe: () => Promise.resolve() }));

describe('a consent', () => {
  test('names what was let go, by whom, to whom, and the text that was read', async () => {
    const az = await verweis();
    await willigeEin(az);
    expect((await jc((db) => findVerweis(db, az)))?.einwilligung).toMatchObject({ datenarten: ['NAMEN', 'ANSCHRIFT', 'TELEFON'], sender: 'JOBCENTER', empfaenger: 'FACHSTELLE', textfassung: '2023-07', form: 'ELEKTRONISCH', widerrufenAm: null });
    await expect(willigeEin(az)).rejects.toMatchObject({ code: 'EINWILLIGUNG_VORHANDEN' });
  });

  test.each([
    [{ erteiltAm: '2026-05-05' }, 'EINWILLIGUNG_UNGLAUBHAFT'],
    [{ erteiltAm: '2023-06-30' }, 'EINWILLIGUNGSTEXT_FEHLT'],
    [{ datenarten: ['NAMEN', 'TELEFON'] }, 'EINWILLIGUNG_UNVOLLSTAENDIG'],
    [{ datenarten: [] }, 'EINWILLIGUNG_UNVOLLSTAENDIG'],
  ] as const)('is refused with %o: %s', async (anders, code) => {
    const az = await verweis();
    await expect(willigeEin(az, { ...anders, ...('datenarten' in anders && { datenarten: [...anders.datenarten] }) } as Parameters<typeof willigeEin>[1])).rejects.toMatchObject({ code });
    expect(await jc((db) => listEinwilligungen(db, az))).toEqual([]);
  });

  test('after the decision, or for a referral of another authority, is none of this run', async () => {
    const az = await verweis();
    await expect(inTransaktion(datenbank.pool, { behoerde: 'LHH', wer: 'test' }, (db) => giveEinwilligung(db, az, { ...alles, datenarten: ['NAMEN', 'ANSCHRIFT'] }, uhr))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
    await jc((db) => closeVerweis(db, az, uhr));
    await expect(willigeEin(az)).rejects.toMatchObject({ code: 'VERWEIS_ABGESCHLOSSEN' });
  });

  test('can be withdrawn once; afterwards nothing counts as let go', async () => {
    const az = await verweis();
    await expect(widerrufe(az)).rejects.toMatchObject({ code: 'EINWILLIGUNG_NICHT_OFFEN' });
    await willigeEin(az);
    expect(await widerrufe(az)).toBe('NICHT_HINAUS');
    await expect(widerrufe(az)).rejects.toMatchObject({ code: 'EINWILLIGUNG_NICHT_OFFEN' });
    expect(await jc((db) => recordUebermittelt(db, { aktenzeichen: az, vorgang: az }, uhr))).toBe(false);
    await expect(willigeEin(az)).rejects.toMatchObject({ code: 'VERWEIS_ABGESCHLOSSEN' });
  });

  test('given and withdrawn at the same moment by two people ends in one of the two orders, never in both holding', async () => {
    const az = await verweis();
    await willigeEin(az);
    const ergebnisse = await Promise.allSettled([widerrufe(az), jc((db) => recordUebermittelt(db, { aktenzeichen: az, vorgang: az }, uhr))]);
    const [widerruf, abschluss] = ergebnisse;
    const widerrufen = widerruf.status === 'fulfilled';
    expect(abschluss).toEqual({ status: 'fulfilled', value: !widerrufen });
  });
});

const zahlen = (db: Db, behoerde: string, von: string, bis: string) => zaehleKennzahl(db, { behoerde, kennzahl: 'verweise', auswahl: { von, bis }, uhr });

describe('when nothing was transmitted', () => {
  test('nothing about the household stays but a count, which is counted once', async () => {
    const az = await verweis();
    const einmal = () => jc(async (db) => {
      await countVerweis(db, { aktenzeichen: az, vorgang: az }, 'OHNE_EINWILLIGUNG', uhr);
      await deleteVerweis(db, { aktenzeichen: az, vorgang: az }, uhr);
    });
    await einmal();
    await einmal();
    expect(await jc((db) => findHaushalt(db, az))).toBeUndefined();
    expect(await jc((db) => findVerweis(db, az))).toBeUndefined();
    expect(await jc((db) => findFall(db, az))).toBeDefined();
    expect(await jc((db) => zahlen(db, 'JC', '2026-05-01', '2026-05-31'))).toEqual({ '2026-05 OHNE_EINWILLIGUNG': { ANZAHL: 1 } });
    expect(await jc((db) => zahlen(db, 'JC', '2026-06-01', '2026-06-30'))).toEqual({});
    expect(await inTransaktion(datenbank.pool, { behoerde: 'LHH', wer: 'test' }, (db) => zahlen(db, 'JC', '2026-01-01', '2026-12-31'))).toEqual({});
  });

  test('an Akte that serves another procedure keeps what is of that', async () => {
    const az = await verweis();
    await willigeEin(az);
    await jc((db) => beginneLauf(db, { aktenzeichen: az, prozess: 'hannover-mietschulden-jobcenter', nachricht: 'hannover.mietschulden.vorsprache', eingangAm: '2026-05-04', anlass: 'm' }, uhr));
    await jc((db) => deleteVerweis(db, { aktenzeichen: az, vorgang: az }, uhr));
    expect(await jc((db) => findHaushalt(db, az))).toBeDefined();
    expect(await jc((db) => listEinwilligungen(db, az))).toEqual([]);
    expect(await jc((db) => findVerweis(db, az))).toBeUndefined();
  });
});

describe('texts that the authority changes', () => {
  test('are read anew from its files, and a mistake is named', async () => {
    const ordner = await mkdtemp(join(tmpdir(), 'kooperation-text-'));
    const ablage = pathToFileURL(`${ordner}/`);
    await mkdir(join(ordner, 'hannover/verweis'), { recursive: true });
    const schreibe = (name: string, inhalt: unknown) => writeFile(join(ordner, 'hannover/verweis', name), JSON.stringify(inhalt));
    const [heutige] = await leseEinwilligungstexte('hannover');
    await schreibe('einwilligung.json', { fassungen: [{ ...heutige, gueltigBis: '2026-12-31' }, { ...heutige, fassung: '2027-01', gueltigAb: '2027-01-01' }] });
    expect((await findeEinwilligungstext('hannover', '2026-12-31', ablage)).fassung).toBe('2023-07');
    expect((await findeEinwilligungstext('hannover', '2027-01-01', ablage)).fassung).toBe('2027-01');
    await schreibe('einwilligung.json', { fassungen: [heutige, heutige] });
    await expect(leseEinwilligungstexte('hannover', ablage)).rejects.toThrow('Each version needs a name of its own.');
    await schreibe('flyer.json', { ...(await leseFlyer('hannover')), oeffnungszeiten: [] });
    await expect(leseFlyer('hannover', ablage)).rejects.toThrow('oeffnungszeiten');
    await rm(ordner, { recursive: true });
  });
});
