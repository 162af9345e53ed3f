import { posix } from 'node:path';
import type { Modelle } from '../modelle/lesen.ts';
import { alleKnoten } from '../modelle/moddle.ts';
import type { Testverweise } from './karte.ts';
import { leseTestdatei, type Testdatei } from './testdatei.ts';

/**
 * Which tests belong to a clause.
 *
 * A test file *names* an element when its id is a word in one of the file's texts, or in a text of a function that the file
 * calls and that stands in a file below test/ which it imports; from there on through all further calls. Comments do not count.
 * An element of a diagram is tested by each procedure test file (`*.engine.test.ts`) that names it; where several diagrams
 * have an element of this id, only by those in the folder of its diagram (`bpmn/hannover/mizi` ↔ `test/bpmn/hannover/mizi`).
 * A decision is tested by each test file of any kind that names it.
 * That a named element was really run is what the coverage of the diagrams makes sure of: less than everything fails the tests.
 *
 * @param dateien text of every file below test/, by its path from the root of the project, with slashes
 */
export function verweiseAufTests(dateien: ReadonlyMap<string, string>, modelle: Modelle): Testverweise {
  const gelesen = new Map([...dateien].map(([pfad, text]) => [pfad, leseTestdatei(text)]));
  const tests = [...gelesen.keys()].filter((pfad) => pfad.endsWith('.test.ts')).toSorted();
  const genannt = new Map(tests.map((pfad) => [pfad, genannteWorte(pfad, gelesen)]));
  const mehrfach = mehrfacheIds(modelle);
  const nennen = (id: string): string[] => tests.filter((pfad) => genannt.get(pfad)?.has(id));
  return {
    zuElement: ({ datei, element }) => nennen(element).filter((pfad) => pfad.endsWith('.engine.test.ts') && (!mehrfach.has(element) || posix.dirname(pfad) === posix.join('test/bpmn', posix.dirname(datei)))),
    zuEntscheidung: nennen,
  };
}

function mehrfacheIds(modelle: Modelle): Set<string> {
  const dateien = new Map<string, Set<string>>();
  for (const { datei, knoten } of modelle.prozesse) for (const { id } of alleKnoten(knoten)) dateien.set(id, (dateien.get(id) ?? new Set()).add(datei));
  return new Set([...dateien].filter(([, orte]) => orte.size > 1).map(([id]) => id));
}

/** Words in the texts of the file and of the functions that it calls. */
function genannteWorte(pfad: string, alle: ReadonlyMap<string, Testdatei>): Set<string> {
  const datei = alle.get(pfad) as Testdatei;
  const funktionen = helfer(pfad, alle).flatMap((h) => alle.get(h)?.funktionen ?? []);
  const worte = new Set(datei.worte);
  const offen = new Set(datei.aufrufe);
  // Calls that are found on the way join the set while it is walked.
  for (const aufruf of offen) {
    for (const f of funktionen.filter((x) => x.name === aufruf)) {
      for (const wort of f.worte) worte.add(wort);
      for (const weiter of f.aufrufe) offen.add(weiter);
    }
  }
  return worte;
}

/** Files below test/ that a file imports, directly or through others. */
function helfer(pfad: string, alle: ReadonlyMap<string, Testdatei>): string[] {
  const gefunden = new Set([pfad]);
  for (const von of gefunden) for (const ziel of alle.get(von)?.importe ?? []) {
    const ort = posix.join(posix.dirname(von), ziel);
    if (alle.has(ort)) gefunden.add(ort);
  }
  return [...gefunden].filter((p) => p !== pfad);
}
