/** A node of a diagram as bpmn-moddle reads it, as far as the checks look at it. */
export type Knoten = {
  $type: string;
  $parent?: Knoten;
  id: string;
  name?: string;
  flowElements?: Knoten[];
  rootElements?: Knoten[];
  participants?: Knoten[];
  processRef?: Knoten;
  diagrams?: { plane?: { planeElement?: Zeichen[] } }[];
  extensionElements?: { values?: Erweiterung[] };
  sourceRef?: Knoten;
  targetRef?: Knoten;
  attachedToRef?: Knoten;
  cancelActivity?: boolean;
  isInterrupting?: boolean;
  triggeredByEvent?: boolean;
  isExecutable?: boolean;
  default?: Knoten;
  conditionExpression?: { body?: string };
  eventDefinitions?: Ereignis[];
  messageRef?: Knoten;
  loopCharacteristics?: Knoten;
};
/** A shape on the sheet, in the diagram's coordinates. */
export type Zeichen = { bpmnElement?: Knoten; bounds?: { x: number; y: number; width: number; height: number } };
export type Ereignis = {
  $type: string;
  messageRef?: Knoten;
  errorRef?: Knoten & { errorCode?: string };
  timeDate?: { body?: string };
  timeDuration?: { body?: string };
  timeCycle?: { body?: string };
};
export type Zuordnung = { source?: string; target?: string };
export type Erweiterung = {
  $type: string;
  type?: string;
  inputParameters?: Zuordnung[];
  outputParameters?: Zuordnung[];
  listeners?: { eventType?: string; type?: string }[];
  properties?: { name?: string; value?: string }[];
  processId?: string;
  propagateAllParentVariables?: boolean;
  decisionId?: string;
  resultVariable?: string;
  formId?: string;
  formKey?: string;
  candidateGroups?: string;
  dueDate?: string;
  priority?: string;
  correlationKey?: string;
  inputElement?: string;
};

export const erweiterung = (k: Knoten, typ: string): Erweiterung | undefined => k.extensionElements?.values?.find((e) => e.$type === `zeebe:${typ}`);
export const eingaben = (k: Knoten): Zuordnung[] => erweiterung(k, 'IoMapping')?.inputParameters ?? [];
export const ausgaben = (k: Knoten): Zuordnung[] => erweiterung(k, 'IoMapping')?.outputParameters ?? [];
export const listener = (k: Knoten, ereignis: 'start' | 'end'): string[] =>
  (erweiterung(k, 'ExecutionListeners')?.listeners ?? []).flatMap((l) => (l.eventType === ereignis && l.type ? [l.type] : []));
export const jobTyp = (k: Knoten): string | undefined => erweiterung(k, 'TaskDefinition')?.type;
export const eigenschaft = (k: Knoten, name: string): string | undefined => erweiterung(k, 'Properties')?.properties?.find((p) => p.name === name)?.value;
export const klauselnVon = (k: Knoten): string[] => (eigenschaft(k, 'klausel') ?? '').split(',').map((s) => s.trim()).filter(Boolean);

export const istUnterprozess = (k: Knoten): boolean => /^bpmn:(?:SubProcess|AdHocSubProcess|Transaction)$/.test(k.$type);
export const istFluss = (k: Knoten): boolean => k.$type === 'bpmn:SequenceFlow';
export const ereignis = (k: Knoten, typ: string): Ereignis | undefined => k.eventDefinitions?.find((e) => e.$type === `bpmn:${typ}EventDefinition`);
/** The message that an element waits for, or throws. */
export const nachrichtVon = (k: Knoten): Knoten | undefined => k.messageRef ?? ereignis(k, 'Message')?.messageRef;
export const wirftNachricht = (k: Knoten): boolean => /^bpmn:(?:IntermediateThrowEvent|EndEvent|SendTask)$/.test(k.$type);
export const zeitVon = (k: Knoten): string | undefined => {
  const zeit = ereignis(k, 'Timer');
  return (zeit?.timeDate ?? zeit?.timeDuration ?? zeit?.timeCycle)?.body;
};

/** Diagrams are read once and never written to, and these are asked for again and again. */
const darin = new WeakMap<Knoten, readonly Knoten[]>();
const haengend = new WeakMap<Knoten, Map<Knoten | undefined, Knoten[]>>();
const verbindungen = new WeakMap<Knoten, Knoten[]>();

/** All nodes below `k`, itself first; sequence flows included. */
export function alleKnoten(k: Knoten): readonly Knoten[] {
  let alle = darin.get(k);
  if (!alle) darin.set(k, (alle = [k, ...(k.flowElements ?? []).flatMap(alleKnoten)]));
  return alle;
}

/** The scopes around `k`, innermost first, up to the process. */
export function umgebende(k: Knoten): Knoten[] {
  const oben = k.$parent;
  return oben && oben.$type !== 'bpmn:Definitions' ? [oben, ...umgebende(oben)] : [];
}

const NICHTS: readonly Knoten[] = [];
export function grenzereignisse(k: Knoten): readonly Knoten[] {
  if (!k.$parent) return NICHTS;
  let alle = haengend.get(k.$parent);
  if (!alle) haengend.set(k.$parent, (alle = Map.groupBy(k.$parent.flowElements ?? [], (f) => f.attachedToRef)));
  return alle.get(k) ?? NICHTS;
}

export function fluesse(bereich: Knoten): readonly Knoten[] {
  let alle = verbindungen.get(bereich);
  if (!alle) verbindungen.set(bereich, (alle = (bereich.flowElements ?? []).filter(istFluss)));
  return alle;
}
