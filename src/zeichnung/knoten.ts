/**
 * As much of a document as bpmn-js needs to draw: elements that are written down as SVG. The renderer asks nothing of a
 * browser but these, so that pictures are the same everywhere and none is needed here.
 */
export class SvgKnoten {
  readonly nodeType = 1;
  readonly name: string;
  readonly style: Record<string, string> = {};
  readonly dataset: Record<string, string> = {};
  readonly #attribute = new Map<string, string>();
  readonly #klassen = new Set<string>();
  readonly childNodes: SvgKnoten[] = [];
  textContent = '';
  ownerDocument: unknown = DOKUMENT_MARKE;

  constructor(name: string) {
    this.name = name;
  }

  get classList() {
    return { add: (k: string) => void this.#klassen.add(k), remove: (k: string) => void this.#klassen.delete(k), contains: (k: string) => this.#klassen.has(k) };
  }

  setAttributeNS(_: unknown, name: string, wert: unknown): void {
    this.#attribute.set(name, String(wert));
  }

  setAttribute(name: string, wert: unknown): void {
    this.#attribute.set(name, String(wert));
  }

  getAttributeNS(_: unknown, name: string): string | null {
    return this.#attribute.get(name) ?? null;
  }

  appendChild<T extends SvgKnoten>(kind: T): T {
    this.childNodes.push(kind);
    return kind;
  }

  /** Only ever asked for the definitions of a picture. */
  querySelector(): SvgKnoten | null {
    return this.childNodes.find((k) => k.name === 'defs') ?? null;
  }

  get transform() {
    const setze = (text: string): void => this.setAttribute('transform', text);
    const liste: Verschiebung[] = [];
    return {
      baseVal: {
        numberOfItems: 0,
        clear: () => liste.splice(0),
        appendItem: (v: Verschiebung) => (liste.push(v), setze(liste.map((x) => x.text).join(' ')), v),
        createSVGTransformFromMatrix: (v: Verschiebung) => v,
        consolidate: () => null,
      },
    };
  }

  /** The size of what has one of its own: an envelope, a line of text. */
  getBBox(): { x: number; y: number; width: number; height: number } {
    const zahl = (name: string): number => Number(this.#attribute.get(name) ?? 0);
    return { x: zahl('x'), y: zahl('y'), width: zahl('width'), height: zahl('height') };
  }

  toString(): string {
    const stil = Object.entries(this.style).map(([name, wert]) => `${name}: ${wert};`).join(' ');
    const angaben = [...this.#attribute, ...(this.#klassen.size > 0 ? [['class', [...this.#klassen].join(' ')] as const] : []), ...(stil ? [['style', stil] as const] : [])];
    const offen = `<${this.name}${angaben.map(([name, wert]) => ` ${name}="${maskiere(wert)}"`).join('')}`;
    const inhalt = maskiere(this.textContent) + this.childNodes.join('');
    return inhalt ? `${offen}>${inhalt}</${this.name}>` : `${offen}/>`;
  }
}

type Verschiebung = { text: string };
const DOKUMENT_MARKE = {};
const maskiere = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What stands for `document` while something is drawn. */
export const dokument = {
  createElementNS: (_: string, name: string) => Object.assign(new SvgKnoten(name), name === 'svg' ? { createSVGMatrix: matrix, createSVGTransform: matrix } : {}),
  // Only ever a canvas, to measure texts with.
  createElement: () => ({ getContext: () => messer }),
};

/** Widths of the letters of Arial in thousandths of their size, from the space on. */
const BREITEN = '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584'.split(' ').map(Number);
const breite = (zeichen: string): number => BREITEN[(zeichen.normalize('NFD').codePointAt(0) ?? 0) - 32] ?? 600;

/** What is left of a canvas: how wide a text is. */
const messer = {
  font: '',
  measureText: (text: string) => ({ width: ([...text].reduce((summe, z) => summe + breite(z), 0) * (Number(/([\d.]+)px/.exec(messer.font)?.[1]) || 12)) / 1000 }),
};

function matrix() {
  const v = {
    text: '',
    setTranslate: (x: number, y: number) => void (v.text = `translate(${x} ${y})`),
    setRotate: (winkel: number, x: number, y: number) => void (v.text = `rotate(${winkel} ${x} ${y})`),
    setScale: (x: number, y: number) => void (v.text = `scale(${x} ${y})`),
    setMatrix: (m: { text: string }) => void (v.text = m.text),
  };
  return v;
}
