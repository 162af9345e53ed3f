import { diagramme } from '../../klauselkarte/diagramm.ts';
import { erstelleKarte } from '../../klauselkarte/karte.ts';
import { ladeKartenwerk, type Kartenwerk } from '../../klauselkarte/zum-lesen.ts';
import { katalog } from '../../modelle/klauseln.ts';
import { leseTabellen } from '../../tabellen/lesen.ts';
import type { Bestand } from '../../werkstatt/bestand.ts';
import type { Werkstatt } from '../../werkstatt/werkstatt.ts';

/**
 * Clauses and diagrams as they run: the owners' versions in place of the delivered ones. What is as delivered has the picture
 * that was drawn beforehand.
 */
export async function wirksamesKartenwerk(werkstatt: Werkstatt, bestand: Bestand): Promise<Kartenwerk> {
  const ausgeliefert = await ladeKartenwerk();
  const eigene = [...bestand.fassungen.values()].filter((f) => f.herkunft !== 'AUSGELIEFERT').map((f) => f.name);
  if (eigene.length === 0) return ausgeliefert;
  const modelle = await werkstatt.pruefer.leseMit(bestand.inhalte);
  const gezeichnet = diagramme(modelle);
  const text = (datei: string): string => bestand.inhalte.get(datei) ?? '';
  const tabellen = (await Promise.all([...new Set(modelle.entscheidungen.map((e) => e.datei))].map((datei) => leseTabellen(datei, text(datei))))).flat();
  const bild = async (name: string): Promise<string | null> => {
    const d = gezeichnet.find((x) => x.name === name);
    if (!d) return null;
    return eigene.includes(d.datei) ? werkstatt.bild(text(d.datei)).catch(() => null) : ausgeliefert.bild(name);
  };
  return { eintraege: erstelleKarte({ katalog, modelle, gegenstuecke: null }).eintraege, diagramme: gezeichnet, tabellen: new Map(tabellen.map((t) => [t.id, t])), bild };
}
