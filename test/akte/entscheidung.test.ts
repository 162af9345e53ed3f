import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideEntscheidung, findEntscheidung, listEntscheidungen, proposeEntscheidung, type Entscheidungswort } from '../../src/akte/entscheidung.ts';
import { seedKonten } from '../../src/akte/konto.ts';
import { beginneLauf } from '../../src/akte/lauf.ts';
import { cancelZahlung, listZahlungen, planZahlung, recordAnweisung } from '../../src/akte/zahlung.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { als, HEUTE, lhh, nimmAuf, uhr } from './beispiel.ts';

const prozess = 'hannover-mietschulden';
const konten = [
  { anmeldename: 'anna.berg', anzeigename: 'Anna Berg', behoerde: 'LHH', rollen: ['fachstelle-sachbearbeitung', 'fachstelle-leitung'] },
  { anmeldename: 'bernd.lau', anzeigename: 'Bernd Lau', behoerde: 'LHH', rollen: ['fachstelle-sachbearbeitung', 'fachstelle-leitung'] },
  { anmeldename: 'cem.ay', anzeigename: 'Cem Ay', behoerde: 'LHH', rollen: ['fachstelle-sachbearbeitung'] },
  { anmeldename: 'jens.kurz', anzeigename: 'Jens Kurz', behoerde: 'JC', rollen: ['fachstelle-leitung'] },
];
let datenbank: TestDatenbank;
let akte: string;
beforeAll(async () => {
  datenbank = await testDatenbank();
  await als(datenbank.pool, lhh)((db) => seedKonten(db, konten, 'kooperation-lokal', uhr));
}, 60_000);
afterAll(() => datenbank.close());
beforeEach(async () => {
  akte = await nimmAuf(datenbank.pool);
  await von('anna.berg')((db) => beginneLauf(db, { aktenzeichen: akte, prozess, nachricht: 'hannover.mietschulden.sgb12', eingangAm: HEUTE, anlass: 'test' }, uhr));
});

const von = (wer: string, behoerde = 'LHH') => als(datenbank.pool, { behoerde, wer });
const ort = () => ({ aktenzeichen: akte, prozess, vorgang: akte, gegenstand: 'MIETSCHULDEN' });
const vorschlag = (begruendung = 'Die Wohnung ist nicht zu halten.') => ({ ...ort(), vorschlag: 'ABLEHNUNG', begruendung, zustaendig: 'fachstelle-leitung' });
const schlageVor = (wer: string, begruendung?: string): Promise<number> => von(wer)((db) => proposeEntscheidung(db, vorschlag(begruendung), uhr));
const entscheide = (wer: string, { runde = 1, entscheidung = 'ZUGESTIMMT' as Entscheidungswort, begruendung = '', behoerde = 'LHH' } = {}): Promise<void> =>
  von(wer, behoerde)((db) => decideEntscheidung(db, { ...ort(), runde, entscheidung, begruendung }, uhr));
const stand = () => von('cem.ay')((db) => findEntscheidung(db, ort()));

