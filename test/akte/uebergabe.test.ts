import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAenderungen } from '../../src/akte/aenderung.ts';
import { recordEnde } from '../../src/akte/fall-beenden.ts';
import { findFall, searchFaelle } from '../../src/akte/fall.ts';
import { listHinweise, personenGruppe } from '../../src/akte/hinweis.ts';
import { createKonto, updateKonto } from '../../src/akte/konto.ts';
import { countVerwaiste, handOverFall, listUebernehmende } from '../../src/akte/uebergabe.ts';
import type { Db } from '../../src/db/pool.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { als, jc, lhh, nimmAuf, uhr } from './beispiel.ts';

const ROLLEN = ['fachstelle-sachbearbeitung', 'fachstelle-leitung', 'jobcenter-sachbearbeitung'];
const KONTEN = [['anna.berg', 'LHH', 'fachstelle-sachbearbeitung'], ['ben.arnd', 'LHH', 'fachstelle-sachbearbeitung'], ['maria.zahl', 'LHH', 'auswertung'], ['jens.kurz', 'JC', 'jobcenter-sachbearbeitung']] as const;
let datenbank: TestDatenbank;
beforeAll(async () => {
  datenbank = await testDatenbank();
  for (const [anmeldename, behoerde, rolle] of KONTEN) await imAmt((db) => createKonto(db, { anmeldename, anzeigename: anmeldename.toUpperCase(), behoerde, rollen: [rolle] }, 'kooperation-lokal', uhr));
});
afterAll(() => datenbank.close());
const imAmt = <T>(tun: (db: Db) => Promise<T>): Promise<T> => als(datenbank.pool, lhh)(tun);
const uebergib = (aktenzeichen: string, an: string | null, notiz = '') => imAmt((db) => handOverFall(db, { aktenzeichen, an, notiz }, { uhr, rollen: ROLLEN }));
const faelle = async (zustaendig: 'meine' | 'ohne'): Promise<string[]> => (await imAmt((db) => searchFaelle(db, { zustaendig }))).zeilen.map((z) => z.aktenzeichen);

describe('a case handed over', () => {
  it('is with the colleague, who is told, and can go back to the group', async () => {
    const akte = await nimmAuf(datenbank.pool);
    expect(await uebergib(akte, 'ben.arnd', 'Termin am Montag')).toBe(true);
    expect(await uebergib(akte, 'ben.arnd', 'noch einmal')).toBe(false);
    expect(await imAmt((db) => listHinweise(db, { gruppen: [personenGruppe('ben.arnd')] }))).toMatchObject([{ aktenzeichen: akte, art: 'FALL_UEBERGEBEN' }]);
    expect(await imAmt((db) => listHinweise(db, { gruppen: [personenGruppe('anna.berg')] }))).toEqual([]);
    expect((await imAmt((db) => searchFaelle(db))).zeilen[0]).toMatchObject({ zustaendig: 'ben.arnd', zustaendigName: 'BEN.ARND', zustaendigGesperrt: false });
    expect(await uebergib(akte, 'anna.berg')).toBe(true);
    expect(await faelle('meine')).toEqual([akte]);
    expect(await uebergib(akte, null)).toBe(true);
    expect(await imAmt((db) => findFall(db, akte))).toMatchObject({ zustaendig: null });
    expect((await imAmt((db) => listAenderungen(db, akte))).map((a) => [a.neu, a.grund])).toEqual([[{ zustaendig: null }, 'Ohne Notiz.'], [{ zustaendig: 'anna.berg' }, 'Ohne Notiz.'], [{ zustaendig: 'ben.arnd' }, 'Termin am Montag']]);
  });

  it('goes to nobody who cannot see it: another authority, another office, a locked account, none', async () => {
    const akte = await nimmAuf(datenbank.pool);
    await imAmt((db) => createKonto(db, { anmeldename: 'gesperrt', anzeigename: 'x', behoerde: 'LHH', rollen: ['fachstelle-leitung'] }, 'kooperation-lokal', uhr));
    await imAmt((db) => updateKonto(db, 'gesperrt', { gesperrt: true }, uhr));
    for (const an of ['jens.kurz', 'maria.zahl', 'gesperrt', 'niemand', '']) await expect(uebergib(akte, an)).rejects.toMatchObject({ code: 'KONTO_UNGEEIGNET' });
    await expect(als(datenbank.pool, jc)((db) => handOverFall(db, { aktenzeichen: akte, an: 'jens.kurz', notiz: '' }, { uhr, rollen: ROLLEN }))).rejects.toMatchObject({ code: 'AKTE_UNBEKANNT' });
    await expect(datenbank.pool.query("UPDATE fall SET zustaendig = 'jens.kurz' WHERE aktenzeichen = $1", [akte])).rejects.toThrow(/fall_zustaendig/);
    await imAmt((db) => recordEnde(db, akte, 'VERZOGEN', uhr));
    await expect(uebergib(akte, 'ben.arnd')).rejects.toMatchObject({ code: 'AKTE_BEENDET' });
    expect((await imAmt((db) => listUebernehmende(db, 'LHH', ROLLEN))).map((k) => k.anmeldename)).toEqual(['anna.berg', 'ben.arnd']);
  });

  it('is without anybody again when the account is locked or gone', async () => {
    const [akte, beendet] = [await nimmAuf(datenbank.pool), await nimmAuf(datenbank.pool)];
    await imAmt((db) => createKonto(db, { anmeldename: 'geht.bald', anzeigename: 'Geht Bald', behoerde: 'LHH', rollen: ['fachstelle-sachbearbeitung'] }, 'kooperation-lokal', uhr));
    for (const a of [akte, beendet]) await uebergib(a, 'geht.bald');
    await imAmt((db) => recordEnde(db, beendet, 'VERZOGEN', uhr));
    expect(await faelle('ohne')).not.toContain(akte);
    expect(await imAmt((db) => countVerwaiste(db, ROLLEN))).toBe(0);
    await imAmt((db) => updateKonto(db, 'geht.bald', { gesperrt: true }, uhr));
    expect(await faelle('ohne')).toContain(akte);
    expect(await faelle('ohne')).not.toContain(beendet);
    expect(await imAmt((db) => countVerwaiste(db, ROLLEN))).toBe(1);
    await datenbank.pool.query("DELETE FROM konto WHERE anmeldename = 'geht.bald'");
    expect(await imAmt((db) => findFall(db, akte))).toMatchObject({ behoerde: 'LHH', zustaendig: null });
  });
});
