import { FachlicherFehler } from '../fehler.ts';
import { besteht, wertVon, type Namen } from './feel.ts';
import type { Entscheidung, Regel, Tabelle } from './lesen.ts';

/** A value of FEEL as JSON has it; dates are texts `YYYY-MM-DD`. */
export type Wert = string | number | boolean | null | Wert[] | { [name: string]: Wert };

/**
 * Evaluates a decision and those it needs, as the engine does: the same DMN file, so that no value exists twice.
 * @param alle the decisions of the file
 * @returns null where no rule matches: outside the validity of a table there is no result
 * @throws FachlicherFehler ENTSCHEIDUNG_UNBEKANNT; TABELLE_WIDERSPRUCH when several rules of a UNIQUE table match;
 * TABELLE_UNLESBAR when an expression cannot be evaluated
 */
export function werteAus(alle: readonly Entscheidung[], id: string, angaben: Readonly<Record<string, Wert>>): Wert {
  return rechne({ alle, angaben, fertig: new Map() }, id, []);
}

type Lauf = { alle: readonly Entscheidung[]; angaben: Namen; fertig: Map<string, Wert> };

function rechne(lauf: Lauf, id: string, weg: readonly string[]): Wert {
  const entscheidung = lauf.alle.find((e) => e.id === id);
  if (!entscheidung || weg.includes(id)) throw new FachlicherFehler('ENTSCHEIDUNG_UNBEKANNT', `Die Entscheidung „${id}“ gibt es nicht, oder sie braucht sich selbst.`);
  const bekannt = lauf.fertig.get(id);
  if (bekannt !== undefined) return bekannt;
  const gebraucht = entscheidung.braucht.map((b) => [b, rechne(lauf, b, [...weg, id])] as const);
  const namen = { ...lauf.angaben, ...Object.fromEntries(gebraucht) };
  const { logik } = entscheidung;
  const neu = logik.art === 'AUSDRUCK' ? wert(logik.text, namen, id) : ergebnis(logik, id, treffer(logik, id, namen).map((r) => zeile(logik, r, namen)));
  lauf.fertig.set(id, neu);
  return neu;
}

const wert = (text: string, namen: Namen, wo: string): Wert => wertVon(text, namen, wo) as Wert;

function treffer(tabelle: Tabelle, id: string, namen: Namen): Regel[] {
  const eingaben = tabelle.eingaben.map((e) => wertVon(e.ausdruck, namen, id));
  const alle = tabelle.regeln.filter((r) => r.tests.every((test, i) => besteht(test, eingaben[i], namen, id)));
  if (tabelle.trefferart === 'UNIQUE' && alle.length > 1) {
    throw new FachlicherFehler('TABELLE_WIDERSPRUCH', `In der Tabelle ${id} passen mehrere Zeilen zugleich: ${alle.map((r) => r.id).join(', ')}.`);
  }
  return tabelle.trefferart === 'FIRST' ? alle.slice(0, 1) : alle;
}

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
