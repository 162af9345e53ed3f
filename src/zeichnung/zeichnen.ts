import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { BpmnModdle } from 'bpmn-moddle';
import { build } from 'esbuild';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { Knoten } from '../modelle/moddle.ts';
import { dokument, SvgKnoten } from './knoten.ts';
import { formenAus, type Form } from './formen.ts';

type Zeichner = { drawShape(in_: SvgKnoten, form: Form, attrs: object): unknown; drawConnection(in_: SvgKnoten, form: Form, attrs: object): unknown };
type Textmasse = { getExternalLabelBounds(rahmen: Rechteck, text: string): Rechteck };
type Rechteck = { x: number; y: number; width: number; height: number };
type Teile = {
  BpmnRenderer: new (config: object, ereignisse: object, stile: unknown, pfade: unknown, blatt: object, texte: Textmasse) => Zeichner;
  Styles: new () => unknown;
  PathMap: new () => unknown;
  TextRenderer: new () => Textmasse;
};

/** The drawing part of bpmn-js, the very one of the modeler, put together for use without a browser. */
const QUELLE = `export { default as BpmnRenderer } from 'bpmn-js/lib/draw/BpmnRenderer';
export { default as PathMap } from 'bpmn-js/lib/draw/PathMap';
export { default as TextRenderer } from 'bpmn-js/lib/draw/TextRenderer';
export { default as Styles } from 'diagram-js/lib/draw/Styles';`;

let teile: Promise<Teile> | undefined;

async function ladeTeile(): Promise<Teile> {
  const { outputFiles } = await build({ stdin: { contents: QUELLE, resolveDir: fileURLToPath(new URL('.', import.meta.url)) }, bundle: true, write: false, format: 'cjs', platform: 'browser', target: 'es2022', logLevel: 'silent' });
  const modul = { exports: {} };
  compileFunction(outputFiles[0]?.text ?? '', ['document', 'SVGMatrix', 'module', 'exports'])(dokument, Matrix, modul, modul.exports);
  return modul.exports as Teile;
}

/** Is asked for whether something is one; nothing here is. */
function Matrix(): void {
  throw new Error('never made');
}

const RAND = 12;

/**
 * Draws a diagram as the modeler shows it, in the diagram's own coordinates. No browser is needed, and nothing of the diagram but
 * its shapes and names gets into the picture.
 * @throws Error when it cannot be read or has nothing drawn
 */
export async function zeichneDiagramm(xml: string): Promise<string> {
  teile ??= ladeTeile();
  const { BpmnRenderer, PathMap, Styles, TextRenderer } = await teile;
  const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(xml);
  const svg = new SvgKnoten('svg');
  svg.appendChild(new SvgKnoten('defs'));
  const texte = new TextRenderer();
  const zeichner = new BpmnRenderer({}, { on: () => undefined }, new Styles(), new PathMap(), { _svg: svg }, texte);
  const formen = formenAus(rootElement as Knoten, (rahmen, text) => texte.getExternalLabelBounds(rahmen, text));
  if (formen.length === 0) throw new Error('Nothing is drawn in this diagram');
  const flaeche = svg.appendChild(new SvgKnoten('g'));
  for (const form of formen) zeichneForm(zeichner, flaeche, form);
  const { x, y, width, height } = umriss(formen);
  const kopf = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}" version="1.1">`;
  return nummeriere(`${kopf}${svg.childNodes.join('')}</svg>`);
}

function zeichneForm(zeichner: Zeichner, flaeche: SvgKnoten, form: Form): void {
  const gruppe = flaeche.appendChild(new SvgKnoten('g'));
  if (form.waypoints) zeichner.drawConnection(gruppe, form, {});
  else {
    gruppe.setAttribute('transform', `translate(${form.x} ${form.y})`);
    zeichner.drawShape(gruppe, form, {});
  }
}

function umriss(formen: readonly Form[]): Rechteck {
  const ecken = formen.flatMap((f) => f.waypoints ?? [{ x: f.x, y: f.y }, { x: f.x + f.width, y: f.y + f.height }]);
  const [x, y] = [Math.min(...ecken.map((e) => e.x)) - RAND, Math.min(...ecken.map((e) => e.y)) - RAND];
  return { x, y, width: Math.max(...ecken.map((e) => e.x)) + RAND - x, height: Math.max(...ecken.map((e) => e.y)) + RAND - y };
}

/** Arrow heads get random names: numbered, so that a picture only changes when its diagram does. */
function nummeriere(svg: string): string {
  const namen = [...new Set(svg.match(/\bmarker-[a-z0-9]{5,}\b/g))];
  const nummern = new Map(namen.map((name, i) => [name, `marker-${i + 1}`]));
  return svg.replaceAll(/\bmarker-[a-z0-9]{5,}\b/g, (name) => nummern.get(name) ?? name);
}
