import { z } from 'zod';

/** What the engine made of a file: one for each process of a diagram, for each table and form. `schluessel` is text: it is beyond 2^53. */
export type Ausgerollt = { /** of the file */ name: string; id: string; version: number; schluessel: string };

const text = z.coerce.string();
const gemeinsam = { resourceName: z.string(), version: z.coerce.number() };
const deployment = z.union([
  z.object({ process: z.object({ ...gemeinsam, bpmnProcessId: z.string(), processDefinitionKey: text }) }).transform(({ process: p }) => ({ name: p.resourceName, id: p.bpmnProcessId, version: p.version, schluessel: p.processDefinitionKey })),
  z.object({ form: z.object({ ...gemeinsam, formId: z.string(), formKey: text }) }).transform(({ form: f }) => ({ name: f.resourceName, id: f.formId, version: f.version, schluessel: f.formKey })),
  // Of the decisions in a table's file only the graph around them names the file.
  z.object({ decisionRequirements: z.object({ ...gemeinsam, dmnDecisionRequirementsId: z.string(), decisionRequirementsKey: text }) }).transform(({ decisionRequirements: d }) => ({ name: d.resourceName, id: d.dmnDecisionRequirementsId, version: d.version, schluessel: d.decisionRequirementsKey })),
]);

/** @param roh one entry of the engine's answer to a deployment */
export function leseAusgerollt(roh: unknown): Ausgerollt[] {
  const gelesen = deployment.safeParse(roh);
  return gelesen.success ? [gelesen.data] : [];
}
