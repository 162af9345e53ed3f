import { ereignis, erweiterung, grenzereignisse, jobTyp, listener, umgebende, alleKnoten, type Knoten } from '../moddle.ts';
import { aufrufeVon, elemente, melder, type Pruefung, type Regel } from '../pruefung.ts';

const melde = melder('fehlercodes');
const code = (k: Knoten): string | null | undefined => {
  const fehler = ereignis(k, 'Error');
  return fehler && (fehler.errorRef?.errorCode ?? null);
};

/** Every BPMN error that a worker declares is caught around it, and every caught error is thrown inside. */
export const fehlercodes: Regel = (p) => [
  ...p.auftraege.flatMap(({ prozess, knoten, typ }) =>
    (p.arbeiter.get(typ)?.fehler ?? [])
      .filter((geworfen) => !faengt(p, knoten, geworfen))
      .map((geworfen) => melde(prozess, knoten, `Den Fehler „${geworfen}“ von „${typ}“ fängt hier nichts ab.`)),
  ),
  ...elemente(p).flatMap(({ prozess, knoten }) => {
    const gefangen = code(knoten);
    const bereich = knoten.attachedToRef ?? (knoten.$type === 'bpmn:StartEvent' ? knoten.$parent?.$parent : undefined);
    if (!gefangen || !bereich || geworfene(p, bereich, new Set()).has(gefangen)) return [];
    return [melde(prozess, knoten, `Den Fehler „${gefangen}“ wirft hier kein Arbeiter und kein Endereignis.`)];
  }),
];

/** Boundary events of the element and of the scopes around it, error event subprocesses of these, and what the callers catch. */
function faengt(p: Pruefung, knoten: Knoten, geworfen: string): boolean {
  const passt = (k: Knoten): boolean => code(k) === geworfen || code(k) === null;
  const kette = [knoten, ...umgebende(knoten)];
  const unterprozesse = kette.flatMap((k) => (k.flowElements ?? []).filter((f) => f.triggeredByEvent && !kette.includes(f)).flatMap((f) => f.flowElements ?? []));
  if ([...kette.flatMap(grenzereignisse), ...unterprozesse.filter((k) => k.$type === 'bpmn:StartEvent')].some(passt)) return true;
  const prozess = kette.at(-1);
  return prozess !== undefined && aufrufeVon(p, prozess.id).some(({ knoten: aufruf }) => faengt(p, aufruf, geworfen));
}

function geworfene(p: Pruefung, bereich: Knoten, besucht: Set<Knoten>): Set<string> {
  if (besucht.has(bereich)) return new Set();
  besucht.add(bereich);
  return new Set(
    alleKnoten(bereich).flatMap((k) => {
      const typen = [jobTyp(k) ?? '', ...listener(k, 'start'), ...listener(k, 'end')];
      const gerufen = p.modelle.prozesse.find(({ knoten }) => knoten.id === erweiterung(k, 'CalledElement')?.processId);
      const ende = k.$type === 'bpmn:EndEvent' ? code(k) : null;
      return [...typen.flatMap((t) => p.arbeiter.get(t)?.fehler ?? []), ...(ende ? [ende] : []), ...(gerufen ? geworfene(p, gerufen.knoten, besucht) : [])];
    }),
  );
}
