import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nimmMitteilungAuf } from '../../src/akte/aufnahme.ts';
import { findMitteilung } from '../../src/akte/mitteilung.ts';
import { listPersonen } from '../../src/akte/person.ts';
import { pruefeMitteilung } from '../../src/akte/pruefung.ts';
import { recordEnde } from '../../src/akte/fall-beenden.ts';
import { inTransaktion } from '../../src/db/pool.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { als, hannover, HEUTE, jc, lhh, mitteilung, nimmAuf, uhr, zufall } from './beispiel.ts';

let datenbank: TestDatenbank;
beforeAll(async () => {
  datenbank = await testDatenbank();
});
afterAll(() => datenbank.close());

const imAmt = <T>(tun: Parameters<typeof inTransaktion<T>>[2]): Promise<T> => als(datenbank.pool, lhh)(tun);
const nimm = (abweichend: Record<string, unknown>) => imAmt((db) => nimmMitteilungAuf(db, mitteilung(abweichend), { uhr, vereinbarung: hannover, quelle: 'API' }));

describe('the intake of a notice', () => {
  it('takes the same notice once, though it comes 50 times at once in different spellings', async () => {
    const wuerfel = zufall(11);
    const einer = (liste: string[]): string => liste[Math.floor(wuerfel() * liste.length)] as string;
    const gerichte = ['Amtsgericht Hannover', 'AG Hannover', 'amtsgericht  hannover', 'AMTSGERICHT HANNOVER', 'AG-Hannover'];
    const zeichen = ['512 C 777/26', '512C777/26', '512 c 0777 / 26', '512 C 777/2026', '0512 C 777/26', '512\u00A0C\u00A0777/26'];
    const namen = ['Müller', 'Mueller', 'MÜLLER', 'Mu\u0308ller'];
    const antworten = await Promise.all(Array.from({ length: 50 }, () => nimm({ gericht: einer(gerichte), geschaeftszeichen: einer(zeichen), mieter: [{ name: einer(namen) }] })));
    expect(new Set(antworten.map((a) => a.aktenzeichen)).size).toBe(1);
    expect(antworten.filter((a) => a.neu)).toHaveLength(1);
    const aktenzeichen = antworten[0]?.aktenzeichen;
    const zaehle = (tabelle: string) => imAmt(async (db) => (await db.query(`SELECT 1 FROM ${tabelle} WHERE aktenzeichen = $1`, [aktenzeichen])).rowCount);
    expect([await zaehle('fall'), await zaehle('haushalt'), await zaehle('mitteilung'), await zaehle('ausgang')]).toEqual([1, 1, 1, 1]);
  });

  it('gives different notices different Aktenzeichen, also when they come at once', async () => {
    const antworten = await Promise.all(Array.from({ length: 20 }, (_, i) => nimm({ geschaeftszeichen: `513 C ${100 + i}/26` })));
    expect(new Set(antworten.map((a) => a.aktenzeichen)).size).toBe(20);
    expect(antworten.every((a) => a.neu && /^56\.34-2026-\d{6}$/.test(a.aktenzeichen))).toBe(true);
  });

  it('is forbidden twice by the database itself', async () => {
    const aktenzeichen = await nimmAuf(datenbank.pool, { geschaeftszeichen: '514 C 1/26' });
    const anderes = await nimmAuf(datenbank.pool, { geschaeftszeichen: '514 C 2/26' });
    const versuch = imAmt((db) => db.query('UPDATE mitteilung m SET geschaeftszeichen_norm = n.geschaeftszeichen_norm FROM mitteilung n WHERE n.aktenzeichen = $1 AND m.aktenzeichen = $2', [aktenzeichen, anderes]));
    await expect(versuch).rejects.toThrow('mitteilung_einmal');
  });

  it('writes case, people, notice, journal and start message together or not at all', async () => {
    const vorher = await imAmt(async (db) => (await db.query('SELECT 1 FROM fall')).rowCount);
    const m = { ...mitteilung({ geschaeftszeichen: '515 C 1/26' }), vermieter: { name: null as unknown as string, anschrift: '' } };
    await expect(imAmt((db) => nimmMitteilungAuf(db, m, { uhr, vereinbarung: hannover, quelle: 'API' }))).rejects.toThrow(Error);
    expect(await imAmt(async (db) => (await db.query('SELECT 1 FROM fall')).rowCount)).toBe(vorher);
  });

  it('stores what the court said, and sends nothing but codes and dates to the engine', async () => {
    const aktenzeichen = await nimmAuf(datenbank.pool, { vertreter: { name: 'RA Probe' }, nutzungsentschaedigung: '100' });
    expect(await imAmt((db) => findMitteilung(db, aktenzeichen))).toMatchObject({ monatsmieteCent: 65_000, rueckstandCent: 195_000, nutzungsentschaedigungCent: 10_000, eingangAm: HEUTE, zugestelltAm: null });
    expect((await imAmt((db) => listPersonen(db, aktenzeichen))).map((p) => [p.rolle, p.name])).toEqual([['MIETER', 'Müller-Öztürk'], ['VERMIETER', 'Wohnbau GmbH'], ['VERTRETER', 'RA Probe']]);
    const { rows } = await imAmt((db) => db.query('SELECT art, nachricht, korrelation, variablen FROM ausgang WHERE aktenzeichen = $1', [aktenzeichen]));
    expect(rows).toEqual([{ art: 'START', nachricht: 'hannover.mizi.eingegangen', korrelation: `${aktenzeichen}:LHH`, variablen: { aktenzeichen, behoerde: 'LHH', vereinbarung: 'hannover', vorgang: aktenzeichen, eingangAm: HEUTE } }]);
  });

  it('counts anew each year by the local date', async () => {
    const silvester = { jetzt: () => new Date('2026-12-31T23:30:00Z') };
    const m = mitteilung({ geschaeftszeichen: '516 C 1/26' });
    const { aktenzeichen } = await imAmt((db) => nimmMitteilungAuf(db, m, { uhr: silvester, vereinbarung: hannover, quelle: 'API' }));
    expect(aktenzeichen).toBe('56.34-2027-000001');
  });

  it.each([jc, { behoerde: '*', wer: 'dienst' }])('is not for %j', async (akteur) => {
    const versuch = als(datenbank.pool, akteur)((db) => nimmMitteilungAuf(db, mitteilung({ geschaeftszeichen: '517 C 1/26' }), { uhr, vereinbarung: hannover, quelle: 'API' }));
    await expect(versuch).rejects.toMatchObject({ code: 'BEHOERDE_NICHT_ZUSTAENDIG' });
  });
});

