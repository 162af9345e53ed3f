import { klauselnVon, umgebende } from '../moddle.ts';
import { elemente, melder, type Regel } from '../pruefung.ts';

const melde = melder('ohne-klausel');
const ARTEN = new Set(['bpmn:UserTask', 'bpmn:CallActivity', 'bpmn:BusinessRuleTask', 'bpmn:ManualTask', 'bpmn:Task']);

/** What people do, what is called and what a table decides says by which clause, itself or by the subprocess around it. */
export const ohneKlausel: Regel = (p) =>
  elemente(p)
    .filter(({ knoten }) => ARTEN.has(knoten.$type) && [knoten, ...umgebende(knoten).slice(0, -1)].every((k) => klauselnVon(k).length === 0))
    .map(({ prozess, knoten }) => melde(prozess, knoten, 'Hier ist keine Klausel der Vereinbarung genannt (Eigenschaft „klausel“).', 'WARNUNG'));
