import type { Wert } from '../../src/tabellen/auswerten.ts';

export type Angaben = Record<string, Wert>;

/** Every combination of the values given for each name. */
export function kombiniere(moeglich: Record<string, readonly Wert[]>): Angaben[] {
  return Object.entries(moeglich).reduce<Angaben[]>((bisher, [name, werte]) => bisher.flatMap((a) => werte.map((w) => ({ ...a, [name]: w }))), [{}]);
}

/** `anzahl` combinations, scattered over all of them in a fixed order; all where there are fewer. */
export function auswahl(alle: readonly Angaben[], anzahl: number): Angaben[] {
  if (alle.length <= anzahl) return [...alle];
  const gestreut = alle.map((a, i) => ({ a, rang: (i * 7919) % alle.length })).toSorted((x, y) => x.rang - y.rang);
  return gestreut.slice(0, anzahl).map(({ a }) => a);
}

export const PERSONEN = Array.from({ length: 12 }, (_, i) => i + 1);
const jaNein = [true, false] as const;
const offen = [true, false, null] as const;

/** The last day before and the first and last day of a validity, and the first after it. */
export const RAENDER_HANNOVER = ['2019-06-30', '2019-07-01', '2022-06-30', '2022-07-01'];
export const RAENDER_HAMBURG = ['2017-06-30', '2017-07-01', '2018-02-28', '2018-03-01'];
const AB_MERKBLATT = ['2021-11-29', '2021-11-30', '2026-11-22'];

/** Rents around every limit: on it, a cent above and below. */
function umGrenzen(grenzen: number[]): number[] {
  return grenzen.flatMap((g) => [g - 0.01, g, g + 0.01].map((x) => Math.round(x * 100) / 100));
}

/** For each decision that a procedure or the command line asks: its file below bpmn/ and a grid of inputs. */
export const RASTER: Record<string, { datei: string; angaben: Angaben[] }> = {
  'hannover-mietobergrenze': {
    datei: 'hannover/mietschulden/mietobergrenze.dmn',
    angaben: [
      ...kombiniere({ stichtag: RAENDER_HANNOVER, personen: PERSONEN, bruttokalt: [null, 500], energiebedarf: [null, 75], bestandsschutz: [true] }),
      ...kombiniere({ stichtag: ['2021-11-30'], personen: [1], bruttokalt: umGrenzen([411, 423.5, 426, 433.5, 441, 453.5, 456, 483.5]), energiebedarf: [null, 119.9, 120, 60, 59.9], bestandsschutz: offen }),
      ...kombiniere({ stichtag: ['2021-11-30'], personen: [4], bruttokalt: umGrenzen([713.9, 717, 750.75, 800.75]), energiebedarf: [90, 89.9, 10], bestandsschutz: jaNein }),
      ...kombiniere({ stichtag: ['2021-11-30'], personen: [5, 6, 9], bruttokalt: umGrenzen([809, 810.7, 901, 907.5, 961, 1177]), energiebedarf: [null, 50], bestandsschutz: jaNein }),
    ],
  },
  'hannover-heizkostengrenze': {
    datei: 'hannover/mietschulden/mietobergrenze.dmn',
    angaben: kombiniere({ stichtag: RAENDER_HANNOVER, personen: [1, 4, 7], energietraeger: ['GAS', 'FERNWAERME', 'OEL', 'NACHTSTROM', 'HOLZ'], warmwasser: ['ZENTRAL', 'DEZENTRAL'] }),
  },
  'hannover-warmwasserpauschale': {
    datei: 'hannover/mietschulden/mietobergrenze.dmn',
    angaben: kombiniere({ stichtag: ['2020-12-31', '2021-01-01', '2021-12-31', '2022-01-01'], regelleistung: [446, 401, 357, 373, 309, 283, 449] }),
  },
  'hannover-mietschulden-uebernahme': {
    datei: 'hannover/mietschulden/mietschulden-uebernahme.dmn',
    angaben: auswahl(
      kombiniere({
        wohnungGekuendigt: offen, ratenzahlungMoeglich: offen, wohnungAngemessen: jaNein, wohnungBleibtErhalten: jaNein, neueSchuldenAusgeschlossen: jaNein,
        wiederholt: jaNein, selbstProvoziert: jaNein, kduLeistung: offen, vermoegenReicht: jaNein, wohnungslosigkeitDroht: offen, stichtag: AB_MERKBLATT,
      }),
      400,
    ),
  },
  'hannover-energieschulden': {
    datei: 'hannover/mietschulden/energieschulden.dmn',
    angaben: kombiniere({ stichtag: AB_MERKBLATT, sperreDroht: offen, ratenzahlungAbgelehnt: offen, neueSchuldenAusgeschlossen: offen }),
  },
  'hannover-umzug': {
    datei: 'hannover/mietschulden/umzug.dmn',
    angaben: auswahl(
      kombiniere({
        stichtag: AB_MERKBLATT, umzugsgrund: ['KOSTENSENKUNG', 'FAMILIENZUWACHS', 'EIGENER_WUNSCH', 'KUENDIGUNG_VERMIETER', 'UNBEKANNT'], wohnungZuKlein: offen,
        mietergebnis: ['ANGEMESSEN', 'IN_TOLERANZ', 'UNANGEMESSEN', 'KLAERUNG', null], zugangshindernis: jaNein, sucheErfolglos: jaNein, ueberOrtsgrenze: jaNein, unter25: jaNein,
      }),
      400,
    ),
  },
  'hamburg-mietobergrenze': {
    datei: 'hamburg/mietobergrenze/kdu.dmn',
    angaben: [
      ...kombiniere({ stichtag: RAENDER_HAMBURG, personen: PERSONEN, bruttokalt: [null, 700], ausnahmen: [null, ['STADTTEIL'], ['WOHNUNGSNOTFALL']], wasserNichtAusgewiesen: [true] }),
      ...kombiniere({
        stichtag: ['2017-11-15'], personen: [1, 3], bruttokalt: umGrenzen([463.5, 484.5, 509.85, 533.03, 602.55, 681.75, 749.93, 886.28]),
        ausnahmen: [[], ['BESONDERER_BEDARF'], ['UMGANG', 'STADTTEIL'], ['SUCHE_SECHS_MONATE', 'WOHNUNGSNOTFALL']], wasserNichtAusgewiesen: offen,
      }),
    ],
  },
};
