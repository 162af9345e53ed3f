import type { Prozess } from './lesen.ts';
import { alleKnoten, ausgaben, erweiterung, fluesse, grenzereignisse, istFluss, istUnterprozess, jobTyp, listener, nachrichtVon, wirftNachricht, zeitVon, type Knoten } from './moddle.ts';
import { ausgabenVon, beendetBereich, entscheidungVon, ergebnisse, gleich, lokaleEingaben, ohne, schneide, vereinige, type Namen, type Umfeld } from './wirkung.ts';

/** A place where a worker gets a job, and the variables that are there for certain. */
export type Auftragsstelle = { prozess: Prozess; knoten: Knoten; typ: string; verfuegbar: Namen };
/** A place where the engine evaluates an expression and cannot go on without its value. */
export type Ausdrucksstelle = { prozess: Prozess; knoten: Knoten; wofuer: string; text: string; verfuegbar: Namen; /** Names that some way may bring. */ moeglich: Namen };

/** The variables with which every process starts. */
export const GRUNDVARIABLEN = ['aktenzeichen', 'behoerde', 'vereinbarung'] as const;

/**
 * Definite assignment: which variables are there for certain at each element, whatever way was taken to it. Ways that meet keep
 * what all of them bring (a parallel join: what any brings); an event subprocess sees what its scope began with.
 */
export class Verfuegbarkeit {
  readonly #u: Umfeld;
  readonly #prozess: Prozess;
  readonly #moeglich = new Set<string>();
  readonly #auftraege = new Map<string, Auftragsstelle>();
  readonly #ausdruecke = new Map<string, Ausdrucksstelle>();

  constructor(umfeld: Umfeld, prozess: Prozess) {
    this.#u = umfeld;
    this.#prozess = prozess;
    const { knoten } = prozess;
    const beginn = this.#beginnDesProzesses();
    for (const typ of listener(knoten, 'start')) this.#merkeAuftrag(knoten, typ, beginn);
    const ende = this.#durchlaufe(knoten, beginn);
    for (const typ of listener(knoten, 'end')) this.#merkeAuftrag(knoten, typ, ende);
  }

  /** False where a job type has no worker: what it would bring is unknown, so nothing can be said to be missing. */
  get bekannt(): boolean {
    return this.auftraege.every((a) => this.#u.arbeiter.has(a.typ));
  }

  get auftraege(): Auftragsstelle[] {
    return [...this.#auftraege.values()];
  }

  get ausdruecke(): Ausdrucksstelle[] {
    return [...this.#ausdruecke.values()];
  }

  #beginnDesProzesses(): Set<string> {
    const { knoten } = this.#prozess;
    const aufrufe = this.#u.modelle.prozesse.flatMap((p) => alleKnoten(p.knoten)).filter((k) => erweiterung(k, 'CalledElement')?.processId === knoten.id);
    if (aufrufe.length > 0) return schneide(aufrufe.map((a) => new Set((erweiterung(a, 'IoMapping')?.inputParameters ?? []).map((e) => e.target ?? ''))));
    // A message brings its own variables, which the start event adds.
    return new Set(knoten.flowElements?.some((k) => k.$type === 'bpmn:StartEvent' && nachrichtVon(k)) ? [] : GRUNDVARIABLEN);
  }

  /** @returns what is there when the scope ends */
  #durchlaufe(bereich: Knoten, beginn: Namen): Set<string> {
    const knoten = (bereich.flowElements ?? []).filter((k) => !istFluss(k));
    const ein = new Map<Knoten, Namen>();
    const aus = new Map<Knoten, Namen>();
    for (let geaendert = true; geaendert; ) {
      geaendert = false;
      for (const k of knoten) {
        const eingang = this.#eingang(k, bereich, beginn, ein, aus);
        if (!eingang) continue;
        ein.set(k, eingang);
        const neu = this.#wirke(k, eingang, beginn);
        geaendert ||= !gleich(aus.get(k), neu);
        aus.set(k, neu);
      }
    }
    const enden = knoten.filter((k) => beendetBereich(k) && !fluesse(bereich).some((f) => f.sourceRef === k));
    return schneide(enden.flatMap((k) => aus.get(k) ?? []));
  }

  #eingang(k: Knoten, bereich: Knoten, beginn: Namen, ein: Map<Knoten, Namen>, aus: Map<Knoten, Namen>): Namen | undefined {
    if (k.$type === 'bpmn:StartEvent') return beginn;
    if (k.triggeredByEvent) {
      const starts = (bereich.flowElements ?? []).filter((s) => s.$type === 'bpmn:StartEvent').flatMap((s) => aus.get(s) ?? []);
      return starts.length > 0 ? schneide(starts) : undefined;
    }
    if (k.attachedToRef) return ein.get(k.attachedToRef);
    const vorher = fluesse(bereich).filter((f) => f.targetRef === k && f.sourceRef).flatMap((f) => aus.get(f.sourceRef as Knoten) ?? []);
    if (vorher.length === 0) return undefined;
    return k.$type === 'bpmn:ParallelGateway' ? vereinige(...vorher) : schneide(vorher);
  }

