import { BpmnModdle } from 'bpmn-moddle';

type Punkt = { x: number; y: number };
type Kasten = Punkt & { width: number; height: number };
type Element = { id: string; $type: string; sourceRef?: Element | Element[]; targetRef?: Element; attachedToRef?: Element };
type Zeichen = { $type: string; bpmnElement?: Element; bounds?: Kasten; waypoint?: Punkt[]; label?: { bounds?: Kasten } };
type Definitionen = { diagrams?: { plane: { planeElement?: Zeichen[] } }[] };

type Form = { element: Element; kasten: Kasten };
type Kante = { element: Element; strecken: (readonly [Punkt, Punkt])[]; enden: Set<Element | undefined> };
type Blatt = { formen: Form[]; kanten: Kante[]; beschriftungen: Form[] };

const behaelter = /:(?:Participant|Lane|LaneSet|SubProcess|AdHocSubProcess|Transaction|Group)$/;
const ist = (e: Element, typ: string): boolean => e.$type === `bpmn:${typ}`;
const paare = <T>(liste: readonly T[]): [T, T][] => liste.flatMap((a, i) => liste.slice(i + 1).map((b): [T, T] => [a, b]));

/** What makes a diagram hard to read. @returns one line per finding: `kind: ids` */
export async function pruefeGeometrie(xml: string): Promise<string[]> {
  const { rootElement } = await new BpmnModdle().fromXML(xml);
  const blaetter = ((rootElement as Definitionen).diagrams ?? []).map((d) => alsBlatt(d.plane.planeElement ?? []));
  return [...new Set(blaetter.flatMap((b) => [...formenUeberlappen(b), ...schraegeKanten(b), ...kantenDurchFormen(b), ...kantenKreuzen(b), ...beschriftungenStoeren(b)]))].sort();
}

function alsBlatt(zeichen: Zeichen[]): Blatt {
  const formen = zeichen.flatMap((z) => (z.bpmnElement && z.bounds ? [{ element: z.bpmnElement, kasten: z.bounds }] : []));
  const beschriftungen = zeichen.flatMap((z) => (z.bpmnElement && z.label?.bounds ? [{ element: z.bpmnElement, kasten: z.label.bounds }] : []));
  const kanten = zeichen.flatMap((z) => (z.bpmnElement && z.waypoint ? [alsKante(z.bpmnElement, z.waypoint)] : []));
  return { formen: formen.filter((f) => !behaelter.test(f.element.$type)), kanten, beschriftungen };
}

function alsKante(element: Element, punkte: Punkt[]): Kante {
  const enden = [element.sourceRef, element.targetRef].flat();
  const strecken = punkte.slice(1).map((p, i) => [punkte[i] as Punkt, p] as const);
  return { element, strecken, enden: new Set([...enden, ...enden.map((e) => e?.attachedToRef)]) };
}

function formenUeberlappen({ formen }: Blatt): string[] {
  const frei = formen.filter((f) => !ist(f.element, 'BoundaryEvent'));
  return paare(frei).filter(([a, b]) => ueberlappt(a.kasten, b.kasten, 1)).map(([a, b]) => `shapes overlap: ${a.element.id} ${b.element.id}`);
}

function schraegeKanten({ kanten }: Blatt): string[] {
  const schraeg = ([p, q]: readonly [Punkt, Punkt]): boolean => Math.abs(p.x - q.x) > 4 && Math.abs(p.y - q.y) > 4;
  return kanten.filter((k) => k.element.$type.endsWith('Flow') && k.strecken.some(schraeg)).map((k) => `diagonal edge: ${k.element.id}`);
}

function kantenDurchFormen({ formen, kanten }: Blatt): string[] {
  const hindernisse = formen.filter((f) => !ist(f.element, 'BoundaryEvent') && !ist(f.element, 'TextAnnotation'));
  return kanten.flatMap((k) =>
    hindernisse
      .filter((f) => !k.enden.has(f.element) && k.strecken.some(([p, q]) => gehtDurch(p, q, f.kasten)))
      .map((f) => `edge through shape: ${k.element.id} ${f.element.id}`),
  );
}

/** Message flows may cross: they go from pool to pool. */
function kantenKreuzen({ kanten }: Blatt): string[] {
  const fluesse = kanten.filter((k) => ist(k.element, 'SequenceFlow'));
  const kreuzen = (a: Kante, b: Kante): boolean => a.strecken.some((s) => b.strecken.some((t) => kreuzt(s, t)));
  return paare(fluesse).filter(([a, b]) => kreuzen(a, b)).map(([a, b]) => `edges cross: ${a.element.id} ${b.element.id}`);
}

function beschriftungenStoeren({ formen, beschriftungen }: Blatt): string[] {
  const stoert = (l: Form, f: Form): boolean => l.element !== f.element && !ist(f.element, 'TextAnnotation') && ueberlappt(l.kasten, f.kasten, 2);
  return [
    ...beschriftungen.flatMap((l) => formen.filter((f) => stoert(l, f)).map((f) => `label on shape: ${l.element.id} ${f.element.id}`)),
    ...paare(beschriftungen).filter(([a, b]) => ueberlappt(a.kasten, b.kasten, 2)).map(([a, b]) => `labels overlap: ${a.element.id} ${b.element.id}`),
  ];
}

const ueberlappt = (a: Kasten, b: Kasten, rand: number): boolean =>
  a.x + rand < b.x + b.width && b.x + rand < a.x + a.width && a.y + rand < b.y + b.height && b.y + rand < a.y + a.height;

/** Does the line from p to q pass through the inside of the box? Clips the line at each pair of sides (Liang-Barsky). */
function gehtDurch(p: Punkt, q: Punkt, k: Kasten, rand = 3): boolean {
  let [von, bis] = [0, 1];
  const achsen = [
    { start: p.x, weg: q.x - p.x, min: k.x + rand, max: k.x + k.width - rand },
    { start: p.y, weg: q.y - p.y, min: k.y + rand, max: k.y + k.height - rand },
  ];
  for (const { start, weg, min, max } of achsen) {
    if (weg === 0) {
      if (start <= min || start >= max) return false;
      continue;
    }
    const grenzen = [(min - start) / weg, (max - start) / weg].sort((a, b) => a - b) as [number, number];
    [von, bis] = [Math.max(von, grenzen[0]), Math.min(bis, grenzen[1])];
    if (von >= bis) return false;
  }
  return true;
}

function kreuzt([a, b]: readonly [Punkt, Punkt], [c, d]: readonly [Punkt, Punkt]): boolean {
  const seite = (p: Punkt, q: Punkt, r: Punkt): number => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return seite(a, b, c) * seite(a, b, d) < 0 && seite(c, d, a) * seite(c, d, b) < 0;
}