describe('the check of a notice', () => {
  const wohnung = (abweichend: Record<string, string> = {}) => ({ strasse: 'Prüfweg', hausnummer: '1', plz: '30161', ort: 'Hannover', ...abweichend });
  const pruefe = (aktenzeichen: string) => imAmt((db) => pruefeMitteilung(db, aktenzeichen, hannover));

  it('finds a new matter clear', async () => {
    const a = await nimmAuf(datenbank.pool, { wohnung: wohnung({ strasse: 'Einzelweg' }), mieter: [{ name: 'Einzig' }] });
    expect(await pruefe(a)).toEqual({ ergebnis: 'EINDEUTIG', aehnliche: [] });
  });

  it('finds a flat outside the Stadtgebiet', async () => {
    const a = await nimmAuf(datenbank.pool, { wohnung: wohnung({ plz: '30880', ort: 'Laatzen' }), mieter: [{ name: 'Laatzen' }] });
    expect((await pruefe(a)).ergebnis).toBe('AUSSERHALB');
  });

  it('doubts the same flat in another spelling', async () => {
    const a = await nimmAuf(datenbank.pool, { wohnung: wohnung({ strasse: 'Zweifelstraße', lage: '2. OG links' }), mieter: [{ name: 'Aal' }] });
    const b = await nimmAuf(datenbank.pool, { wohnung: wohnung({ strasse: 'Zweifel-Str.', lage: '2.Obergeschoss li.' }), mieter: [{ name: 'Barsch' }] });
    expect(await pruefe(b)).toEqual({ ergebnis: 'ZWEIFELHAFT', aehnliche: [{ aktenzeichen: a, wohnung: true, name: false }] });
  });

  it('does not take the neighbour for the same flat', async () => {
    await nimmAuf(datenbank.pool, { wohnung: wohnung({ strasse: 'Nachbarweg', lage: 'EG' }), mieter: [{ name: 'Carpe' }] });
    const b = await nimmAuf(datenbank.pool, { wohnung: wohnung({ strasse: 'Nachbarweg', lage: '1. OG' }), mieter: [{ name: 'Dorsch' }] });
    expect((await pruefe(b)).ergebnis).toBe('EINDEUTIG');
  });

  it('doubts a tenant of the same name in another flat, until that case is over', async () => {
    const a = await nimmAuf(datenbank.pool, { wohnung: wohnung({ strasse: 'Namensweg' }), mieter: [{ name: 'Größer', vorname: 'Åsa' }] });
    const b = await nimmAuf(datenbank.pool, { wohnung: wohnung({ strasse: 'Anderweg' }), mieter: [{ name: 'Vor' }, { name: 'Asa GROESSER' }] });
    expect(await pruefe(b)).toEqual({ ergebnis: 'ZWEIFELHAFT', aehnliche: [{ aktenzeichen: a, wohnung: false, name: true }] });
    await imAmt((db) => recordEnde(db, a, 'ERLEDIGT', uhr));
    expect((await pruefe(b)).ergebnis).toBe('EINDEUTIG');
  });

  it('does not see the landlord as a tenant', async () => {
    await nimmAuf(datenbank.pool, { wohnung: wohnung({ strasse: 'Vermieterweg' }), mieter: [{ name: 'Erster' }], vermieter: { name: 'Zweiter' } });
    const b = await nimmAuf(datenbank.pool, { wohnung: wohnung({ strasse: 'Mieterweg' }), mieter: [{ name: 'Zweiter' }] });
    expect((await pruefe(b)).ergebnis).toBe('EINDEUTIG');
  });

  it('of a foreign case is refused', async () => {
    const a = await nimmAuf(datenbank.pool);
    await expect(als(datenbank.pool, jc)((db) => pruefeMitteilung(db, a, hannover))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
  });
});
