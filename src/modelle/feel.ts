import { FeelAnalyzer } from '@bpmn-io/feel-analyzer';
import { camundaBuiltins, camundaReservedNameBuiltins } from '@camunda/feel-builtins';

const analyzer = new FeelAnalyzer({ dialect: 'expression', parserDialect: 'camunda', builtins: camundaBuiltins, reservedNameBuiltins: camundaReservedNameBuiltins });

export type Ausdruck = {
  gueltig: boolean;
  /** Names that must be there for the expression to have a value. */
  variablen: string[];
  /** The value where the expression is a literal. */
  konstante?: string | number | boolean | null;
};

/** Reads the value of an attribute: `=…` is FEEL, anything else is the text itself. */
export function leseAusdruck(text: string): Ausdruck {
  if (!text.startsWith('=')) return { gueltig: true, variablen: [], konstante: text };
  const feel = text.slice(1).trim();
  const konstante = leseKonstante(feel);
  if (konstante !== undefined) return { gueltig: true, variablen: [], konstante };
  const { valid, inputs = [] } = analyzer.analyzeExpression(feel);
  return { gueltig: valid, variablen: inputs.map((i: { name: string }) => i.name) };
}

function leseKonstante(feel: string): string | number | boolean | null | undefined {
  if (/^(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null)$/.test(feel)) return JSON.parse(feel) as string | number | boolean | null;
  return undefined;
}
