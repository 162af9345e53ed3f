import { evaluate, unaryTest } from 'feelin';
import { FachlicherFehler } from '../fehler.ts';

export type Namen = Readonly<Record<string, unknown>>;

/** An expression is parsed each time, which costs more than its value; so a value is kept under what it depends on. */
const HOECHSTENS_GEMERKT = 20_000;
const gemerkt = new Map<string, unknown>();

/** The value of an expression. @throws FachlicherFehler TABELLE_UNLESBAR with `wo` */
export const wertVon = (text: string, namen: Namen, wo: string): unknown => merke('=', text, namen, wo, () => evaluate(text, namen).value);

/** Whether an input passes the test of a cell; an empty cell takes everything. @throws FachlicherFehler TABELLE_UNLESBAR with `wo` */
export function besteht(test: string, eingabe: unknown, namen: Namen, wo: string): boolean {
  if (test.trim() === '' || test.trim() === '-') return true;
  const mitEingabe = { ...namen, '?': eingabe };
  return merke('?', test, mitEingabe, wo, () => unaryTest(test, mitEingabe).value) === true;
}

/** A name that an expression uses stands in its text: those that do not cannot change its value. */
function merke<T>(art: '=' | '?', text: string, namen: Namen, wo: string, rechne: () => T): T {
  const benutzt = Object.entries(namen).filter(([name]) => name === '?' || text.includes(name));
  const schluessel = `${art}${text}\n${JSON.stringify(benutzt)}`;
  if (!gemerkt.has(schluessel)) {
    if (gemerkt.size >= HOECHSTENS_GEMERKT) gemerkt.clear();
    gemerkt.set(schluessel, versuche(text, wo, rechne));
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
