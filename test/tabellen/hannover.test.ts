import { describe, expect, test } from 'vitest';
import { werteAus, type Wert } from '../../src/tabellen/auswerten.ts';
import { ladeTabellen } from '../../src/tabellen/dateien.ts';
import { geltungVon } from '../../src/tabellen/geltung.ts';
import { PERSONEN, RAENDER_HANNOVER } from './raster.ts';

const mog = await ladeTabellen('hannover/mietschulden/mietobergrenze.dmn');
const TAG = '2021-11-30';
const frage = (id: string, angaben: Record<string, Wert>, stichtag = TAG): Wert => werteAus(mog, id, { bruttokalt: null, energiebedarf: null, bestandsschutz: false, stichtag, ...angaben });
const miete = (angaben: Record<string, Wert>, stichtag = TAG) => frage('hannover-mietobergrenze', angaben, stichtag) as { ergebnis: string; grenze: number; zuschlag: number; toleranz: number; hoechstbetrag: number } | null;

// The numbers of the Merkblatt, Stand 30.11.2021, in the order in which it prints them.
const GRENZEN = [[1, 411, 50], [2, 511, 60], [3, 606, 75], [4, 717, 85], [5, 809, 95], [6, 901, 105], [12, 1453, 165]] as const;
const KLIMABONUS = [[1, 15, 22.5, 30], [2, 18, 27, 36], [3, 22.5, 33.75, 45], [4, 25.5, 33.75, 51], [5, 28.5, 38.25, 57]] as const;
const TOLERANZ = [[1, 30], [2, 35], [3, 40], [4, 50], [5, 55], [12, 90]] as const;
const BESTANDSSCHUTZ = [[1, 423.5], [2, 514.8], [3, 611.6], [4, 713.9], [5, 810.7], [12, 1488.3]] as const;
const HEIZUNG = [['GAS', 'ZENTRAL', 1.69], ['FERNWAERME', 'ZENTRAL', 1.96], ['OEL', 'ZENTRAL', 1.91], ['GAS', 'DEZENTRAL', 1.53], ['FERNWAERME', 'DEZENTRAL', 1.79], ['OEL', 'DEZENTRAL', 1.74], ['NACHTSTROM', 'DEZENTRAL', 3.92]] as const;
const WARMWASSER = [[446, 10.26], [401, 9.22], [357, 8.21], [373, 5.22], [309, 3.71], [283, 2.26]] as const;

describe('the Merkblatt of Hannover, row by row', () => {
  test.each(GRENZEN)('%i persons: %i Euro, %i m²', (personen, grenze, flaeche) => {
    expect(frage('hannoverMog', { personen })).toEqual({ grenze, flaeche });
    expect(miete({ personen })).toMatchObject({ ergebnis: null, grenze, zuschlag: 0, hoechstbetrag: grenze, quelle: 'K-HAN-MOG' });
  });

  test.each(KLIMABONUS)('Klimabonus for %i persons: %d, %d, %d Euro', (personen, unter120, unter90, unter60) => {
    const bonus = (energiebedarf: number): unknown => miete({ personen, energiebedarf })?.zuschlag;
    expect([bonus(120), bonus(119.9), bonus(90), bonus(89.9), bonus(60), bonus(59.9), bonus(0)]).toEqual([0, unter120, unter120, unter90, unter90, unter60, unter60]);
  });

  test('the Klimabonus that is printed twice is kept as printed, and marked', () => {
    expect([3, 4].map((personen) => miete({ personen, energiebedarf: 75 })?.zuschlag)).toEqual([33.75, 33.75]);
  });

  test.each(TOLERANZ)('Toleranzbetrag for %i persons: %i Euro', (personen, toleranz) => {
    expect(miete({ personen })?.toleranz).toBe(toleranz);
  });

  test.each(BESTANDSSCHUTZ)('Bestandsschutz for %i persons: %d Euro, where it is more than the limit of today', (personen, bestandsschutzgrenze) => {
    const mit = miete({ personen, bestandsschutz: true });
    expect(mit).toMatchObject({ bestandsschutzgrenze, hoechstbetrag: Math.max(bestandsschutzgrenze, mit?.grenze ?? 0) });
    expect(miete({ personen })).toMatchObject({ bestandsschutzgrenze: null });
  });

  test.each(HEIZUNG)('heating with %s, warm water %s: %d Euro a m²', (energietraeger, warmwasser, satz) => {
    expect(frage('hannover-heizkostengrenze', { personen: 2, energietraeger, warmwasser })).toEqual({ satz, flaeche: 60, grenze: Math.round(satz * 6000) / 100, quelle: 'K-HAN-MOG' });
  });

  test('the example of the Merkblatt: 50 m² × 1,69 Euro are 84,50 Euro; what is not printed has no limit', () => {
    expect(frage('hannover-heizkostengrenze', { personen: 1, energietraeger: 'GAS', warmwasser: 'ZENTRAL' })).toMatchObject({ grenze: 84.5 });
    expect(frage('hannover-heizkostengrenze', { personen: 1, energietraeger: 'NACHTSTROM', warmwasser: 'ZENTRAL' })).toBeNull();
  });

  test.each(WARMWASSER)('hot water at a Regelleistung of %i Euro: %d Euro', (regelleistung, pauschale) => {
    expect(frage('hannover-warmwasserpauschale', { regelleistung })).toEqual({ pauschale, quelle: 'K-HAN-MOG' });
    expect([frage('hannover-warmwasserpauschale', { regelleistung }, '2020-12-31'), frage('hannover-warmwasserpauschale', { regelleistung }, '2022-01-01')]).toEqual([null, null]);
  });
});

