import { evaluate, unaryTest } from 'feelin';
import { FachlicherFehler } from '../fehler.ts';
import type { Entscheidung, Regel, Tabelle } from './lesen.ts';

/** A value of FEEL as JSON has it; dates are texts `YYYY-MM-DD`. */
export type Wert = string | number | boolean | null | Wert[] | { [name: string]: Wert };
type Namen = Record<string, unknown>;

/**
 * Evaluates a decision and those it needs, as the engine does: the same DMN file, so that no value exists twice.
 * @param alle the decisions of the file
 * @returns null where no rule matches: outside the validity of a table there is no result
 * @throws FachlicherFehler ENTSCHEIDUNG_UNBEKANNT; TABELLE_WIDERSPRUCH when several rules of a UNIQUE table match;
 * TABELLE_UNLESBAR when an expression cannot be evaluated
 */
export function werteAus(alle: readonly Entscheidung[], id: string, angaben: Readonly<Record<string, Wert>>): Wert {
  return rechne(alle, id, angaben, []);
}

function rechne(alle: readonly Entscheidung[], id: string, angaben: Namen, weg: readonly string[]): Wert {
  const entscheidung = alle.find((e) => e.id === id);
  if (!entscheidung || weg.includes(id)) throw new FachlicherFehler('ENTSCHEIDUNG_UNBEKANNT', `Die Entscheidung „${id}“ gibt es nicht, oder sie braucht sich selbst.`);
  const namen: Namen = { ...angaben };
  for (const b of entscheidung.braucht) namen[b] = rechne(alle, b, angaben, [...weg, id]);
  const { logik } = entscheidung;
  return logik.art === 'AUSDRUCK' ? wert(logik.text, namen, id) : ergebnis(logik, id, treffer(logik, id, namen).map((r) => zeile(logik, r, namen)));
}

function wert(text: string, namen: Namen, wo: string): Wert {
  return feel(wo, text, () => evaluate(text, namen).value) as Wert;
}

function feel<T>(wo: string, text: string, tue: () => T): T {
  try {
    return tue();
  } catch {
    throw new FachlicherFehler('TABELLE_UNLESBAR', `In ${wo} lässt sich der Ausdruck „${text}“ nicht auswerten.`);
  }
}

function treffer(tabelle: Tabelle, id: string, namen: Namen): Regel[] {
  const eingaben = tabelle.eingaben.map((e) => feel(id, e.ausdruck, () => evaluate(e.ausdruck, namen).value));
  const passt = (test: string, i: number): boolean => leer(test) || feel(id, test, () => unaryTest(test, { ...namen, '?': eingaben[i] }).value) === true;
  const alle = tabelle.regeln.filter((r) => r.tests.every(passt));
  if (tabelle.trefferart === 'UNIQUE' && alle.length > 1) {
    throw new FachlicherFehler('TABELLE_WIDERSPRUCH', `In der Tabelle ${id} passen mehrere Zeilen zugleich: ${alle.map((r) => r.id).join(', ')}.`);
  }
  return tabelle.trefferart === 'FIRST' ? alle.slice(0, 1) : alle;
}

const leer = (test: string): boolean => test.trim() === '' || test.trim() === '-';

/** The result of a rule: the value of a single column, or an object with the columns. */
function zeile(tabelle: Tabelle, regel: Regel, namen: Namen): Wert {
  const werte = regel.werte.map((text) => wert(text, namen, regel.id));
  return tabelle.ausgaben.length === 1 ? (werte[0] ?? null) : Object.fromEntries(tabelle.ausgaben.map((name, i) => [name, werte[i] ?? null]));
}

function ergebnis(tabelle: Tabelle, id: string, zeilen: Wert[]): Wert {
  if (zeilen.length === 0) return null;
  if (tabelle.trefferart === 'COLLECT') return zeilen;
  if (tabelle.trefferart !== 'COLLECT MAX') return zeilen[0] ?? null;
  const zahlen = zeilen.filter((z) => typeof z === 'number');
  if (zahlen.length < zeilen.length) throw new FachlicherFehler('TABELLE_UNLESBAR', `In der Tabelle ${id} ist ein Wert keine Zahl.`);
  return Math.max(...zahlen);
}
