import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enqueueNachricht } from '../../src/akte/ausgang.ts';
import { recordEnde } from '../../src/akte/fall-beenden.ts';
import { listLaeufe, recordProzessInstanz } from '../../src/akte/lauf.ts';
import { listHinweise } from '../../src/akte/hinweis.ts';
import { recordRueckmeldung } from '../../src/akte/rueckmeldung.ts';
import type { Db } from '../../src/db/pool.ts';
import { erstelleAbgleichDienst } from '../../src/dienste/abgleich-dienst.ts';
import { startErneut } from '../../src/dienste/abgleich-tabelle.ts';
import { erstelleAusgangDienst } from '../../src/dienste/ausgang-dienst.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { als, HEUTE, lhh, nimmAuf } from '../akte/beispiel.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { EngineNachbau } from './engine-nachbau.ts';

let datenbank: TestDatenbank;
let engine: EngineNachbau;
let jetzt: Date;
const uhr = { jetzt: () => jetzt };

beforeAll(async () => {
  datenbank = await testDatenbank();
});
afterAll(() => datenbank.close());
beforeEach(async () => {
  jetzt = new Date('2026-04-02T08:00:00Z');
  engine = new EngineNachbau();
  await datenbank.pool.query('DELETE FROM fall');
});

const imAmt = <T>(tun: (db: Db) => Promise<T>): Promise<T> => als(datenbank.pool, lhh)(tun);
const abgleich = (stapel = 200) => erstelleAbgleichDienst({ pool: datenbank.pool, camunda: engine, uhr, protokoll: stillesProtokoll, stapel });
const spaeter = (ms: number): void => {
  jetzt = new Date(jetzt.getTime() + ms);
};
async function veroeffentliche(): Promise<void> {
  const d = erstelleAusgangDienst({ pool: datenbank.pool, camunda: engine, uhr, protokoll: stillesProtokoll });
  while ((await d.einmal()) > 0);
}
/** A case whose start was published and whose first worker has recorded a living instance. */
async function laufenderFall(instanz: string): Promise<string> {
  const akte = await nimmAuf(datenbank.pool);
  await veroeffentliche();
  await imAmt((db) => recordProzessInstanz(db, { aktenzeichen: akte, prozess: 'hannover-mizi' }, instanz, uhr));
  engine.lebende.add(instanz);
  return akte;
}
const findInstanz = async (akte: string): Promise<string | null | undefined> => (await imAmt((db) => listLaeufe(db, akte)))[0]?.prozessInstanz;
const starts = (akte: string): string[] => engine.empfangen.filter((n) => n.name.endsWith('eingegangen') && n.korrelation === `${akte}:LHH`).map((n) => n.messageId);

