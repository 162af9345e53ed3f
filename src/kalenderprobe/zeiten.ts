import { fluesse, umgebende, zeitVon, type Knoten } from '../modelle/moddle.ts';
import type { Zeichnung } from './zeichnung.ts';

/** A moment of an element: when it is reached, when it is done at the latest, when its deadline warns. */
export type Punkt = `${'AN' | 'AB' | 'WARNUNG'}:${string}`;

/** Which moments a moment comes after. */
export type Vorher = ReadonlyMap<Punkt, readonly Punkt[]>;

/**
 * The order in time that the flow gives: an element is reached when those before it are done. What leads back to an earlier element
 * is left out: repetitions are not counted.
 * @param traeger ids of the elements that have a deadline of their own
 */
export function ordne({ ablaeufe, nachrichten }: Zeichnung, stellen: readonly Knoten[], traeger: ReadonlySet<string>): Vorher {
  const vorher = new Map<Punkt, Punkt[]>();
  const nach = (punkt: Punkt, davor: readonly Punkt[]): void => void vorher.set(punkt, [...(vorher.get(punkt) ?? []), ...davor]);
  for (const bereich of [...ablaeufe, ...stellen.filter((k) => k.flowElements)]) {
    for (const f of fluesse(bereich)) if (f.sourceRef && f.targetRef) nach(`AN:${f.targetRef.id}`, [`AB:${f.sourceRef.id}`]);
  }
  for (const k of stellen) {
    const eigene = fristVon(k, traeger);
    nach(`WARNUNG:${k.id}`, [`AN:${k.id}`]);
    nach(`AB:${k.id}`, [`AN:${k.id}`, ...(eigene && eigene !== k.id ? [`AB:${eigene}` as const] : []), ...(k.flowElements && eigene !== k.id ? enden(k) : [])]);
    nach(`AN:${k.id}`, einstieg(k, traeger, nachrichten));
  }
  return ohneRueckwege(vorher);
}

/** The element whose deadline an element has: its own one, or that of a scope around it which it watches. */
const fristVon = (k: Knoten, traeger: ReadonlySet<string>): string | undefined => (traeger.has(k.id) ? k.id : k.$type === 'bpmn:ReceiveTask' ? umgebende(k).find((u) => traeger.has(u.id))?.id : undefined);

const enden = (bereich: Knoten): Punkt[] => (bereich.flowElements ?? []).filter((f) => f.$type === 'bpmn:EndEvent').map((f): Punkt => `AN:${f.id}`);

/** What an element begins after besides the ways that lead to it. */
function einstieg(k: Knoten, traeger: ReadonlySet<string>, nachrichten: Zeichnung['nachrichten']): Punkt[] {
  if (k.attachedToRef) {
    const frist = fristVon(k.attachedToRef, traeger) ?? k.attachedToRef.id;
    return [zeitVon(k) === '=vorfrist' ? `WARNUNG:${frist}` : zeitVon(k) ? `AB:${frist}` : `AB:${k.attachedToRef.id}`];
  }
  if (k.$type !== 'bpmn:StartEvent') return [];
  const oben = k.$parent;
  if (oben?.$type === 'bpmn:Process') return (nachrichten.get(k.id) ?? []).map((von): Punkt => `AB:${von}`);
  const bereich = oben?.triggeredByEvent ? oben.$parent : oben;
  return bereich && bereich.$type !== 'bpmn:Process' ? [`AN:${bereich.id}`] : [];
}

/** Walks forward from where nothing comes before, and drops each step that leads to a moment on the way walked so far. */
function ohneRueckwege(vorher: ReadonlyMap<Punkt, readonly Punkt[]>): Vorher {
  const danach = new Map<Punkt, Punkt[]>();
  for (const [punkt, davor] of vorher) for (const d of davor) danach.set(d, [...(danach.get(d) ?? []), punkt]);
  const [offen, fertig, weg] = [new Set<Punkt>(), new Set<Punkt>(), new Set<string>()];
  const gehe = (punkt: Punkt): void => {
    offen.add(punkt);
    for (const ziel of danach.get(punkt) ?? []) {
      if (offen.has(ziel)) weg.add(`${punkt}>${ziel}`);
      else if (!fertig.has(ziel)) gehe(ziel);
    }
    offen.delete(punkt);
    fertig.add(punkt);
  };
  const punkte = [...vorher.keys()];
  for (const punkt of [...punkte.filter((p) => (vorher.get(p) ?? []).length === 0), ...punkte]) if (!fertig.has(punkt)) gehe(punkt);
  return new Map([...vorher].map(([punkt, davor]) => [punkt, davor.filter((d) => !weg.has(`${d}>${punkt}`))]));
}
