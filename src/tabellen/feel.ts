import { evaluate, unaryTest } from 'feelin';
import { FachlicherFehler } from '../fehler.ts';

export type Namen = Readonly<Record<string, unknown>>;

/** An expression is parsed each time, which costs more than its value; so a value is kept under what it depends on. */
const HOECHSTENS_GEMERKT = 20_000;
const gemerkt = new Map<string, unknown>();

/** The value of an expression. @throws FachlicherFehler TABELLE_UNLESBAR with `wo` */
export const wertVon = (text: string, namen: Namen, wo: string): unknown => merke('=', text, benutzte(text, namen), wo, (n) => evaluate(text, n).value);

/** Whether an input passes the test of a cell; an empty cell takes everything. @throws FachlicherFehler TABELLE_UNLESBAR with `wo` */
export function besteht(test: string, eingabe: unknown, namen: Namen, wo: string): boolean {
  if (test.trim() === '' || test.trim() === '-') return true;
  return merke('?', test, { ...benutzte(test, namen), '?': eingabe }, wo, (n) => unaryTest(test, n).value) === true;
}

/** A name that an expression uses stands in its text: those that do not cannot change its value. */
function benutzte(text: string, namen: Namen): Record<string, unknown> {
  const benutzt: Record<string, unknown> = {};
  for (const name in namen) if (text.includes(name)) benutzt[name] = namen[name];
  return benutzt;
}

function merke<T>(art: '=' | '?', text: string, namen: Record<string, unknown>, wo: string, rechne: (namen: Record<string, unknown>) => T): T {
  const schluessel = `${art}${text}\n${JSON.stringify(namen)}`;
  if (!gemerkt.has(schluessel)) {
    if (gemerkt.size >= HOECHSTENS_GEMERKT) gemerkt.clear();
    gemerkt.set(schluessel, versuche(text, wo, () => rechne(namen)));
  }
  return gemerkt.get(schluessel) as T;
}

function versuche<T>(text: string, wo: string, rechne: () => T): T {
  try {
    return rechne();
  } catch {
    throw new FachlicherFehler('TABELLE_UNLESBAR', `In ${wo} lässt sich der Ausdruck „${text}“ nicht auswerten.`);
  }
}
