import { blatt, type Kasten } from '../../klauselkarte/bild.ts';
import type { Unterschied } from '../../werkstatt/vergleich.ts';

/** Colours of the comparison; the table beside the pictures says the same in words. */
export const FARBEN: Record<Unterschied['art'], { farbe: string; wort: string }> = {
  NEU: { farbe: '#1a7f37', wort: 'neu' },
  GEAENDERT: { farbe: '#b34700', wort: 'geändert' },
  ENTFERNT: { farbe: '#b3001b', wort: 'entfernt' },
  VERSCHOBEN: { farbe: '#1a3da5', wort: 'nur verschoben' },
};

/** A picture of ours with frames around what is different. @param kaesten where each element is drawn, in the diagram's coordinates */
export function faerbe(svg: string, unterschiede: readonly Unterschied[], kaesten: ReadonlyMap<string, Kasten>): string {
  const rahmen = unterschiede.flatMap((u) => {
    const k = kaesten.get(u.element);
    return k ? [`<rect x="${k.x - 6}" y="${k.y - 6}" width="${k.width + 12}" height="${k.height + 12}" rx="12" fill="${FARBEN[u.art].farbe}" fill-opacity="${k.width * k.height > 60_000 ? 0.05 : 0.16}" stroke="${FARBEN[u.art].farbe}" stroke-width="5"/>`] : [];
  });
  return svg.replace(/<\/svg>\s*$/, `<g>${rahmen.join('')}</g></svg>`);
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