describe('a rent is held against the limits, to the cent', () => {
  test.each([
    [{ personen: 1, bruttokalt: 411 }, 'ANGEMESSEN'],
    [{ personen: 1, bruttokalt: 411.01 }, 'IN_TOLERANZ'],
    [{ personen: 1, bruttokalt: 441 }, 'IN_TOLERANZ'],
    [{ personen: 1, bruttokalt: 441.01 }, 'UNANGEMESSEN'],
    [{ personen: 1, bruttokalt: 441, energiebedarf: 55 }, 'ANGEMESSEN'],
    [{ personen: 1, bruttokalt: 441.01, energiebedarf: 55 }, 'IN_TOLERANZ'],
    [{ personen: 1, bruttokalt: 423.5, bestandsschutz: true }, 'BESTANDSSCHUTZ'],
    [{ personen: 1, bruttokalt: 423.51, bestandsschutz: true }, 'IN_TOLERANZ'],
    [{ personen: 1, bruttokalt: 453.5, bestandsschutz: true }, 'IN_TOLERANZ'],
    [{ personen: 1, bruttokalt: 453.51, bestandsschutz: true }, 'UNANGEMESSEN'],
    [{ personen: 4, bruttokalt: 717, bestandsschutz: true }, 'ANGEMESSEN'],
    [{ personen: 4, bruttokalt: 767.01, bestandsschutz: true }, 'UNANGEMESSEN'],
    [{ personen: 6, bruttokalt: 901, energiebedarf: 50 }, 'ANGEMESSEN'],
    [{ personen: 6, bruttokalt: 901.01, energiebedarf: 50 }, 'KLAERUNG'],
    [{ personen: 6, bruttokalt: 901.01, energiebedarf: 120 }, 'IN_TOLERANZ'],
  ])('%j: %s', (angaben, ergebnis) => {
    expect(miete(angaben)?.ergebnis).toBe(ergebnis);
  });
});

describe('the tables have no gap and no overlap', () => {
  test.each(['hannoverMog', 'hannoverToleranz', 'hannoverBestandsschutz', 'hannoverKlimabonus', 'hannover-mietobergrenze'])('%s answers on every edge day of its validity, and only there', (id) => {
    for (const personen of PERSONEN) {
      for (const energiebedarf of [null, 0, 59.99, 60, 89.99, 90, 119.99, 120, 500]) {
        const [davor, erster, letzter, danach] = RAENDER_HANNOVER.map((tag) => frage(id, { personen, energiebedarf }, tag));
        expect([davor, danach], `${id} ${personen} ${energiebedarf}`).toEqual([null, null]);
        expect(erster, `${id} ${personen} ${energiebedarf}`).not.toBeNull();
        expect(letzter).toEqual(erster);
      }
    }
  });

  test('no persons have no limit, and the validity is said', () => {
    expect(miete({ personen: 0 })).toBeNull();
    expect(geltungVon(mog, 'hannover-mietobergrenze')).toEqual([{ von: '2019-07-01', bis: '2022-06-30' }]);
  });
});
