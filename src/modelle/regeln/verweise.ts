import { erweiterung } from '../moddle.ts';
import { elemente, melder, type Regel } from '../pruefung.ts';

const melde = melder('verweise');

/** Every form, decision and called process exists once, and every form is used. */
export const verweise: Regel = (p) => {
  const { formulare, entscheidungen, prozesse } = p.modelle;
  const gesucht = elemente(p).flatMap(({ prozess, knoten }) => [
    { prozess, knoten, art: 'Das Formular', id: erweiterung(knoten, 'FormDefinition')?.formId, vorhanden: formulare.map((f) => f.id) },
    { prozess, knoten, art: 'Die Entscheidung', id: erweiterung(knoten, 'CalledDecision')?.decisionId, vorhanden: entscheidungen.map((e) => e.id) },
    { prozess, knoten, art: 'Der Prozess', id: erweiterung(knoten, 'CalledElement')?.processId, vorhanden: prozesse.map((x) => x.knoten.id) },
  ]);
  const fehlend = gesucht
    .filter(({ id, vorhanden }) => id !== undefined && !vorhanden.includes(id))
    .map(({ prozess, knoten, art, id }) => melde(prozess, knoten, `${art} „${id}“ gibt es nicht.`));
  const benutzt = new Set(gesucht.map((g) => g.id));
  const unbenutzt = formulare.filter((f) => !benutzt.has(f.id)).map((f) => melde(f, null, `Das Formular „${f.id}“ benutzt kein Diagramm.`));
  return [...fehlend, ...unbenutzt, ...doppelte(p.modelle.formulare.map(({ datei, id }) => ({ datei, id })), 'Formular'), ...doppelte(prozesse.map(({ datei, knoten }) => ({ datei, id: knoten.id })), 'Prozess'), ...doppelte(entscheidungen, 'Entscheidung')];
};

function doppelte(alle: { datei: string; id: string }[], art: string) {
  return alle.filter((a, i) => alle.findIndex((b) => b.id === a.id) < i).map((a) => melde(a, { id: a.id }, `Die Kennung „${a.id}“ ist mehr als einmal vergeben: ${art}.`));
}
