import { describe, expect, test } from 'vitest';
import { werteAus, type Wert } from '../../src/tabellen/auswerten.ts';
import { ladeTabellen } from '../../src/tabellen/dateien.ts';
import { kombiniere } from './raster.ts';

const ordner = 'hannover/mietschulden/';
const mietschulden = await ladeTabellen(`${ordner}mietschulden-uebernahme.dmn`);
const energie = await ladeTabellen(`${ordner}energieschulden.dmn`);
const umzug = await ladeTabellen(`${ordner}umzug.dmn`);
const TAG = '2026-11-22';
type Angaben = Record<string, Wert>;

describe('arrears of rent: five conditions, and the exception', () => {
  const ERFUELLT: Angaben = {
    stichtag: TAG, wohnungGekuendigt: true, ratenzahlungMoeglich: false, wohnungAngemessen: true, wohnungBleibtErhalten: true, neueSchuldenAusgeschlossen: true,
    wiederholt: false, selbstProvoziert: false, kduLeistung: true, vermoegenReicht: false, wohnungslosigkeitDroht: true,
  };
  const frage = (anders: Angaben = {}): Wert => werteAus(mietschulden, 'hannover-mietschulden-uebernahme', { ...ERFUELLT, ...anders });

  test('all conditions met: a loan, which shall be given where homelessness threatens and may be given otherwise', () => {
    expect(frage()).toEqual({ ergebnis: 'DARLEHEN', ermessen: 'SOLL', gruende: [], quelle: 'K-HAN-MIETSCHULDEN' });
    expect(frage({ wohnungslosigkeitDroht: false })).toEqual({ ergebnis: 'DARLEHEN', ermessen: 'KANN', gruende: [], quelle: 'K-HAN-MIETSCHULDEN' });
  });

  test.each([
    [{ wohnungGekuendigt: false }, 'KEINE_KUENDIGUNG'],
    [{ ratenzahlungMoeglich: true }, 'RATENZAHLUNG_MOEGLICH'],
    [{ wohnungAngemessen: false }, 'WOHNUNG_UNANGEMESSEN'],
    [{ wohnungBleibtErhalten: false }, 'WOHNUNG_NICHT_ZU_ERHALTEN'],
    [{ neueSchuldenAusgeschlossen: false }, 'NEUE_SCHULDEN_MOEGLICH'],
    [{ kduLeistung: false }, 'KEINE_LEISTUNG_FUER_UNTERKUNFT'],
    [{ vermoegenReicht: true }, 'VERMOEGEN_VORRANGIG'],
  ])('%j: refused, because of %s', (anders, grund) => {
    expect(frage(anders)).toMatchObject({ ergebnis: 'ABLEHNUNG', ermessen: null, gruende: [grund] });
    expect(frage({ ...anders, wiederholt: true, wohnungslosigkeitDroht: null })).toMatchObject({ ergebnis: 'ABLEHNUNG', gruende: [grund, 'WIEDERHOLT'] });
  });

  test('every reason is named', () => {
    expect(frage({ wohnungGekuendigt: false, neueSchuldenAusgeschlossen: false, selbstProvoziert: true })).toMatchObject({ gruende: ['KEINE_KUENDIGUNG', 'NEUE_SCHULDEN_MOEGLICH', 'SELBST_PROVOZIERT'] });
  });

  test.each([[{ wiederholt: true }, ['WIEDERHOLT']], [{ selbstProvoziert: true }, ['SELBST_PROVOZIERT']]])('%j: as a rule not', (anders, gruende) => {
    expect(frage(anders)).toMatchObject({ ergebnis: 'IN_DER_REGEL_ABLEHNUNG', ermessen: 'KANN', gruende });
  });

  test.each(Object.keys(ERFUELLT).filter((n) => n !== 'stichtag'))('without knowing %s a person clears it', (name) => {
    expect(frage({ [name]: null })).toMatchObject({ ergebnis: 'KLAERUNG', ermessen: null, gruende: [] });
  });

  test('before the Merkblatt there is no answer', () => {
    expect([frage({ stichtag: '2021-11-29' }), frage({ stichtag: '2021-11-30' })]).toEqual([null, frage()]);
  });
});

