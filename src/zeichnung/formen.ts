import type { Knoten } from '../modelle/moddle.ts';

type Punkt = { x: number; y: number };
type Rechteck = Punkt & { width: number; height: number };
/** A shape or an edge of the sheet as bpmn-moddle reads it. */
type Zeichen = { $type: string; bpmnElement?: Knoten; bounds?: Rechteck; waypoint?: Punkt[]; isExpanded?: boolean; label?: { bounds?: Rechteck } };

/** What the renderer is given for each element. */
export type Form = Rechteck & { id: string; type: string; businessObject: Knoten; di: Zeichen; waypoints?: Punkt[]; collapsed?: boolean; labelTarget?: Form; source?: Form | undefined; target?: Form | undefined; parent?: Form; children: Form[]; host?: Form | undefined };

const GROSS = ['bpmn:Participant', 'bpmn:Lane', 'bpmn:SubProcess', 'bpmn:Transaction', 'bpmn:AdHocSubProcess', 'bpmn:Group'];
const AUSSEN = /^bpmn:(?:\w*Event|\w*Gateway|DataInput|DataOutput|DataObjectReference|DataStoreReference|SequenceFlow|MessageFlow|Group)$/;
const LABELHOEHE = 20;

/** Everything that has a shape or an edge, in the order in which it is drawn: what contains others first, labels last. */
export function formenAus(wurzel: Knoten, masse: (rahmen: Rechteck, text: string) => Rechteck): Form[] {
  const zeichen = (wurzel.diagrams?.[0]?.plane?.planeElement ?? []) as Zeichen[];
  const flaechen = zeichen.filter((z) => z.bpmnElement && z.bounds).map((z) => flaeche(z, z.bpmnElement as Knoten, z.bounds as Rechteck));
  const jeElement = new Map(flaechen.map((f) => [f.businessObject, f]));
  for (const f of flaechen) f.host = f.businessObject.attachedToRef && jeElement.get(f.businessObject.attachedToRef);
  const linien = zeichen.filter((z) => z.bpmnElement && z.waypoint).map((z) => linie(z, z.bpmnElement as Knoten, jeElement));
  const gross = flaechen.filter((f) => GROSS.includes(f.type)).toSorted((a, b) => b.width * b.height - a.width * a.height);
  const klein = flaechen.filter((f) => !GROSS.includes(f.type));
  const namen = [...flaechen, ...linien].flatMap((f) => label(f, masse) ?? []);
  return [...gross, ...linien, ...klein.filter((f) => !f.host), ...klein.filter((f) => f.host), ...namen];
}

function flaeche(di: Zeichen, k: Knoten, { x, y, width, height }: Rechteck): Form {
  return { id: k.id, type: k.$type, businessObject: k, di, x, y, width, height, children: [], collapsed: k.$type.endsWith('SubProcess') && di.isExpanded === false };
}

function linie(di: Zeichen, k: Knoten, jeElement: ReadonlyMap<Knoten, Form>): Form {
  const waypoints = (di.waypoint ?? []).map(({ x, y }) => ({ x, y }));
  const ende = (ref: Knoten | undefined): Form | undefined => (ref ? jeElement.get(ref) : undefined);
  return { id: k.id, type: k.$type, businessObject: k, di, x: 0, y: 0, width: 0, height: 0, children: [], waypoints, source: ende(k.sourceRef), target: ende(k.targetRef) };
}

/** The name of what has it beside its shape. */
function label(f: Form, masse: (rahmen: Rechteck, text: string) => Rechteck): Form | null {
  const text = f.businessObject.name;
  if (!text || !AUSSEN.test(f.type)) return null;
  const bounds = f.di.label?.bounds;
  const { x, y, width, height } = bounds && bounds.width > 0 ? bounds : masse(unter(f), text);
  return { id: `${f.id}_label`, type: 'label', businessObject: f.businessObject, di: f.di, labelTarget: f, x, y, width, height, children: [] };
}

/** Where a label goes that nobody has placed: below its shape, at the middle of its edge. */
function unter(f: Form): Rechteck {
  const mitte = f.waypoints?.[Math.floor(f.waypoints.length / 2)];
  return mitte ? { x: mitte.x - 45, y: mitte.y, width: 90, height: LABELHOEHE } : { x: f.x + f.width / 2 - 45, y: f.y + f.height + 5, width: 90, height: LABELHOEHE };
}
