import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { Befund } from './befund.ts';
import { lintText } from './lint-texte.ts';
import { alleKnoten, istUnterprozess, type Knoten } from './moddle.ts';

type Fund = { id: string; message: string; category: string };
type Lint = { lint(wurzel: unknown): Promise<Record<string, Fund[]>> };

const require = createRequire(import.meta.url);
let regelwerk: Promise<unknown> | undefined;
const ladeRegelwerk = async (): Promise<unknown> => JSON.parse(await readFile(new URL('../../.bpmnlintrc', import.meta.url), 'utf8'));

/** A new one for each diagram: some rules remember what they have seen. */
async function erstelleLinter(): Promise<Lint> {
  regelwerk ??= ladeRegelwerk();
  const { Linter } = require('bpmnlint') as { Linter: new (o: object) => Lint };
  const NodeResolver = require('bpmnlint/lib/resolver/node-resolver') as new (o: object) => object;
  return new Linter({ config: await regelwerk, resolver: new NodeResolver({ require }) });
}

/**
 * bpmnlint with the rules of Camunda 8.6 (.bpmnlintrc, which editors read too). Switched off there: `fake-join` (a way back
 * into a task needs no gateway), `global` (two pools wait for one message with different keys), `superfluous-label` (the
 * label on a way back says why). Beyond that, a plain start event inside a subprocess needs no name.
 * @returns findings in German; their rules begin with `bpmnlint/`
 */
export async function lintDiagramm(datei: string, xml: string): Promise<Befund[]> {
  const { rootElement, warnings } = await new BpmnModdle({ zeebe }).fromXML(xml);
  const bericht = await (await erstelleLinter()).lint(rootElement);
  const funde = Object.entries(bericht).flatMap(([regel, liste]) => liste.map((fund) => ({ regel, ...fund })));
  const ohneNamen = new Set(innereStartereignisse(rootElement));
  return [
    ...warnings.map((w): Befund => ({ datei, element: '', regel: 'bpmnlint/lesen', schwere: 'FEHLER', text: `Ein Teil der Datei ist nicht zu verstehen: ${w.message}` })),
    ...funde
      .filter((f) => !(f.regel === 'label-required' && ohneNamen.has(f.id)))
      .map((f): Befund => ({ datei, element: f.id, regel: `bpmnlint/${f.regel}`, schwere: f.category === 'warn' ? 'WARNUNG' : 'FEHLER', text: lintText(f.regel, f.message) })),
  ];
}

const innereStartereignisse = (wurzel: { rootElements?: Knoten[] }): string[] =>
  (wurzel.rootElements ?? []).flatMap(alleKnoten).filter((k) => k.$type === 'bpmn:StartEvent' && k.$parent && istUnterprozess(k.$parent) && !k.$parent.triggeredByEvent).map((k) => k.id);
