/** A rectangle in the coordinates of a diagram. */
export type Kasten = { x: number; y: number; width: number; height: number };

const NAMEN = new Set(['svg', 'g', 'rect', 'path', 'text', 'tspan', 'circle', 'ellipse', 'defs', 'marker', 'polygon', 'polyline', 'line']);
const RAND = 60;

/**
 * The committed picture of a diagram with some of its elements marked.
 * @param svg as bpmn-js draws it; its coordinates are those of the diagram
 * @param marken what to mark; nothing where it is empty
 * @param teil only this part of the picture, one of `ausschnitte`
 * @throws Error when the picture has anything in it that no drawing needs
 */
export function zeichneMarken(svg: string, marken: readonly Kasten[], teil?: Kasten): string {
  const bild = saeubere(svg).replace(/<\/svg>\s*$/, `<g>${marken.map(marke).join('')}</g></svg>`);
  return teil ? bild.replace(/ width="[\d.]+" height="[\d.]+" viewBox="[^"]+"/, alsAngaben(teil)) : bild;
}

/** Size and place of the whole picture. */
export function blatt(svg: string): Kasten {
  const [x, y, width, height] = (/<svg\b[^>]*\sviewBox="([^"]+)"/.exec(svg)?.[1] ?? '').split(/\s+/).map(Number);
  if (height === undefined || ![x, y, width, height].every(Number.isFinite)) throw new Error('The picture has no viewBox');
  return { x, y, width, height } as Kasten;
}

/** The parts of the picture in which the marks are, from left to right: marks that are close to each other or inside of another are in one part. */
export function ausschnitte(marken: readonly Kasten[], ganz: Kasten): Kasten[] {
  const teile = marken.map((m) => erweitere(m, RAND));
  for (let i = 0; i < teile.length; i++) {
    const nah = teile.findIndex((t, j) => j > i && beruehren(teile[i] as Kasten, t));
    if (nah < 0) continue;
    teile[i] = umfasse(teile[i] as Kasten, teile.splice(nah, 1)[0] as Kasten);
    // What has grown may touch what was far away before.
    i = -1;
  }
  return teile.map((t) => schneide(t, ganz)).toSorted((a, b) => a.x - b.x || a.y - b.y);
}

const erweitere = ({ x, y, width, height }: Kasten, um: number): Kasten => ({ x: x - um, y: y - um, width: width + 2 * um, height: height + 2 * um });
const beruehren = (a: Kasten, b: Kasten): boolean => a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
const vonBis = (x: number, y: number, rechts: number, unten: number): Kasten => ({ x, y, width: rechts - x, height: unten - y });
const umfasse = (a: Kasten, b: Kasten): Kasten => vonBis(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x + a.width, b.x + b.width), Math.max(a.y + a.height, b.y + b.height));
const schneide = (a: Kasten, b: Kasten): Kasten => vonBis(Math.max(a.x, b.x), Math.max(a.y, b.y), Math.min(a.x + a.width, b.x + b.width), Math.min(a.y + a.height, b.y + b.height));

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