describe('arrears of energy: three conditions', () => {
  const frage = (a: Angaben): Wert => werteAus(energie, 'hannover-energieschulden', { stichtag: TAG, sperreDroht: true, ratenzahlungAbgelehnt: true, neueSchuldenAusgeschlossen: true, ...a });

  test.each([
    [{}, 'DARLEHEN', []],
    [{ sperreDroht: false }, 'ABLEHNUNG', ['KEINE_SPERRE']],
    [{ ratenzahlungAbgelehnt: false }, 'ABLEHNUNG', ['RATENZAHLUNG_NICHT_ABGELEHNT']],
    [{ neueSchuldenAusgeschlossen: false, sperreDroht: null }, 'ABLEHNUNG', ['NEUE_SCHULDEN_MOEGLICH']],
    [{ sperreDroht: null }, 'KLAERUNG', []],
  ])('%j: %s %j', (angaben, ergebnis, gruende) => {
    expect(frage(angaben)).toEqual({ ergebnis, gruende, quelle: 'K-HAN-ENERGIE' });
  });

  test('every combination has an answer; before the Merkblatt none has', () => {
    for (const a of kombiniere({ sperreDroht: [true, false, null], ratenzahlungAbgelehnt: [true, false, null], neueSchuldenAusgeschlossen: [true, false, null] })) {
      expect(frage(a), JSON.stringify(a)).not.toBeNull();
      expect(frage({ ...a, stichtag: '2021-11-29' })).toBeNull();
    }
  });
});

describe('moving', () => {
  const GRUENDE = ['KOSTENSENKUNG', 'LEBENSGEMEINSCHAFT_GRUENDUNG', 'LEBENSGEMEINSCHAFT_TRENNUNG', 'KUENDIGUNG_VERMIETER', 'ARBEITSAUFNAHME', 'INNERFAMILIAERER_KONFLIKT', 'SCHWERWIEGENDER_GRUND'];
  const frage = (a: Angaben): Wert =>
    werteAus(umzug, 'hannover-umzug', { stichtag: TAG, umzugsgrund: 'KUENDIGUNG_VERMIETER', wohnungZuKlein: null, mietergebnis: 'ANGEMESSEN', zugangshindernis: false, sucheErfolglos: false, ueberOrtsgrenze: false, unter25: false, ...a });

  test.each(GRUENDE)('is necessary for %s', (umzugsgrund) => {
    expect(frage({ umzugsgrund })).toEqual({ notwendig: true, zusicherung: 'ERTEILEN', kostenBis: 'NEUE_MIETE', umzugskosten: true, quelle: 'K-HAN-UMZUG' });
  });

  test('is necessary for more children only where the flat is too small, and never for a wish', () => {
    const notwendig = (a: Angaben): unknown => (frage(a) as { notwendig: unknown } | null)?.notwendig;
    expect(notwendig({ umzugsgrund: 'FAMILIENZUWACHS', wohnungZuKlein: true })).toBe(true);
    expect(notwendig({ umzugsgrund: 'FAMILIENZUWACHS', wohnungZuKlein: false })).toBe(false);
    expect(notwendig({ umzugsgrund: 'EIGENER_WUNSCH' })).toBe(false);
    expect([frage({ umzugsgrund: 'FAMILIENZUWACHS' }), frage({ umzugsgrund: 'LAUNE' }), frage({ stichtag: '2021-11-29' })]).toEqual([null, null, null]);
  });

  test.each([
    [{ mietergebnis: 'IN_TOLERANZ', zugangshindernis: true }, 'KANN', 'NEUE_MIETE', true],
    [{ mietergebnis: 'IN_TOLERANZ', sucheErfolglos: true }, 'KANN', 'NEUE_MIETE', true],
    [{ mietergebnis: 'IN_TOLERANZ' }, 'VERSAGEN', 'MIETOBERGRENZE', false],
    [{ mietergebnis: 'UNANGEMESSEN', zugangshindernis: true, sucheErfolglos: true }, 'VERSAGEN', 'MIETOBERGRENZE', false],
    [{ mietergebnis: 'KLAERUNG' }, 'KLAERUNG', null, false],
    [{ mietergebnis: null }, 'KLAERUNG', null, false],
    [{ umzugsgrund: 'EIGENER_WUNSCH' }, 'VERSAGEN', 'BISHERIGE_MIETE', false],
    [{ umzugsgrund: 'EIGENER_WUNSCH', ueberOrtsgrenze: true }, 'VERSAGEN', 'MIETOBERGRENZE', false],
    [{ umzugsgrund: 'EIGENER_WUNSCH', unter25: true, ueberOrtsgrenze: true }, 'VERSAGEN', 'KEINE', false],
  ])('%j: Zusicherung %s, costs up to %s', (a, zusicherung, kostenBis, umzugskosten) => {
    expect(frage(a)).toMatchObject({ zusicherung, kostenBis, umzugskosten });
  });
});
