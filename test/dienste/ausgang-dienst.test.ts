import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enqueueNachricht } from '../../src/akte/ausgang.ts';
import { recordProzessInstanz } from '../../src/akte/lauf.ts';
import { listHinweise } from '../../src/akte/hinweis.ts';
import { claimAusgang } from '../../src/dienste/ausgang-tabelle.ts';
import { ENDE_TTL_MS, erstelleAusgangDienst, LEASE_MS, NACHRICHT_TTL_MS } from '../../src/dienste/ausgang-dienst.ts';
import { TechnischerFehler } from '../../src/fehler.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { als, lhh, nimmAuf, zufall } from '../akte/beispiel.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { EngineNachbau } from './engine-nachbau.ts';

const START = new Date('2026-04-02T08:00:00Z');
let datenbank: TestDatenbank;
let engine: EngineNachbau;
let jetzt: Date;
const uhr = { jetzt: () => jetzt };
const dienst = '*';

beforeAll(async () => {
  datenbank = await testDatenbank();
});
afterAll(() => datenbank.close());
beforeEach(async () => {
  jetzt = START;
  engine = new EngineNachbau();
  await datenbank.pool.query('DELETE FROM fall');
});

const neuerDienst = (e: EngineNachbau = engine) => erstelleAusgangDienst({ pool: datenbank.pool, camunda: e, uhr, protokoll: stillesProtokoll, pauseMs: 5 });
const spaeter = (ms: number): void => {
  jetzt = new Date(jetzt.getTime() + ms);
};
const stelleEin = (akte: string, nachricht: string) =>
  als(datenbank.pool, lhh)((db) => enqueueNachricht(db, { aktenzeichen: akte, nachricht, korrelation: akte, schluessel: `${akte}:${nachricht}` }, uhr));
const offen = async (): Promise<number> => (await datenbank.pool.query('SELECT 1 FROM ausgang WHERE erledigt_am IS NULL')).rowCount ?? 0;
/** Rounds until nothing is due. */
async function leere(d = neuerDienst()): Promise<void> {
  while ((await d.einmal()) > 0);
}

it('the end of a case does not stay for what begins when the case is open again', async () => {
  const akte = await nimmAuf(datenbank.pool);
  for (const name of ['fall-beendet', 'frist-geaendert']) await stelleEin(akte, name);
  await leere();
  expect(engine.empfangen.map((n) => [n.name, n.ttlMs])).toEqual([['hannover.mizi.eingegangen', 0], ['fall-beendet', ENDE_TTL_MS], ['frist-geaendert', NACHRICHT_TTL_MS]]);
});

describe('a start message', () => {
  it('is never buffered, and is repeated at growing intervals under one id until a worker has recorded the instance', async () => {
    const akte = await nimmAuf(datenbank.pool);
    const d = neuerDienst();
    const zeiten: number[] = [];
    for (let s = 0; s < 200; s++) {
      if ((await d.einmal()) > 0) zeiten.push(s);
      spaeter(1000);
    }
    expect(zeiten).toEqual([0, 5, 15, 35, 75, 155]);
    expect(engine.empfangen.every((n) => n.ttlMs === 0 && n.messageId === `${akte}:start:hannover-mizi` && n.name === 'hannover.mizi.eingegangen')).toBe(true);
    await als(datenbank.pool, lhh)((db) => recordProzessInstanz(db, { aktenzeichen: akte, prozess: 'hannover-mizi' }, '1', uhr));
    spaeter(86_400_000);
    expect(await d.einmal()).toBe(0);
  });

  it('that is being published while the worker records the instance stays done', async () => {
    const akte = await nimmAuf(datenbank.pool);
    engine.nachEmpfang = async () => void (await als(datenbank.pool, lhh)((db) => recordProzessInstanz(db, { aktenzeichen: akte, prozess: 'hannover-mizi' }, '1', uhr)));
    await neuerDienst().einmal();
    expect(await offen()).toBe(0);
  });
});

describe('a message', () => {
  it('is published once, is kept by the engine for 30 days, and comes after what its case sent before', async () => {
    const akte = await nimmAuf(datenbank.pool);
    await stelleEin(akte, 'eins');
    await stelleEin(akte, 'zwei');
    await leere();
    expect(engine.namen(akte)).toEqual(['hannover.mizi.eingegangen', 'eins', 'zwei']);
    expect(engine.empfangen[1]?.ttlMs).toBe(NACHRICHT_TTL_MS);
    spaeter(4000);
    await leere();
    expect(engine.empfangen).toHaveLength(3);
  });

  it('is queued once for its key', async () => {
    const akte = await nimmAuf(datenbank.pool);
    expect([await stelleEin(akte, 'gleich'), await stelleEin(akte, 'gleich')]).toEqual([true, false]);
  });

  it('goes out again under the same id when the publisher died after the engine took it', async () => {
    const akte = await nimmAuf(datenbank.pool);
    await leere();
    await stelleEin(akte, 'wichtig');
    const sterbender = new EngineNachbau();
    // The engine has it; the process ends before the answer arrives, so nobody marks the row.
    await als(datenbank.pool, { behoerde: dienst, wer: 'sterbender' })(async (db) => {
      const [zeile] = await claimAusgang(db, jetzt, LEASE_MS, 10);
      await sterbender.publishNachricht({ name: zeile?.nachricht ?? '', korrelation: akte, variablen: {}, messageId: zeile?.schluessel ?? '', ttlMs: 0 });
    });
    expect(await neuerDienst().einmal()).toBe(0);
    spaeter(LEASE_MS);
    await leere();
    const wiederholt = engine.empfangen.filter((n) => n.name === 'wichtig');
    expect(wiederholt.map((n) => n.messageId)).toEqual(sterbender.empfangen.map((n) => n.messageId));
  });

  it('goes out again when the database went away between the answer and the mark', async () => {
    const akte = await nimmAuf(datenbank.pool);
    await leere();
    await stelleEin(akte, 'wichtig');
    let kaputt = true;
    const pool = new Proxy(datenbank.pool, { get: (ziel, name) => (name === 'connect' && kaputt && engine.namen(akte).includes('wichtig') ? () => Promise.reject(new Error('ECONNREFUSED')) : Reflect.get(ziel, name, ziel) as unknown) });
    const d = erstelleAusgangDienst({ pool, camunda: engine, uhr, protokoll: stillesProtokoll });
    await expect(d.einmal()).rejects.toThrow('ECONNREFUSED');
    kaputt = false;
    spaeter(LEASE_MS);
    await leere(d);
    expect(engine.empfangen.filter((n) => n.name === 'wichtig')).toHaveLength(2);
    expect(new Set(engine.empfangen.filter((n) => n.name === 'wichtig').map((n) => n.messageId)).size).toBe(1);
  });
});

