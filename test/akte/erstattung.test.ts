import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAnspruch, recordAnspruch } from '../../src/akte/erstattung/anspruch.ts';
import { recordAntwort } from '../../src/akte/erstattung/antwort.ts';
import { claimErstattung, receiveErstattung } from '../../src/akte/erstattung/beginn.ts';
import { computeErstattung } from '../../src/akte/erstattung/berechnung.ts';
import { findVorbelegung } from '../../src/akte/erstattung/vorbelegung.ts';
import { meldeHaft } from '../../src/akte/haft/melden.ts';
import type { Db } from '../../src/db/pool.ts';
import { testDatenbank, type TestDatenbank } from '../support/datenbank.ts';
import { anspruch } from '../support/erstattung.ts';
import { als, lhh, nimmAuf, uhr } from './beispiel.ts';

let datenbank: TestDatenbank;
beforeAll(async () => {
  datenbank = await testDatenbank();
});
afterAll(() => datenbank.close());
const imAmt = <T>(tun: (db: Db) => Promise<T>): Promise<T> => als(datenbank.pool, lhh)(tun);

describe('a claim', () => {
  it('keeps every round of what was said, and the same again is no new round', async () => {
    const aktenzeichen = await nimmAuf(datenbank.pool);
    const neu = { ...anspruch({ haftVon: null }), aktenzeichen };
    expect(await imAmt((db) => receiveErstattung(db, neu, uhr))).toEqual({ vorgang: aktenzeichen, neu: true });
    expect(await imAmt((db) => receiveErstattung(db, neu, uhr))).toEqual({ vorgang: aktenzeichen, neu: false });
    expect(await imAmt((db) => computeErstattung(db, { aktenzeichen, vorgang: aktenzeichen, land: 'NI' }, uhr))).toBe('ANGABEN_FEHLEN');
    await imAmt((db) => receiveErstattung(db, { ...neu, haftVon: '2026-03-11', entlassungAm: '2026-03-11' }, uhr));
    expect(await imAmt((db) => findAnspruch(db, aktenzeichen))).toMatchObject({ runde: 2, haftVon: '2026-03-11' });
    expect(await imAmt((db) => computeErstattung(db, { aktenzeichen, vorgang: aktenzeichen, land: 'NI' }, uhr))).toMatchObject({ ueberzahltCent: 0, grund: 'NICHTS_UEBERZAHLT' });
    await imAmt((db) => recordAnspruch(db, { ...neu, haftVon: '2026-05-05', entlassungAm: null, vorgang: aktenzeichen, weg: 'POSTEINGANG' }, uhr));
    expect(await imAmt((db) => computeErstattung(db, { aktenzeichen, vorgang: aktenzeichen, land: 'NI' }, uhr))).toBe('UNSTIMMIG');
  });

  it('of the Jobcenter must be complete; an answer must fit it and counts once', async () => {
    const aktenzeichen = await nimmAuf(datenbank.pool);
    const neu = { ...anspruch({ kenntnisAm: null }), aktenzeichen };
    await expect(imAmt((db) => claimErstattung(db, { ...neu, betragCent: null }, uhr))).rejects.toMatchObject({ code: 'ANGABEN_FEHLEN' });
    await imAmt((db) => claimErstattung(db, neu, uhr));
    const antworte = (ergebnis: 'ANERKANNT' | 'ABGELEHNT', betragCent: number) => imAmt((db) => recordAntwort(db, { aktenzeichen, vorgang: aktenzeichen, ergebnis, betragCent, eingangAm: '2026-05-04', weg: 'POSTEINGANG' }, uhr));
    await expect(antworte('ABGELEHNT', 1)).rejects.toMatchObject({ code: 'BETRAG_PASST_NICHT' });
    await expect(antworte('ANERKANNT', 75001)).rejects.toMatchObject({ code: 'BETRAG_PASST_NICHT' });
    expect(await antworte('ANERKANNT', 75000)).toBe(true);
    expect(await antworte('ABGELEHNT', 0)).toBe(false);
  });

  it('is filled in from what the Fachstelle knows of the detention, with the share of the rent', async () => {
    const aktenzeichen = await nimmAuf(datenbank.pool);
    expect(await imAmt((db) => findVorbelegung(db, aktenzeichen))).toBeUndefined();
    const meldung = { gemeldetVon: 'HAUSHALT' as const, inhaftiert: 'Mia Muster', anstalt: '', sgb2Bezug: 'JA' as const, haftVon: '2026-03-11', kenntnisAm: '2026-03-20', eingangAm: '2026-03-20', kduMonatCent: 100_000, anteil: '1/3' };
    await imAmt((db) => meldeHaft(db, aktenzeichen, meldung, uhr));
    expect(await imAmt((db) => findVorbelegung(db, aktenzeichen))).toEqual({ haftVon: '2026-03-11', entlassungAm: null, jcGezahltBis: null, kduMonatCent: 33_333, kenntnisAm: '2026-03-20' });
  });
});
