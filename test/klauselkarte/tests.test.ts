import { describe, expect, it } from 'vitest';
import { verweiseAufTests } from '../../src/klauselkarte/tests.ts';
import { leseDiagramm } from '../../src/modelle/lesen.ts';
import { GUT } from '../modelle/beispiel.ts';

const TREIBER = `import { Welt } from './welt.ts';
export class Fall {
  async #tue(was: string): Promise<void> {
    await this.welt.db('UserTask_Innen');
  }

  /** Klaeren is only told of here. */
  async informiere(): Promise<void> {
    await this.#tue('x');
    await bestaetige(this, 'UserTask_Bestaetigen');
  }

  anderes = (): string => 'UserTask_Anders';
}

export const bestaetige = (fall: Fall, id: string) => antworte(fall, [id, 'Verbuchen']);
`;
const WELT = "export function antworte(): string {\n  return 'UserTask_Antworten';\n}\n";
const test = (rumpf: string): string => `import { Fall } from '../../support/fall.ts';\nit('does it', async () => {\n${rumpf}\n});\n`;

async function verweise(dateien: Record<string, string>, orte = ['hannover/probe/probe.bpmn']) {
  const prozesse = (await Promise.all(orte.map((ort) => leseDiagramm(ort, GUT)))).flat();
  const modelle = { prozesse, formulare: [], entscheidungen: [], vereinbarungen: [], boegen: [], briefe: [], befunde: [] };
  return verweiseAufTests(new Map(Object.entries({ 'test/support/fall.ts': TREIBER, 'test/support/welt.ts': WELT, ...dateien })), modelle);
}
const ort = { datei: 'hannover/probe/probe.bpmn', prozess: 'probe' };
const PFAD = 'test/bpmn/hannover/a.engine.test.ts';

describe('a test belongs to an element', () => {
  it.each([
    ['that it names in a text', 'Abwarten', "expect(pfad).toContain('Abwarten')", true],
    ['that it names among others', 'Abwarten', 'expect(pfad).toBe(`Start Abwarten`)', true],
    ['that a called helper names', 'UserTask_Bestaetigen', 'await fall.informiere()', true],
    ['that a helper of this helper names, in its file or in the next', 'UserTask_Innen', 'await fall.informiere()', true],
    ['that a function of an imported file of the helper names', 'UserTask_Antworten', 'await fall.informiere()', true],
    ['but not to one that a helper names which it does not call', 'UserTask_Anders', 'await fall.informiere()', false],
    ['but not to one in a comment', 'Abwarten', "// await fall.erledige('Abwarten')", false],
    ['but not to one whose id is only a part of a word', 'Abwarten', "expect(pfad).toContain('AbwartenUndTee')", false],
  ])('%s', async (_, element, rumpf, gehoert) => {
    const v = await verweise({ [PFAD]: test(rumpf) });
    expect(v.zuElement({ ...ort, element })).toEqual(gehoert ? [PFAD] : []);
  });

  it('only when it is a procedure test; a decision is tested by any', async () => {
    const v = await verweise({ 'test/recht/a.test.ts': test("tue('Abwarten grenzen')") });
    expect(v.zuElement({ ...ort, element: 'Abwarten' })).toEqual([]);
    expect(v.zuEntscheidung('grenzen')).toEqual(['test/recht/a.test.ts']);
    expect(v.zuEntscheidung('andere')).toEqual([]);
  });

  it('only in the folder of its diagram where several diagrams have an element of this name', async () => {
    const dateien = { 'test/bpmn/hannover/probe/a.engine.test.ts': test("tue('Abwarten')"), 'test/bpmn/hannover/zweite/b.engine.test.ts': test("tue('Abwarten')") };
    const v = await verweise(dateien, ['hannover/probe/probe.bpmn', 'hannover/zweite/zweite.bpmn']);
    expect(v.zuElement({ ...ort, element: 'Abwarten' })).toEqual(['test/bpmn/hannover/probe/a.engine.test.ts']);
    expect((await verweise(dateien)).zuElement({ ...ort, element: 'Abwarten' })).toHaveLength(2);
  });
});