  /** What is there after the element. Notes its jobs and expressions on the way. */
  #wirke(k: Knoten, ein: Namen, beginnDesBereichs: Namen): Set<string> {
    const lokal = lokaleEingaben(k, ein);
    for (const typ of listener(k, 'start')) {
      this.#merkeAuftrag(k, typ, vereinige(ein, lokal));
      for (const name of ausgabenVon(this.#u, typ)) lokal.add(name);
    }
    const innen = vereinige(ein, lokal);
    this.#merkeAusdruecke(k, innen, k.$type === 'bpmn:StartEvent' ? beginnDesBereichs : innen);
    const typ = jobTyp(k);
    if (typ) this.#merkeAuftrag(k, typ, innen);
    const ergebnis = istUnterprozess(k) ? this.#durchlaufe(k, innen) : new Set(ergebnisse(this.#u, k));
    for (const endTyp of listener(k, 'end')) this.#merkeAuftrag(k, endTyp, vereinige(innen, ergebnis));
    for (const name of [...ergebnis, ...lokal, ...ein]) this.#moeglich.add(name);
    // A result whose name is local to the element stays there; with output mappings only these leave a task.
    const ziele = new Set(ausgaben(k).map((a) => a.target ?? ''));
    const hinaus = ziele.size > 0 && !istUnterprozess(k) ? new Set<string>() : ohne(ergebnis, lokal);
    for (const name of ziele) this.#moeglich.add(name);
    return vereinige(ein, hinaus, ziele);
  }

  #merkeAuftrag(knoten: Knoten, typ: string, verfuegbar: Namen): void {
    this.#auftraege.set(`${knoten.id} ${typ}`, { prozess: this.#prozess, knoten, typ, verfuegbar });
  }

  #merkeAusdruecke(k: Knoten, innen: Namen, fuerStart: Namen): void {
    const merke = (knoten: Knoten, wofuer: string, text: string | undefined, verfuegbar: Namen): void => {
      if (text) this.#ausdruecke.set(`${knoten.id} ${wofuer}`, { prozess: this.#prozess, knoten, wofuer, text, verfuegbar, moeglich: this.#moeglich });
    };
    merke(k, 'Fälligkeit', erweiterung(k, 'TaskSchedule')?.dueDate, innen);
    // A table takes a name that is missing for null and answers all the same: each has to be there, if only as null.
    for (const name of entscheidungVon(this.#u, k)?.eingaben ?? []) merke(k, `Eingabe „${name}“ der Entscheidung`, `=${name}`, innen);
    for (const f of k.$parent ? fluesse(k.$parent) : []) if (f.sourceRef === k) merke(f, 'Bedingung', f.conditionExpression?.body, innen);
    // A boundary event is evaluated in the scope of its host, after the host's listeners.
    for (const e of [...(k.attachedToRef ? [] : [k]), ...grenzereignisse(k)]) {
      const sicht = e === k ? fuerStart : innen;
      merke(e, 'Zeitpunkt', zeitVon(e), sicht);
      // The start of a process is not correlated with an instance: its key chooses a partition only.
      const beginntProzess = e.$type === 'bpmn:StartEvent' && e.$parent?.$type === 'bpmn:Process';
      if (!wirftNachricht(e) && !beginntProzess) merke(e, 'Korrelation', nachrichtVon(e) && erweiterung(nachrichtVon(e) as Knoten, 'Subscription')?.correlationKey, sicht);
    }
  }
}
