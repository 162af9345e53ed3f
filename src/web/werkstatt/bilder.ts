import { ausschnitte, blatt, type Kasten } from '../../klauselkarte/bild.ts';
import type { Unterschied } from '../../werkstatt/vergleich.ts';

/** Colours of the comparison; the table beside the pictures says the same in words. */
export const FARBEN: Record<Unterschied['art'], { farbe: string; wort: string }> = {
  NEU: { farbe: '#1a7f37', wort: 'neu' },
  GEAENDERT: { farbe: '#b34700', wort: 'geändert' },
  ENTFERNT: { farbe: '#b3001b', wort: 'entfernt' },
  VERSCHOBEN: { farbe: '#1a3da5', wort: 'nur verschoben' },
};

const rahmenUm = (unterschiede: readonly Unterschied[], kaesten: ReadonlyMap<string, Kasten>): { u: Unterschied; k: Kasten }[] =>
  unterschiede.flatMap((u) => {
    const k = kaesten.get(u.element);
    return k ? [{ u, k }] : [];
  });

/** The parts of a picture in which something more than the place is different; none where that is all of it. */
export function teile(svg: string, unterschiede: readonly Unterschied[], kaesten: ReadonlyMap<string, Kasten>): Kasten[] {
  const gefunden = ausschnitte(rahmenUm(unterschiede.filter((u) => u.art !== 'VERSCHOBEN'), kaesten).map((r) => r.k), blatt(svg));
  return gefunden.slice(0, HOECHSTENS);
}
const HOECHSTENS = 12;

/** A picture of ours with frames around what is different. @param teil only this part of it */
export function faerbe(svg: string, unterschiede: readonly Unterschied[], kaesten: ReadonlyMap<string, Kasten>, teil?: Kasten): string {
  const rahmen = rahmenUm(unterschiede, kaesten).map(({ u, k }) => {
    const { farbe } = FARBEN[u.art];
    return `<rect x="${k.x - 6}" y="${k.y - 6}" width="${k.width + 12}" height="${k.height + 12}" rx="12" fill="${farbe}" fill-opacity="${k.width * k.height > 60_000 ? 0.05 : 0.16}" stroke="${farbe}" stroke-width="5"/>`;
  });
  const bild = svg.replace(/<\/svg>\s*$/, `<g>${rahmen.join('')}</g></svg>`);
  return teil ? bild.replace(/ width="[\d.]+" height="[\d.]+" viewBox="[^"]+"/, ` width="${teil.width}" height="${teil.height}" viewBox="${teil.x} ${teil.y} ${teil.width} ${teil.height}"`) : bild;
}

type Zeichen = { bpmnElement?: { id: string; processRef?: { id: string } }; bounds?: Kasten; waypoint?: { x: number; y: number }[] };

/** Where each element of a diagram is drawn; a process is where its pool is, an edge has a box around its line. */
export function kaestenAus(zeichen: readonly Zeichen[]): Map<string, Kasten> {
  return new Map(zeichen.flatMap(({ bpmnElement, bounds, waypoint }): [string, Kasten][] => {
    const kasten = bounds ?? (waypoint && umLinie(waypoint));
    if (!bpmnElement || !kasten) return [];
    return [bpmnElement.id, ...(bpmnElement.processRef ? [bpmnElement.processRef.id] : [])].map((id) => [id, kasten]);
  }));
}

function umLinie(punkte: readonly { x: number; y: number }[]): Kasten {
  const [xs, ys] = [punkte.map((p) => p.x), punkte.map((p) => p.y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

export const groesse = (svg: string): Kasten => blatt(svg);
