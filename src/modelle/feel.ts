import { FeelAnalyzer } from '@bpmn-io/feel-analyzer';
import { camundaBuiltins, camundaReservedNameBuiltins } from '@camunda/feel-builtins';

const analyzer = new FeelAnalyzer({ dialect: 'expression', parserDialect: 'camunda', builtins: camundaBuiltins, reservedNameBuiltins: camundaReservedNameBuiltins });

export type Ausdruck = {
  gueltig: boolean;
  variablen: string[];
  /** Those of them without which the value would be null: a missing name in the condition of an `if` only chooses the else. */
  noetig: string[];
  /** The value where the expression is a literal. */
  konstante?: string | number | boolean | null;
};

/** The texts in the value of an attribute: all that it can be, where it only chooses between texts. */
export const texteIn = (text = ''): string[] => (text.startsWith('=') ? [...text.matchAll(/"([^"]*)"/g)].map((m) => m[1] ?? '') : [text].filter(Boolean));

/** The same expressions stand in many diagrams, and are asked for again with each keystroke of a draft. */
const gelesen = new Map<string, Ausdruck>();
const HOECHSTENS = 20_000;

/** Reads the value of an attribute: `=…` is FEEL, anything else is the text itself. */
export function leseAusdruck(text: string): Ausdruck {
  if (!text.startsWith('=')) return { gueltig: true, variablen: [], noetig: [], konstante: text };
  const bekannt = gelesen.get(text);
  if (bekannt) return bekannt;
  if (gelesen.size >= HOECHSTENS) gelesen.clear();
  const ausdruck = analysiere(text);
  gelesen.set(text, ausdruck);
  return ausdruck;
}

function analysiere(text: string): Ausdruck {
  const feel = text.slice(1).trim();
  const konstante = leseKonstante(feel);
  if (konstante !== undefined) return { gueltig: true, variablen: [], noetig: [], konstante };
  const { valid } = analyzer.analyzeExpression(feel);
  return { gueltig: valid, variablen: namen(feel), noetig: zweige(feel).flatMap(namen) };
}

const namen = (feel: string): string[] => (analyzer.analyzeExpression(feel).inputs ?? []).map((i: { name: string }) => i.name);

/** `if a then b else if c then d else e` → b, d, e; anything else → itself. */
function zweige(feel: string): string[] {
  if (!/^if\b/.test(feel)) return [feel];
  const stellen = [...feel.matchAll(/"(?:[^"\\]|\\.)*"|\b(?:if|then|else)\b/g)].filter((m) => !m[0].startsWith('"'));
  let tiefe = 0;
  const eigene = stellen.filter(([wort]) => {
    if (wort === 'if') tiefe += 1;
    const eigen = tiefe === 1 && wort !== 'if';
    if (wort === 'else') tiefe -= 1;
    return eigen;
  });
  const [dann, sonst] = [eigene.find((m) => m[0] === 'then'), eigene.find((m) => m[0] === 'else')];
  if (!dann || !sonst) return [feel];
  return [feel.slice(dann.index + 4, sonst.index), feel.slice(sonst.index + 4)].flatMap((zweig) => zweige(zweig.trim()));
}

function leseKonstante(feel: string): string | number | boolean | null | undefined {
  if (/^(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null)$/.test(feel)) return JSON.parse(feel) as string | number | boolean | null;
  return undefined;
}
