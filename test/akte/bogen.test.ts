import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordBogen } from '../../src/akte/bogen-aufnehmen.ts';
import { copyEintraege, findEintrag, findWerte, insertEintrag, listEintraege } from '../../src/akte/bogen.ts';
import { endLauf } from '../../src/akte/lauf-ende.ts';
import { listLaeufe, recordProzessInstanz } from '../../src/akte/lauf.ts';
import { oeffnePersonenakte } from '../../src/akte/personenakte.ts';
import type { Bogen, Bogenangaben } from '../../src/bogen/bogen.ts';
import { bogenInWorten } from '../../src/bogen/worte.ts';
import type { Db } from '../../src/db/pool.ts';
import { AUFNAHME, STOERUNG } from '../bogen/beispiel.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { als, hannover, HEUTE, jc, lhh, nimmAuf, uhr } from './beispiel.ts';

let datenbank: TestDatenbank;
beforeAll(async () => {
  datenbank = await testDatenbank();
});
afterAll(() => datenbank.close());
const imAmt = <T>(tun: (db: Db) => Promise<T>): Promise<T> => als(datenbank.pool, lhh)(tun);

const PROZESS = 'hannover-hilfe';
let laufend = 0;
const neuePerson = async (geburtsdatum = '2004-04-03'): Promise<string> => {
  const person = { eingangAm: HEUTE, name: `Person ${laufend++}`, vorname: 'Ayşe', geburtsdatum, anschrift: undefined };
  return (await imAmt((db) => oeffnePersonenakte(db, person, { uhr, vereinbarung: hannover }))).aktenzeichen;
};
const fuelle = (aktenzeichen: string, bogen: Bogen, angaben: Bogenangaben, schluessel = `s${laufend++}`) =>
  imAmt((db) => recordBogen(db, { aktenzeichen, bogen, angaben, eingangAm: HEUTE, schluessel }, uhr));
const ausgang = async (aktenzeichen: string) =>
  (await imAmt((db) => db.query('SELECT art, nachricht, korrelation, variablen FROM ausgang WHERE aktenzeichen = $1 ORDER BY id', [aktenzeichen]))).rows as { art: string; nachricht: string; korrelation: string; variablen: Record<string, unknown> }[];
const inWorten = async (az: string, bogen: Bogen): Promise<Record<string, string>> => {
  const werte = (await imAmt((db) => findWerte(db, az, [bogen.kuerzel]))).get(bogen.kuerzel) ?? {};
  return Object.fromEntries(bogenInWorten(bogen, werte).map(({ name, text }) => [name, text]));
};
const beende = async (az: string): Promise<void> => {
  const vorgang = (await imAmt((db) => listLaeufe(db, az))).at(-1)?.vorgang;
  const instanz = `bogen-${laufend++}`;
  await imAmt((db) => recordProzessInstanz(db, { aktenzeichen: az, prozess: PROZESS, vorgang }, instanz, uhr));
  await imAmt((db) => endLauf(db, instanz, uhr));
};