describe('the reconciliation', () => {
  it('leaves a case alone whose instance lives, whose start is on its way, or which is over', async () => {
    await laufenderFall('1');
    const zuEnde = await laufenderFall('2');
    engine.lebende.delete('2');
    await imAmt((db) => recordEnde(db, zuEnde, 'ERLEDIGT', uhr));
    await nimmAuf(datenbank.pool);
    expect(await abgleich().einmal()).toEqual([]);
    expect(engine.gefragt).toEqual(['1']);
  });

  it('starts a case again whose instance is gone, and sends the messages that the case has had, in their order and under new ids', async () => {
    const akte = await laufenderFall('1');
    await imAmt((db) => enqueueNachricht(db, { aktenzeichen: akte, nachricht: 'uebermittlung-ergebnis', korrelation: `${akte}:a:1`, variablen: { uebermittlungStatus: 'GESENDET' }, schluessel: `${akte}:a:1:ergebnis` }, uhr));
    await imAmt((db) => enqueueNachricht(db, { aktenzeichen: akte, nachricht: 'frist-geaendert', korrelation: `${akte}:H-2.2:1`, schluessel: `${akte}:f` }, uhr));
    await imAmt((db) => recordRueckmeldung(db, { aktenzeichen: akte, leistungsbezug: 'JA', eingangAm: HEUTE, weg: 'POSTEINGANG' }, uhr));
    await veroeffentliche();
    const vorher = engine.empfangen.splice(0);
    engine.lebende.clear();

    expect(await abgleich().einmal()).toEqual([akte]);
    expect(await findInstanz(akte)).toBeNull();
    await veroeffentliche();
    expect(engine.namen(akte)).toEqual(['hannover.mizi.eingegangen', 'uebermittlung-ergebnis', 'hannover.mizi.rueckmeldung']);
    const alteIds = new Set(vorher.map((n) => n.messageId));
    expect(engine.empfangen.every((n) => !alteIds.has(n.messageId))).toBe(true);
    expect(engine.empfangen[1]?.variablen).toEqual({ uebermittlungStatus: 'GESENDET' });

    expect(await abgleich().einmal()).toEqual([]);
    expect(await imAmt((db) => recordProzessInstanz(db, { aktenzeichen: akte, prozess: 'hannover-mizi' }, '99', uhr))).toBe('NEU');
    engine.lebende.add('99');
    expect(await abgleich().einmal()).toEqual([]);
  });

  it('sends each message once more at the second loss too, not the copies again', async () => {
    const akte = await laufenderFall('1');
    await imAmt((db) => recordRueckmeldung(db, { aktenzeichen: akte, leistungsbezug: 'NEIN', eingangAm: HEUTE, weg: 'POSTEINGANG' }, uhr));
    await veroeffentliche();
    for (const instanz of ['2', '3']) {
      engine.lebende.clear();
      engine.empfangen.splice(0);
      spaeter(3_600_000);
      expect(await abgleich().einmal()).toEqual([akte]);
      await veroeffentliche();
      expect(engine.namen(akte)).toEqual(['hannover.mizi.eingegangen', 'hannover.mizi.rueckmeldung']);
      await imAmt((db) => recordProzessInstanz(db, { aktenzeichen: akte, prozess: 'hannover-mizi' }, instanz, uhr));
      engine.lebende.add(instanz);
    }
  });

  it('begins anew at growing intervals when the procedure dies at once, and tells a person', async () => {
    const akte = await laufenderFall('0');
    const zeiten: number[] = [];
    for (let minute = 0; minute < 40; minute++) {
      engine.lebende.clear();
      if ((await abgleich().einmal()).length > 0) zeiten.push(minute);
      await veroeffentliche();
      await imAmt((db) => recordProzessInstanz(db, { aktenzeichen: akte, prozess: 'hannover-mizi' }, `i${minute}`, uhr));
      spaeter(60_000);
    }
    expect(zeiten).toEqual([0, 2, 6, 14, 30]);
    expect((await imAmt((db) => listHinweise(db, { gruppen: ['verwaltung'] }))).every((h) => h.art === 'PROZESS_MEHRFACH_BEGONNEN')).toBe(true);
    expect(await imAmt((db) => listHinweise(db, { gruppen: ['verwaltung'] }))).toHaveLength(4);
    expect(new Set(starts(akte)).size).toBe(6);
  });

  it('starts a case again whose start was settled but never recorded', async () => {
    const akte = await nimmAuf(datenbank.pool);
    await veroeffentliche();
    await datenbank.pool.query('UPDATE ausgang SET erledigt_am = now()');
    expect(await abgleich().einmal()).toEqual([akte]);
    await veroeffentliche();
    expect(starts(akte)).toHaveLength(2);
  });

  it('does nothing while the engine does not answer, and nothing twice when two programs run it', async () => {
    const akte = await laufenderFall('1');
    engine.weg = true;
    await expect(abgleich().einmal()).rejects.toMatchObject({ code: 'CAMUNDA_UNAVAILABLE' });
    expect(await findInstanz(akte)).toBe('1');
    engine.weg = false;
    engine.lebende.clear();
    const ergebnisse = await Promise.all(Array.from({ length: 6 }, () => abgleich().einmal()));
    expect(ergebnisse.flat()).toEqual([akte]);
  });

  it('leaves a case alone that another instance has taken since the look at it, or whose start another program has queued', async () => {
    const akte = await laufenderFall('neu');
    const beginne = (prozessInstanz: string | null) => imAmt((db) => startErneut(db, { behoerde: 'LHH', aktenzeichen: akte, prozess: 'hannover-mizi', vorgang: akte, prozessInstanz, marke: '' }, uhr));
    expect(await beginne('alt')).toBeUndefined();
    expect(await findInstanz(akte)).toBe('neu');
    expect(await beginne('neu')).toBe(2);
    spaeter(86_400_000);
    expect(await beginne(null)).toBeUndefined();
  });

  it('walks over all cases in portions', async () => {
    const akten: string[] = [];
    for (let i = 0; i < 5; i++) akten.push(await laufenderFall(`p${i}`));
    engine.lebende.clear();
    const d = abgleich(2);
    expect(await d.einmal()).toEqual(akten.slice(0, 2));
    expect(await d.einmal()).toEqual(akten.slice(2, 4));
    expect(await d.einmal()).toEqual(akten.slice(4));
    expect(await d.einmal()).toEqual([]);
  });

  it('rebuilds everything after the engine has lost its data', async () => {
    const akten = await Promise.all(Array.from({ length: 12 }, (_, i) => laufenderFall(`e${i}`)));
    const leereEngine = new EngineNachbau();
    engine = leereEngine;
    expect((await abgleich().einmal()).toSorted()).toEqual(akten.toSorted());
    await veroeffentliche();
    expect(new Set(leereEngine.empfangen.map((n) => n.korrelation))).toEqual(new Set(akten.map((akte) => `${akte}:LHH`)));
  });
});
