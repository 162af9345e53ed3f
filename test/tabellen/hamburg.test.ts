import { describe, expect, test } from 'vitest';
import { werteAus, type Wert } from '../../src/tabellen/auswerten.ts';
import { ladeTabellen } from '../../src/tabellen/dateien.ts';
import { PERSONEN, RAENDER_HAMBURG } from './raster.ts';

const tabellen = await ladeTabellen('hamburg/mietobergrenze/kdu.dmn');
const frage = (angaben: Record<string, Wert>) =>
  werteAus(tabellen, 'hamburg-mietobergrenze', { stichtag: '2017-11-15', personen: 1, bruttokalt: null, ausnahmen: [], wasserNichtAusgewiesen: false, ...angaben }) as Record<string, Wert> | null;

describe('the limits of Hamburg, November 2017', () => {
  test.each([[1, 463.5], [2, 556.2], [3, 681.75], [4, 772.65], [5, 987.46], [6, 1109.62], [7, 1231.78], [12, 1842.58]])('%i persons: %d Euro', (personen, grenze) => {
    expect(frage({ personen })).toEqual({ ergebnis: null, grenze, zuschlag: 0, wasserpauschale: 0, toleranz: 0, hoechstbetrag: grenze, quelle: 'K-HH-KDU' });
  });

  test.each([
    [['STADTTEIL'], 509.85],
    [['BESONDERER_BEDARF'], 509.85],
    [['WOHNUNGSNOTFALL'], 533.03],
    [['UMGANG'], 533.03],
    [['SUCHE_SECHS_MONATE'], 602.55],
    [['STADTTEIL', 'UMGANG', 'SUCHE_SECHS_MONATE'], 602.55],
  ])('with %j one person may pay up to %d Euro: the highest exception counts', (ausnahmen, hoechstbetrag) => {
    expect(frage({ ausnahmen })).toMatchObject({ hoechstbetrag, grenze: 463.5 });
  });

  test('the raised limit is rounded half up: 681,75 and 10 percent are 749,925', () => {
    expect(frage({ personen: 3, ausnahmen: ['STADTTEIL'] })).toMatchObject({ hoechstbetrag: 749.93, zuschlag: 68.18 });
  });

  test('water that the lease does not show adds 21 Euro a person', () => {
    expect(frage({ personen: 3, wasserNichtAusgewiesen: true })).toMatchObject({ wasserpauschale: 63, hoechstbetrag: 744.75 });
  });

  test.each([
    [{ bruttokalt: 463.5 }, 'ANGEMESSEN'],
    [{ bruttokalt: 463.51 }, 'UNANGEMESSEN'],
    [{ bruttokalt: 484.5, wasserNichtAusgewiesen: true }, 'ANGEMESSEN'],
    [{ bruttokalt: 484.51, wasserNichtAusgewiesen: true }, 'UNANGEMESSEN'],
    [{ bruttokalt: 533.03, ausnahmen: ['WOHNUNGSNOTFALL'] }, 'ANGEMESSEN'],
    [{ bruttokalt: 533.04, ausnahmen: ['WOHNUNGSNOTFALL'] }, 'UNANGEMESSEN'],
  ])('%j: %s', (angaben, ergebnis) => {
    expect(frage(angaben)?.['ergebnis']).toBe(ergebnis);
  });

  test('hold from July 2017 to February 2018 for any number of persons, and on no other day', () => {
    for (const personen of PERSONEN) {
      const [davor, erster, letzter, danach] = RAENDER_HAMBURG.map((stichtag) => frage({ personen, stichtag }));
      expect([davor, danach]).toEqual([null, null]);
      expect(erster).not.toBeNull();
      expect(letzter).toEqual(erster);
    }
  });
});