describe('a data sheet', () => {
  it('begins its procedure with codes and the age group, once however often it is sent', async () => {
    const az = await neuePerson();
    expect(await fuelle(az, AUFNAHME, { hilfeart: 'WOHNEN', sgb2Geklaert: true, notiz: 'Bringt einen Hund mit.' }, 'x')).toEqual({ begonnen: true });
    expect(await fuelle(az, AUFNAHME, { hilfeart: 'STATIONAER' }, 'x')).toEqual({ begonnen: false });
    const [start, ...mehr] = await ausgang(az);
    expect(mehr).toEqual([]);
    // Born on 3 April 2004: 21 on 2 April 2026.
    expect(start).toMatchObject({ art: 'START', nachricht: 'hannover.hilfe.begonnen', variablen: { vorgang: az, eingangAm: HEUTE, hilfeart: 'WOHNEN', sgb2Geklaert: true, aufnahmeAm: null, altersgruppe: 'UNTER_25' } });
    expect(JSON.stringify(start)).not.toMatch(/Hund|2004/);
    expect(await imAmt((db) => listEintraege(db, az))).toMatchObject([{ bogen: 'hannover.aufnahme', nummer: 1, prozess: PROZESS, vorgang: az, erfasstVon: 'anna.berg', werte: { notiz: 'Bringt einen Hund mit.' } }]);
  });

  it('is corrected by a new entry, which tells an open procedure nothing unless the sheet has a message', async () => {
    const az = await neuePerson();
    await fuelle(az, AUFNAHME, { hilfeart: 'WOHNEN' });
    expect(await fuelle(az, AUFNAHME, { hilfeart: 'STATIONAER' })).toEqual({ begonnen: false });
    for (const stoerung of ['TERMINE', 'KONTAKT']) await fuelle(az, STOERUNG, { stoerung, schilderung: 'Kommt nicht.' }, stoerung);
    await fuelle(az, STOERUNG, { stoerung: 'KONTAKT' }, 'KONTAKT');
    expect((await ausgang(az)).map((a) => [a.art, a.korrelation, a.variablen['nummer'], a.variablen['stoerung']])).toEqual([['START', `${az}:LHH`, undefined, undefined], ['NACHRICHT', az, 1, 'TERMINE'], ['NACHRICHT', az, 2, 'KONTAKT']]);
    expect(JSON.stringify(await ausgang(az))).not.toContain('Kommt nicht');
    expect(await imAmt((db) => findEintrag(db, az, 'hannover.aufnahme'))).toMatchObject({ nummer: 2, werte: { hilfeart: 'STATIONAER' } });
    expect(await inWorten(az, AUFNAHME)).toEqual({ hilfeart: 'Stationäre Hilfe' });
  });

  it('holds for the run for which it was filled: a later run asks anew', async () => {
    const az = await neuePerson();
    await fuelle(az, AUFNAHME, { hilfeart: 'WOHNEN' });
    await fuelle(az, STOERUNG, { stoerung: 'TERMINE' });
    await beende(az);
    await expect(fuelle(az, STOERUNG, { stoerung: 'KONTAKT' })).rejects.toMatchObject({ code: 'VERFAHREN_NICHT_OFFEN' });
    expect(await imAmt((db) => findEintrag(db, az, 'hannover.stoerung'))).toMatchObject({ nummer: 1 });
    expect(await fuelle(az, AUFNAHME, { hilfeart: 'STATIONAER' })).toEqual({ begonnen: true });
    expect(await imAmt((db) => findEintrag(db, az, 'hannover.aufnahme'))).toMatchObject({ nummer: 2, vorgang: `${az}.2` });
    expect(await imAmt((db) => findEintrag(db, az, 'hannover.stoerung'))).toBeUndefined();
    expect(await inWorten(az, STOERUNG)).toEqual({});
  });

  it('begins nothing about a person whose birth date the Akte does not have', async () => {
    const az = await nimmAuf(datenbank.pool);
    await expect(fuelle(az, AUFNAHME, { hilfeart: 'WOHNEN' })).rejects.toMatchObject({ code: 'GEBURTSDATUM_FEHLT' });
    expect((await ausgang(az)).map((a) => a.nachricht)).not.toContain('hannover.hilfe.begonnen');
    expect(await imAmt((db) => listEintraege(db, az))).toEqual([]);
  });

  it('is the authority’s own, cannot be rewritten, and leaves codes only in the journal', async () => {
    const az = await neuePerson();
    await fuelle(az, AUFNAHME, { hilfeart: 'WOHNEN', notiz: 'Bringt einen Hund mit.' });
    expect(await als(datenbank.pool, jc)((db) => listEintraege(db, az))).toEqual([]);
    await expect(als(datenbank.pool, jc)((db) => db.query("INSERT INTO bogen SELECT 'LHH', aktenzeichen, prozess, vorgang, bogen, 9, '{}', 'y', 'x', now() FROM lauf, (VALUES ('b')) AS b(bogen) WHERE aktenzeichen = $1", [az]))).resolves.toMatchObject({ rowCount: 0 });
    await expect(imAmt((db) => db.query("UPDATE bogen SET werte = '{}'"))).rejects.toMatchObject({ code: '42501' });
    const { rows } = await imAmt((db) => db.query("SELECT angaben FROM journal WHERE aktenzeichen = $1 AND art = 'BOGEN'", [az]));
    expect(rows).toEqual([{ angaben: { prozess: PROZESS, bogen: 'hannover.aufnahme', nummer: 1 } }]);
  });

  it('goes along with a run that begins anew in another file, behind what is there', async () => {
    const [von, nach] = [await neuePerson(), await neuePerson()];
    for (const az of [von, nach]) await fuelle(az, AUFNAHME, { hilfeart: az === von ? 'WOHNEN' : 'STATIONAER' });
    for (let mal = 0; mal < 2; mal++) await imAmt((db) => copyEintraege(db, { aktenzeichen: von, prozess: PROZESS, vorgang: von }, { aktenzeichen: nach, vorgang: nach }));
    expect((await imAmt((db) => listEintraege(db, nach))).map((e) => [e.nummer, e.werte['hilfeart']])).toEqual([[2, 'WOHNEN'], [1, 'STATIONAER']]);
  });

  it('is numbered without a gap or a double when two people send it at once', async () => {
    const az = await neuePerson();
    await fuelle(az, AUFNAHME, { hilfeart: 'WOHNEN' });
    const eintrag = (i: number) => imAmt((db) => insertEintrag(db, { aktenzeichen: az, prozess: PROZESS, vorgang: az, bogen: 'hannover.stoerung', werte: {}, schluessel: `gleichzeitig-${i % 4}` }, uhr));
    const nummern = (await Promise.all(Array.from({ length: 8 }, (_, i) => eintrag(i)))).map((e) => e.nummer);
    expect(nummern.toSorted()).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
  });
});
