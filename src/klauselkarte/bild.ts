/** A rectangle in the coordinates of a diagram. */
export type Kasten = { x: number; y: number; width: number; height: number };

const NAMEN = new Set(['svg', 'g', 'rect', 'path', 'text', 'tspan', 'circle', 'ellipse', 'defs', 'marker', 'polygon', 'polyline', 'line']);
const RAND = 60;

/**
 * The committed picture of a diagram with some of its elements marked.
 * @param svg as bpmn-js draws it; its coordinates are those of the diagram
 * @param marken what to mark; nothing where it is empty
 * @param ausschnitt true: only the part of the picture in which the marks are
 * @throws Error when the picture has anything in it that no drawing needs
 */
export function zeichneMarken(svg: string, marken: readonly Kasten[], ausschnitt = false): string {
  const reines = saeubere(svg);
  const mitMarken = reines.replace(/<\/svg>\s*$/, `<g>${marken.map(marke).join('')}</g></svg>`);
  return ausschnitt && marken.length > 0 ? mitMarken.replace(/ width="[\d.]+" height="[\d.]+" viewBox="[^"]+"/, alsAngaben(schnitt(marken, blatt(svg)))) : mitMarken;
}

/** Size and place of the whole picture. */
export function blatt(svg: string): Kasten {
  const [x, y, width, height] = (/<svg\b[^>]*\sviewBox="([^"]+)"/.exec(svg)?.[1] ?? '').split(/\s+/).map(Number);
  if (height === undefined || ![x, y, width, height].every(Number.isFinite)) throw new Error('The picture has no viewBox');
  return { x, y, width, height } as Kasten;
}

/** The part around the marks, within the picture. */
export function schnitt(marken: readonly Kasten[], ganz: Kasten): Kasten {
  const x = Math.max(ganz.x, Math.min(...marken.map((m) => m.x)) - RAND);
  const y = Math.max(ganz.y, Math.min(...marken.map((m) => m.y)) - RAND);
  const rechts = Math.min(ganz.x + ganz.width, Math.max(...marken.map((m) => m.x + m.width)) + RAND);
  const unten = Math.min(ganz.y + ganz.height, Math.max(...marken.map((m) => m.y + m.height)) + RAND);
  return { x, y, width: rechts - x, height: unten - y };
}

/** Without the invisible surfaces for the mouse. Names in a diagram are typed by people, and pictures come from files: what is unknown is refused, not repaired. */
function saeubere(svg: string): string {
  const inhalt = svg.slice(svg.indexOf('<svg')).replaceAll(/<rect class="djs-hit[^>]*\/>/g, '');
  const fremd = [...inhalt.matchAll(/<\/?([^\s/>]*)/g)].map((m) => m[1] ?? '').find((name) => !NAMEN.has(name));
  if (fremd !== undefined) throw new Error('The picture has an element that no diagram needs');
  if (/<[^>]*\s(?:on[a-z]+|href|[\w-]+:href)\s*=/i.test(inhalt) || /url\((?!['"]?#)/i.test(inhalt)) throw new Error('The picture refers to something outside or runs a script');
  return inhalt;
}

const alsAngaben = ({ x, y, width, height }: Kasten): string => ` width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}"`;

/** Big things are framed only, so that what is inside of them stays clear. */
function marke({ x, y, width, height }: Kasten): string {
  const fuellung = width * height > 60_000 ? 0.06 : 0.22;
  return `<rect x="${x - 5}" y="${y - 5}" width="${width + 10}" height="${height + 10}" rx="12" fill="#f5a300" fill-opacity="${fuellung}" stroke="#b34700" stroke-width="5"/>`;
}
