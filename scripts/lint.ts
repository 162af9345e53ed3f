import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { alleKnoten, istUnterprozess, type Knoten } from '../src/modelle/moddle.ts';

type Bericht = Record<string, { id: string; message: string; category: string }[]>;
type Lint = { lint(wurzel: unknown): Promise<Bericht> };

const require = createRequire(import.meta.url);
const { Linter } = require('bpmnlint') as { Linter: new (o: object) => Lint };
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver') as new (o: object) => object;

/**
 * bpmnlint with the rules of Camunda 8.6 (.bpmnlintrc, which editors read too). Switched off there: `fake-join` (a way back
 * into a task needs no gateway), `global` (two pools wait for one message with different keys), `superfluous-label` (the
 * label on a way back says why). Beyond that, a plain start event inside a subprocess needs no name.
 * @returns one line per finding: `element: rule: message`
 */
export async function lintDiagramm(xml: string): Promise<string[]> {
  const { rootElement, warnings } = await new BpmnModdle({ zeebe }).fromXML(xml);
  const config: unknown = JSON.parse(await readFile(new URL('../.bpmnlintrc', import.meta.url), 'utf8'));
  const linter = new Linter({ config, resolver: new NodeResolver({ require }) });
  const bericht = await linter.lint(rootElement);
  const funde = Object.entries(bericht).flatMap(([regel, liste]) => liste.map((fund) => ({ regel, ...fund })));
  const ohneNamen = new Set(innereStartereignisse(rootElement));
  return [
    ...warnings.map((w) => `file: ${w.message}`),
    ...funde.filter((f) => !(f.regel === 'label-required' && ohneNamen.has(f.id))).map((f) => `${f.id}: ${f.regel}: ${f.message}`),
  ];
}

const innereStartereignisse = (wurzel: { rootElements?: Knoten[] }): string[] =>
  (wurzel.rootElements ?? []).flatMap(alleKnoten).filter((k) => k.$type === 'bpmn:StartEvent' && k.$parent && istUnterprozess(k.$parent) && !k.$parent.triggeredByEvent).map((k) => k.id);
