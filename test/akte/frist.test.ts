import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endFrist, findFrist, insertFrist, listFristen, markUeberschritten } from '../../src/akte/frist.ts';
import { moveFrist } from '../../src/akte/frist-verschieben.ts';
import { listFristenbuch } from '../../src/akte/fristenbuch.ts';
import { closeZiel } from '../../src/akte/zielfrist.ts';
import type { Db } from '../../src/db/pool.ts';
import { berechneFrist } from '../../src/recht/frist.ts';
import type { Uhr } from '../../src/uhr.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { zaehleKennzahl } from '../support/kennzahl.ts';
import { als, jc, lhh, nimmAuf, uhr, vereinbarungen } from './beispiel.ts';

let datenbank: TestDatenbank;
let akte: string;
beforeAll(async () => {
  datenbank = await testDatenbank();
});
afterAll(() => datenbank.close());
beforeEach(async () => {
  akte = await nimmAuf(datenbank.pool);
});

const imAmt = <T>(tun: (db: Db) => Promise<T>): Promise<T> => als(datenbank.pool, lhh)(tun);
const spaeter: Uhr = { jetzt: () => new Date('2026-04-08T06:00:00Z') };

/** Thu 2026-04-02 + 2 Werktage ends on Tue 2026-04-07 (Easter in between). */
async function setze(fristart = 'H-2.2', beginn = '2026-04-02', ziel = false): Promise<string> {
  const id = `${akte}:${fristart}:1`;
  const gerechnet = berechneFrist({ beginn, laenge: 2, einheit: 'WERKTAG', land: 'NI' });
  await imAmt((db) => insertFrist(db, { id, aktenzeichen: akte, fristart, runde: 1, bezeichnung: 'x', klausel: null, beginn, laenge: 2, einheit: 'WERKTAG', modus: 'MO_SA', land: 'NI', ziel, ...gerechnet }, uhr));
  return id;
}
const verschiebe = (id: string, neuesEnde: string, grund = 'Vereinbart', u = uhr) => imAmt((db) => moveFrist(db, { id, neuesEnde, grund }, { uhr: u, vereinbarungen }));
const nachrichten = () => imAmt(async (db) => (await db.query("SELECT nachricht, korrelation FROM ausgang WHERE aktenzeichen = $1 AND art = 'NACHRICHT' ORDER BY id", [akte])).rows);

describe('a Frist', () => {
  it('is stored once: the second time the first is answered, as a person may have moved it', async () => {
    const id = await setze();
    await verschiebe(id, '2026-04-10');
    await setze('H-2.2', '2026-05-04');
    expect(await imAmt((db) => findFrist(db, id))).toMatchObject({ beginn: '2026-04-02', fristEnde: '2026-04-10', status: 'LAUFEND' });
    expect(await imAmt((db) => listFristen(db, akte))).toHaveLength(1);
  });

  it('that is done in time is EINGEHALTEN, done after its end UEBERSCHRITTEN, and done once', async () => {
    const a = await setze('H-2.2');
    const b = await setze('H-2.3');
    expect(await imAmt((db) => endFrist(db, a, 'EINGEHALTEN', uhr))).toBe('EINGEHALTEN');
    expect(await imAmt((db) => endFrist(db, b, 'EINGEHALTEN', spaeter))).toBe('UEBERSCHRITTEN');
    expect(await imAmt((db) => endFrist(db, a, 'AUFGEHOBEN', spaeter))).toBe('EINGEHALTEN');
    expect(await imAmt((db) => findFrist(db, b))).toMatchObject({ erledigtAm: spaeter.jetzt(), ueberschrittenAm: new Date('2026-04-07T22:00:00Z') });
    expect(await imAmt((db) => endFrist(db, 'keine', 'EINGEHALTEN', uhr))).toBeUndefined();
  });

  it('that is only a target is never overrun: reached in time, else not reached', async () => {
    const [a, b, c, echt] = [await setze('ZIEL-A', '2026-04-02', true), await setze('ZIEL-B', '2026-04-02', true), await setze('ZIEL-C', '2026-04-02', true), await setze()];
    expect(await imAmt((db) => endFrist(db, a, 'EINGEHALTEN', uhr))).toBe('EINGEHALTEN');
    expect(await imAmt((db) => listFristenbuch(db, { fristarten: ['ZIEL-B'] }, spaeter))).toMatchObject(expect.arrayContaining([expect.objectContaining({ id: b, ziel: true, ueberfaellig: true })]));
    expect(await imAmt((db) => endFrist(db, b, 'AUFGEHOBEN', spaeter))).toBe('ZIEL_VERFEHLT');
    expect(await imAmt((db) => closeZiel(db, c, spaeter))).toBe(true);
    for (const id of [b, c]) expect(await imAmt((db) => findFrist(db, id))).toMatchObject({ status: 'ZIEL_VERFEHLT', erledigtAm: spaeter.jetzt(), ueberschrittenAm: null });
    for (const id of [a, c, echt]) expect(await imAmt((db) => closeZiel(db, id, spaeter))).toBe(false);
    expect(await imAmt((db) => markUeberschritten(db, c, spaeter))).toBe(false);
    const zahlen = await imAmt((db) => zaehleKennzahl(db, { behoerde: 'LHH', kennzahl: 'fristen', auswahl: { von: '2026-04-02', bis: '2026-04-02' }, uhr: spaeter }));
    expect(zahlen).toMatchObject({ 'ZIEL-A': { EINGEHALTEN: 1, SUMME: 1 }, 'ZIEL-B': { ZIEL_VERFEHLT: 1, SUMME: 1 } });
  });

  it('done at the last moment is in time, at the next one not', async () => {
    const a = await setze('H-2.2');
    const b = await setze('H-2.3');
    const um = (zeit: string): Uhr => ({ jetzt: () => new Date(zeit) });
    expect(await imAmt((db) => endFrist(db, a, 'EINGEHALTEN', um('2026-04-07T21:59:59.999Z')))).toBe('EINGEHALTEN');
    expect(await imAmt((db) => endFrist(db, b, 'EINGEHALTEN', um('2026-04-07T22:00:00.000Z')))).toBe('UEBERSCHRITTEN');
  });

  it('that was overrun keeps the moment at which it was noticed', async () => {
    const id = await setze();
    expect([await imAmt((db) => markUeberschritten(db, id, spaeter)), await imAmt((db) => markUeberschritten(db, id, spaeter))]).toEqual([true, false]);
    expect(await imAmt((db) => endFrist(db, id, 'EINGEHALTEN', { jetzt: () => new Date('2026-04-09T06:00:00Z') }))).toBe('UEBERSCHRITTEN');
    expect(await imAmt((db) => findFrist(db, id))).toMatchObject({ ueberschrittenAm: spaeter.jetzt() });
  });

  it('cannot be seen, ended or moved by the other authority', async () => {
    const id = await setze();
    const fremd = als(datenbank.pool, jc);
    expect(await fremd((db) => findFrist(db, id))).toBeUndefined();
    expect(await fremd((db) => listFristen(db, akte))).toEqual([]);
    expect(await fremd((db) => endFrist(db, id, 'EINGEHALTEN', uhr))).toBeUndefined();
    expect(await fremd((db) => markUeberschritten(db, id, uhr))).toBe(false);
    await expect(fremd((db) => moveFrist(db, { id, neuesEnde: '2026-04-10', grund: 'g' }, { uhr, vereinbarungen }))).rejects.toMatchObject({ code: 'FRIST_NICHT_OFFEN' });
    expect(await fremd((db) => listFristenbuch(db, {}, uhr))).toEqual([]);
    expect(await imAmt((db) => findFrist(db, id))).toMatchObject({ status: 'LAUFEND', fristEnde: '2026-04-07' });
  });
});