describe('a decision of two people', () => {
  it('is proposed by one and decided by another', async () => {
    expect(await schlageVor('cem.ay')).toBe(1);
    await entscheide('anna.berg');
    expect(await stand()).toMatchObject({ vorschlag: 'ABLEHNUNG', vorgeschlagenVon: 'cem.ay', entscheidung: 'ZUGESTIMMT', entschiedenVon: 'anna.berg' });
    await expect(entscheide('bernd.lau')).rejects.toMatchObject({ code: 'BEREITS_ENTSCHIEDEN' });
    await expect(schlageVor('cem.ay')).rejects.toMatchObject({ code: 'BEREITS_ENTSCHIEDEN' });
  });

  it.each([
    ['its author, although of the right role', 'anna.berg', {}, 'VIER_AUGEN'],
    ['somebody without the role', 'cem.ay', {}, 'NICHT_ZUSTAENDIG'],
    ['a worker', 'arbeiter:hannover.mietschulden.entscheidung-uebernehmen', {}, 'NUR_PERSON'],
    ['somebody of the other authority', 'jens.kurz', { behoerde: 'JC' }, 'AKTE_UNBEKANNT'],
    ['somebody of the other authority in our name', 'jens.kurz', {}, 'AKTE_UNBEKANNT'],
    ['somebody who gives no reason for giving it back', 'bernd.lau', { entscheidung: 'ZURUECKGEGEBEN' as const }, 'BEGRUENDUNG_FEHLT'],
  ])('is not decided by %s', async (_wer, wer, wahl, code) => {
    await schlageVor('anna.berg');
    await expect(entscheide(wer, wahl)).rejects.toMatchObject({ code });
    expect(await stand()).toMatchObject({ entscheidung: null, entschiedenVon: null });
  });

  it('cannot be proposed by a worker, without a reason, or decided without a proposal', async () => {
    await expect(schlageVor('arbeiter:x.y')).rejects.toMatchObject({ code: 'NUR_PERSON' });
    await expect(schlageVor('cem.ay', ' ')).rejects.toMatchObject({ code: 'BEGRUENDUNG_FEHLT' });
    await expect(entscheide('anna.berg')).rejects.toMatchObject({ code: 'VORSCHLAG_FEHLT' });
  });

  it('that was given back or replaced has another round, and the older one cannot be decided any more', async () => {
    await schlageVor('cem.ay');
    await entscheide('anna.berg', { entscheidung: 'ZURUECKGEGEBEN', begruendung: 'Ratenzahlung fehlt.' });
    expect(await schlageVor('cem.ay')).toBe(2);
    expect(await schlageVor('anna.berg')).toBe(3);
    await expect(entscheide('bernd.lau', { runde: 2 })).rejects.toMatchObject({ code: 'VORSCHLAG_UEBERHOLT' });
    await expect(entscheide('anna.berg', { runde: 3 })).rejects.toMatchObject({ code: 'VIER_AUGEN' });
    await entscheide('bernd.lau', { runde: 3 });
    expect((await von('cem.ay')((db) => listEntscheidungen(db, akte))).map((e) => e.entscheidung)).toEqual(['ZURUECKGEGEBEN', null, 'ZUGESTIMMT']);
  });

  it('is decided once when two decide at once, and never by one person who proposes and decides at once', async () => {
    await schlageVor('cem.ay');
    const zugleich = await Promise.allSettled([entscheide('anna.berg'), entscheide('bernd.lau', { entscheidung: 'ZURUECKGEGEBEN', begruendung: 'Nein.' })]);
    expect(zugleich.map((z) => z.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    for (let runde = 0; runde < 5; runde++) {
      akte = await nimmAuf(datenbank.pool);
      await von('anna.berg')((db) => beginneLauf(db, { aktenzeichen: akte, prozess, nachricht: 'hannover.mietschulden.sgb12', eingangAm: HEUTE, anlass: 'test' }, uhr));
      const versuche = await Promise.allSettled([schlageVor('anna.berg'), entscheide('anna.berg', { runde: 1 }), entscheide('anna.berg', { runde: 2 }), schlageVor('anna.berg')]);
      expect(versuche.map((v) => v.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
      expect(await stand()).toMatchObject({ runde: 2, entschiedenVon: null });
    }
  });

  it('is refused by the database itself: one person for both, a forged author, a changed proposal', async () => {
    await schlageVor('anna.berg');
    const aendere = (sql: string) => von('bernd.lau')((db) => db.query(sql));
    await expect(aendere("UPDATE entscheidung SET entscheidung = 'ZUGESTIMMT', entschieden_von = 'anna.berg', entschieden_am = now() WHERE entscheidung IS NULL")).rejects.toMatchObject({ constraint: 'entscheidung_vier_augen' });
    await expect(aendere("UPDATE entscheidung SET entscheidung = 'ZUGESTIMMT', entschieden_von = 'niemand', entschieden_am = now() WHERE entscheidung IS NULL")).rejects.toThrow(/foreign key/);
    await expect(aendere("UPDATE entscheidung SET vorgeschlagen_von = 'cem.ay'")).rejects.toThrow(/permission denied/);
    await expect(aendere("UPDATE entscheidung SET vorschlag = 'UEBERNAHME'")).rejects.toThrow(/permission denied/);
  });
});

describe('a payment', () => {
  const miete = { zweck: 'MIETSCHULDEN', empfaenger: 'VERMIETER', summeCent: 195_000, faelligAm: '2026-04-10' };
  const plane = (neu = {}) => von('arbeiter:x.y')((db) => planZahlung(db, { ...ort(), ...miete, ...neu }, uhr));
  const weiseAn = (angewiesenAm: string, wer = 'cem.ay') => von(wer)((db) => recordAnweisung(db, { ...ort(), ...miete, angewiesenAm }, uhr));
  const zahlungen = () => von('cem.ay')((db) => listZahlungen(db, akte));

  it('is planned once, corrected until it is ordered, and ordered once', async () => {
    expect([await plane(), await plane(), await plane({ summeCent: 190_000 })]).toEqual([true, false, true]);
    await weiseAn('2026-04-07');
    await weiseAn('2026-04-07');
    await expect(weiseAn('2026-04-08')).rejects.toMatchObject({ code: 'ZAHLUNG_ANGEWIESEN' });
    expect(await plane({ summeCent: 190_000, faelligAm: '2026-05-01' })).toBe(false);
    await expect(plane()).rejects.toMatchObject({ code: 'ZAHLUNG_ANGEWIESEN' });
    expect(await zahlungen()).toMatchObject([{ summeCent: 190_000, faelligAm: '2026-04-10', angewiesenAm: '2026-04-07', angewiesenVon: 'cem.ay', bezug: '' }]);
  });

  it('of each month is one of its own, and can be withdrawn before it is ordered', async () => {
    for (const bezug of ['2026-05', '2026-04']) await plane({ bezug, faelligAm: `${bezug}-01` });
    expect(await von('cem.ay')((db) => cancelZahlung(db, { ...ort(), zweck: 'MIETSCHULDEN', bezug: '2026-05' }, uhr))).toBe(true);
    expect((await zahlungen()).map((z) => [z.bezug, z.aufgehobenAm !== null])).toEqual([['2026-04', false], ['2026-05', true]]);
    await expect(von('cem.ay')((db) => recordAnweisung(db, { ...ort(), zweck: 'MIETSCHULDEN', bezug: '2026-05', angewiesenAm: HEUTE }, uhr))).rejects.toMatchObject({ code: 'ZAHLUNG_UNBEKANNT' });
    await plane({ bezug: '2026-05', faelligAm: '2026-05-01' });
    expect((await zahlungen()).map((z) => z.aufgehobenAm)).toEqual([null, null]);
  });

  it('is ordered by an account only, never below one cent', async () => {
    await expect(plane({ summeCent: 0 })).rejects.toThrow(/summe_cent/);
    await plane();
    await expect(weiseAn('2026-04-07', 'arbeiter:x.y')).rejects.toThrow(/foreign key/);
  });
});
