import { readFile } from 'node:fs/promises';
import { DmnModdle } from 'dmn-moddle';
import { describe, expect, it } from 'vitest';
import { leseEntscheidungen, type Entscheidungsbild } from '../../src/modelle/entscheidungen.ts';
import { RASTER } from '../tabellen/raster.ts';
import { ersetze, kurz, pruefe } from './beispiel.ts';

const grenzen: Entscheidungsbild = { datei: 'hannover/grenzen.dmn', id: 'grenzen', name: 'Grenzen', klauseln: ['H-2.1'], eingaben: ['eingangAm', 'personen'], ausgaben: [] };

/** The sample with a table between intake and gateway. */
const mitTabelle = (eingaben: string): string =>
  ersetze(
    '<bpmn:sequenceFlow id="F2" sourceRef="Aufnehmen" targetRef="Weiche" />',
    `<bpmn:sequenceFlow id="F2" sourceRef="Aufnehmen" targetRef="Tabelle" /><bpmn:sequenceFlow id="F2b" sourceRef="Tabelle" targetRef="Weiche" />
    <bpmn:businessRuleTask id="Tabelle"><bpmn:extensionElements><zeebe:calledDecision decisionId="grenzen" resultVariable="grenze" /><zeebe:ioMapping>${eingaben}</zeebe:ioMapping></bpmn:extensionElements></bpmn:businessRuleTask>`,
  );

describe('the check of the models', () => {
  it('finds a variable that a table asks for and no way brings: it would count as null', async () => {
    expect(kurz(await pruefe({ xml: mitTabelle(''), entscheidungen: [grenzen] }))).toEqual(['Tabelle ausdruecke: Eingabe „personen“ der Entscheidung: Die Variable „personen“ ist hier nicht auf jedem Weg vorhanden.']);
    expect(kurz(await pruefe({ xml: mitTabelle('<zeebe:input source="=null" target="personen" />'), entscheidungen: [grenzen] }))).toEqual([]);
  });

  it('finds an id that two tables have, and a clause that is not in the catalogue', async () => {
    const zwei = [grenzen, { ...grenzen, datei: 'hamburg/grenzen.dmn', klauseln: ['H-2.10'] }];
    expect((await pruefe({ entscheidungen: zwei })).map((b) => `${b.datei} ${b.element} ${b.regel}: ${b.text}`)).toEqual([
      'hamburg/grenzen.dmn grenzen verweise: Die Kennung „grenzen“ ist mehr als einmal vergeben: Entscheidung.',
      'hamburg/grenzen.dmn grenzen klauseln: Die Klausel „H-2.10“ steht nicht im Klauselverzeichnis.',
    ]);
  });

  it('lets a table carry out a clause that an agreement has promised', async () => {
    const vereinbarungen = [{ ordner: 'hannover', datei: 'hannover/vereinbarung.json', fristarten: [{ fristart: 'H-2.2' }], klauselnVollstaendig: ['K-HAN-MOG'], behoerden: [], rollen: [] }];
    expect(kurz(await pruefe({ vereinbarungen, entscheidungen: [grenzen] }))).toEqual([' klauseln: Die Klausel „K-HAN-MOG“ führt kein Element aus.']);
    expect(kurz(await pruefe({ vereinbarungen, entscheidungen: [{ ...grenzen, klauseln: ['K-HAN-MOG'] }] }))).toEqual([]);
  });
});

describe('the decisions of the context documents', () => {
  const dateien = [...new Set(Object.values(RASTER).map((r) => r.datei))];
  const gelesen = async (): Promise<Entscheidungsbild[]> =>
    leseEntscheidungen(await Promise.all(dateien.map(async (datei) => ({ datei, xml: await readFile(new URL(`../../bpmn/${datei}`, import.meta.url), 'utf8') }))));

  it('each cite the clause of their document', async () => {
    const klauseln = new Map((await gelesen()).map((e) => [e.id, e.klauseln]));
    expect(klauseln.get('hannover-mietobergrenze')).toEqual(['K-HAN-MOG']);
    expect(klauseln.get('hannover-mietschulden-uebernahme')).toEqual(['K-HAN-MIETSCHULDEN']);
    expect(klauseln.get('hannover-energieschulden')).toEqual(['K-HAN-ENERGIE']);
    expect(klauseln.get('hannover-umzug')).toEqual(['K-HAN-UMZUG']);
    expect(klauseln.get('hamburg-mietobergrenze')).toEqual(['K-HH-KDU']);
    expect([...klauseln.values()].every((k) => k.length === 1)).toBe(true);
  });

  it('ask for exactly what their description names', async () => {
    const eingaben = Object.fromEntries((await gelesen()).filter((e) => e.id in RASTER).map((e) => [e.id, e.eingaben]));
    expect(eingaben).toEqual({
      'hannover-mietobergrenze': ['bestandsschutz', 'bruttokalt', 'energiebedarf', 'personen', 'stichtag'],
      'hannover-heizkostengrenze': ['energietraeger', 'personen', 'stichtag', 'warmwasser'],
      'hannover-warmwasserpauschale': ['regelleistung', 'stichtag'],
      'hannover-mietschulden-uebernahme': ['kduLeistung', 'neueSchuldenAusgeschlossen', 'ratenzahlungMoeglich', 'selbstProvoziert', 'stichtag', 'vermoegenReicht', 'wiederholt', 'wohnungAngemessen', 'wohnungBleibtErhalten', 'wohnungGekuendigt', 'wohnungslosigkeitDroht'],
      'hannover-energieschulden': ['neueSchuldenAusgeschlossen', 'ratenzahlungAbgelehnt', 'sperreDroht', 'stichtag'],
      'hannover-umzug': ['mietergebnis', 'stichtag', 'sucheErfolglos', 'ueberOrtsgrenze', 'umzugsgrund', 'unter25', 'wohnungZuKlein', 'zugangshindernis'],
      'hamburg-mietobergrenze': ['ausnahmen', 'bruttokalt', 'personen', 'stichtag', 'wasserNichtAusgewiesen'],
    });
  });

  it('name exactly what they answer with', async () => {
    const { ladeTabellen } = await import('../../src/tabellen/dateien.ts');
    const { werteAus } = await import('../../src/tabellen/auswerten.ts');
    for (const e of (await gelesen()).filter((x) => x.id in RASTER)) {
      const tabellen = await ladeTabellen(e.datei);
      const mitAntwort = RASTER[e.id]?.angaben.find((a) => werteAus(tabellen, e.id, a) !== null);
      expect(Object.keys(werteAus(tabellen, e.id, mitAntwort ?? {}) as object), e.id).toEqual(e.ausgaben);
    }
  });

  it.each(dateien)('%s opens in an editor: nothing in it is unknown, and every part has its place in the drawing', async (datei) => {
    const xml = await readFile(new URL(`../../bpmn/${datei}`, import.meta.url), 'utf8');
    expect((await new DmnModdle().fromXML(xml)).warnings).toEqual([]);
    const ids = (muster: RegExp): string[] => [...xml.matchAll(muster)].flatMap((m) => m[1] ?? []).toSorted();
    expect(ids(/<dmndi:DMNShape [^>]*dmnElementRef="([^"]+)"/g)).toEqual(ids(/<(?:decision|inputData|textAnnotation) id="([^"]+)"/g));
    expect(ids(/<dmndi:DMNEdge [^>]*dmnElementRef="([^"]+)"/g)).toEqual(ids(/<(?:informationRequirement|association) id="([^"]+)"/g));
  });
});