describe('moving a Frist', () => {
  it('sets the end of the local day and the warning on the morning of a working day, and tells the waiting step', async () => {
    const id = await setze();
    expect(await verschiebe(id, '2026-04-12')).toMatchObject({ fristEnde: '2026-04-12', ablauf: new Date('2026-04-12T22:00:00Z'), vorfrist: new Date('2026-04-10T06:00:00Z'), geaendertGrund: 'Vereinbart', geaendertVon: 'anna.berg' });
    expect(await nachrichten()).toEqual([{ nachricht: 'frist-geaendert', korrelation: id }]);
    await verschiebe(id, '2026-04-13');
    expect(await nachrichten()).toHaveLength(2);
    await verschiebe(id, '2026-04-13');
    expect(await nachrichten()).toHaveLength(2);
  });

  it('of the Schonfrist tells the step that watches it, and warns ten working days before', async () => {
    const id = await setze('SCHONFRIST');
    const verschoben = await verschiebe(id, '2026-06-30');
    expect(verschoben.vorfrist).toEqual(new Date('2026-06-16T06:00:00Z'));
    expect(await nachrichten()).toContainEqual({ nachricht: 'schonfrist-geaendert', korrelation: `${akte}:LHH` });
  });

  it.each(['TERMIN-VERHANDLUNG', 'TERMIN-RAEUMUNG'])('of the day %s tells the step that watches the days of the court', async (fristart) => {
    await verschiebe(await setze(fristart), '2026-06-30');
    expect(await nachrichten()).toContainEqual({ nachricht: 'termin-geaendert', korrelation: `${akte}:LHH` });
  });

  it('is refused into the past, without a reason, without a date, and when it no longer runs', async () => {
    const id = await setze();
    await expect(verschiebe(id, '2026-04-01')).rejects.toMatchObject({ code: 'FRIST_ENDE_UNGUELTIG' });
    await expect(verschiebe(id, '2026-04-10', ' ')).rejects.toMatchObject({ code: 'GRUND_FEHLT' });
    await expect(verschiebe(id, '2026-02-30')).rejects.toMatchObject({ code: 'DATUM_UNGUELTIG' });
    await imAmt((db) => endFrist(db, id, 'EINGEHALTEN', uhr));
    await expect(verschiebe(id, '2026-04-10')).rejects.toMatchObject({ code: 'FRIST_NICHT_OFFEN' });
    expect(await imAmt((db) => findFrist(db, id))).toMatchObject({ fristEnde: '2026-04-07' });
    expect(await nachrichten()).toEqual([]);
  });
});

describe('the Fristenbuch', () => {
  it('shows the open Fristen of all cases, overdue first, until the work is done', async () => {
    const alt = await setze('H-2.2', '2026-03-20');
    const neu = await setze('H-2.3', '2026-04-07');
    akte = await nimmAuf(datenbank.pool);
    const fertig = await setze('H-2.2', '2026-03-19');
    await imAmt((db) => endFrist(db, fertig, 'EINGEHALTEN', uhr));
    await imAmt((db) => markUeberschritten(db, alt, uhr));
    const buch = async (filter = {}) => (await imAmt((db) => listFristenbuch(db, filter, uhr))).filter((z) => [alt, neu, fertig].includes(z.id));
    expect((await buch()).map((z) => [z.id, z.ueberfaellig])).toEqual([[alt, true], [neu, false]]);
    expect((await buch({ fristarten: ['H-2.3'] })).map((z) => z.id)).toEqual([neu]);
    expect((await buch({ bis: '2026-04-01' })).map((z) => z.id)).toEqual([alt]);
  });
});