describe('while the engine is away', () => {
  it('nothing is lost, however long it lasts, and nobody is called', async () => {
    const akte = await nimmAuf(datenbank.pool);
    await stelleEin(akte, 'eins');
    engine.weg = true;
    const d = neuerDienst();
    for (let s = 0; s < 400; s++) {
      await d.einmal();
      spaeter(30_000);
    }
    const { rows } = await datenbank.pool.query('SELECT max(versuche) AS versuche FROM ausgang');
    expect(rows[0].versuche).toBeGreaterThan(100);
    expect(await als(datenbank.pool, lhh)((db) => listHinweise(db))).toEqual([]);
    engine.weg = false;
    spaeter(30_000);
    await leere(d);
    expect(engine.namen(akte)).toEqual(['hannover.mizi.eingegangen', 'eins']);
  });

  it('a message that the engine refuses holds up its own case only, and a person is told', async () => {
    const schlecht = await nimmAuf(datenbank.pool);
    const gut = await nimmAuf(datenbank.pool);
    await stelleEin(schlecht, 'danach');
    await stelleEin(gut, 'danach');
    engine.vorEmpfang = (n) => {
      if (n.korrelation.startsWith(schlecht) && n.name !== 'danach') throw new TechnischerFehler('CAMUNDA_INVALID_ARGUMENT', 'x');
    };
    const d = neuerDienst();
    for (let i = 0; i < 10; i++) {
      await leere(d);
      spaeter(300_000);
    }
    expect(engine.namen(gut)).toContain('danach');
    expect(engine.namen(schlecht)).toEqual([]);
    expect(await als(datenbank.pool, lhh)((db) => listHinweise(db))).toMatchObject([{ aktenzeichen: schlecht, art: 'NACHRICHT_ABGELEHNT', gruppe: 'verwaltung' }]);
  });
});

describe('several publishers', () => {
  it.each([1, 2, 3, 4, 5])('keep the order of every case and lose nothing, with failures in between (seed %i)', async (saat) => {
    const wuerfel = zufall(saat);
    const akten = await Promise.all(Array.from({ length: 6 }, () => nimmAuf(datenbank.pool)));
    for (let i = 0; i < 8; i++) for (const akte of akten) await stelleEin(akte, `n${i}`);
    engine.vorEmpfang = () => {
      if (wuerfel() < 0.3) throw new TechnischerFehler('CAMUNDA_NOT_FOUND', 'x');
    };
    const dienste = [neuerDienst(), neuerDienst(), neuerDienst()];
    for (let i = 0; i < 60; i++) {
      await Promise.all(dienste.map((d) => d.einmal()));
      spaeter(Math.floor(wuerfel() * 20_000));
    }
    for (const akte of akten) expect(engine.namen(akte).filter((n) => n.startsWith('n'))).toEqual(['n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7']);
  });

  it('do not take the same row', async () => {
    await Promise.all(Array.from({ length: 20 }, () => nimmAuf(datenbank.pool)));
    await Promise.all(Array.from({ length: 5 }, () => neuerDienst().einmal()));
    expect(engine.empfangen).toHaveLength(20);
  });
});

describe('the running service', () => {
  it('publishes by itself, survives failing rounds, and stops when asked', async () => {
    const akte = await nimmAuf(datenbank.pool);
    let stoerung = 2;
    const pool = new Proxy(datenbank.pool, { get: (ziel, name) => (name === 'connect' && stoerung-- > 0 ? () => Promise.reject(new Error('weg')) : Reflect.get(ziel, name, ziel) as unknown) });
    const d = erstelleAusgangDienst({ pool, camunda: engine, uhr, protokoll: stillesProtokoll, pauseMs: 1 });
    const da = new Promise<void>((fertig) => {
      engine.nachEmpfang = () => fertig();
    });
    d.start();
    d.start();
    await da;
    await d.stop();
    const anzahl = engine.empfangen.length;
    await stelleEin(akte, 'nach dem Ende');
    expect(engine.empfangen).toHaveLength(anzahl);
    expect(await offen()).toBeGreaterThan(0);
  });
});
