import type { z } from 'zod';
import { nachrichten as unsereNachrichten } from '../akte/nachrichten.ts';
import type { Arbeiter } from '../camunda/define-worker.ts';
import type { Befund as Modellbefund } from '../modelle/befund.ts';
import { leseEntwurf, leseModelle, type Modelle } from '../modelle/lesen.ts';
import { lintDiagramm } from '../modelle/lint.ts';
import { hinweise, regeln, wendeRegelnAn } from '../modelle/pruefen.ts';
import { katalog } from '../modelle/klauseln.ts';
import { artVon, type Befund } from './modell.ts';
import type { Bestand } from './bestand.ts';
import { merkeSichten } from './sichten.ts';
import { pruefeSicherheit } from './sicher.ts';

const unwichtig = (b: Modellbefund): boolean => b.datei === '' || b.datei.endsWith('/vereinbarung.json') || (b.regel === 'verweise' && b.text.endsWith('benutzt kein Diagramm.')) || b.regel === 'briefe';

/** Checks drafts against everything else that runs, fast enough while somebody draws: what has not changed is read once. */
export class Pruefer {
  readonly #ordner: URL;
  readonly #arbeiter: () => Promise<readonly Arbeiter[]>;
  readonly #nachrichten: Readonly<Record<string, z.ZodObject>>;
  #grund: Promise<Pick<Modelle, 'vereinbarungen' | 'boegen' | 'briefe'>> | undefined;
  readonly #sichte = merkeSichten();
  /** What was said last: looking at a draft and proposing it asks twice. */
  #letzte: { marke: string; ueberlagert: ReadonlyMap<string, string>; befunde: Befund[] } | undefined;
  #vorher: { marke: string; befunde: Promise<ReadonlySet<string>> } | undefined;

  constructor(ordner: URL, arbeiter: () => Promise<readonly Arbeiter[]>, nachrichten: Readonly<Record<string, z.ZodObject>> = unsereNachrichten) {
    this.#ordner = ordner;
    this.#arbeiter = arbeiter;
    this.#nachrichten = nachrichten;
  }

  /**
   * The very rules of `kooperation modelle pruefen`, bpmnlint with those of Camunda 8.6, and what keeps a file from being read at
   * all. What a draft breaks elsewhere is told too; what was broken there before is not.
   * @param ueberlagert drafts by name, each in place of the model that runs
   */
  async pruefe(bestand: Bestand, ueberlagert: ReadonlyMap<string, string>): Promise<Befund[]> {
    if (this.#letzte?.marke === bestand.marke && gleich(this.#letzte.ueberlagert, ueberlagert)) return this.#letzte.befunde;
    const befunde = await this.#pruefe(bestand, ueberlagert);
    this.#letzte = { marke: bestand.marke, ueberlagert, befunde };
    return befunde;
  }

  async #pruefe(bestand: Bestand, ueberlagert: ReadonlyMap<string, string>): Promise<Befund[]> {
    const unsicher = [...ueberlagert].flatMap(([name, text]) => pruefeSicherheit(name, text));
    if (unsicher.length > 0) return unsicher;
    const [eigene, vorher] = [await this.#wendeAn(new Map([...bestand.inhalte, ...ueberlagert])), await this.#bisherige(bestand)];
    const gelintet = await Promise.all([...ueberlagert].filter(([name]) => artVon(name) === 'bpmn').map(([name, text]) => lintDiagramm(name, text).catch(() => [])));
    const wichtig = eigene.filter((b) => ueberlagert.has(b.datei) || !vorher.has(schluessel(b)));
    const doppelt = new Set(wichtig.map((b) => `${b.datei} ${b.element}`));
    // Our own rules say the same more exactly.
    const weitere = gelintet.flat().filter((b) => !(/\/(?:implementation|user-task-form|subscription)$/.test(b.regel) && doppelt.has(`${b.datei} ${b.element}`)));
    return [...wichtig, ...weitere].map((b) => zeige(b, [...ueberlagert.keys()])).toSorted((a, b) => a.stufe.localeCompare(b.stufe) || a.datei.localeCompare(b.datei) || (a.element ?? '').localeCompare(b.element ?? ''));
  }

  /** The models as they are read for the rules, drafts in place of what runs. */
  async leseMit(inhalte: ReadonlyMap<string, string>): Promise<Modelle> {
    this.#grund ??= leseModelle(this.#ordner);
    const { vereinbarungen, boegen, briefe } = await this.#grund;
    const einzeln = await Promise.all([...inhalte].map(([name, inhalt]) => leseEntwurf(name, inhalt)));
    return {
      vereinbarungen, boegen, briefe,
      prozesse: einzeln.flatMap((m) => m.prozesse), formulare: einzeln.flatMap((m) => m.formulare), entscheidungen: einzeln.flatMap((m) => m.entscheidungen), befunde: einzeln.flatMap((m) => m.befunde),
    };
  }

  async #wendeAn(inhalte: ReadonlyMap<string, string>): Promise<Modellbefund[]> {
    return wendeRegelnAn(await this.leseMit(inhalte), await this.#arbeiter(), this.#nachrichten, katalog, [...regeln, ...hinweise], this.#sichte);
  }

  #bisherige({ marke, inhalte }: Bestand): Promise<ReadonlySet<string>> {
    if (this.#vorher?.marke !== marke) this.#vorher = { marke, befunde: this.#wendeAn(inhalte).then((b) => new Set(b.map(schluessel))) };
    return this.#vorher.befunde;
  }
}

const gleich = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean => a.size === b.size && [...a].every(([name, text]) => b.get(name) === text);
const schluessel = (b: Modellbefund): string => `${b.datei} ${b.element} ${b.regel} ${b.text}`;

/** What a draft leaves behind (a worker, a message, a form that nothing uses any more) stops nothing, but wants a reason. */
function zeige(b: Modellbefund, entwuerfe: readonly string[]): Befund {
  const stufe = unwichtig(b) ? 'WARNUNG' : b.schwere;
  return { stufe, regel: b.regel, datei: b.datei || (entwuerfe[0] ?? ''), text: b.text, ...(b.element && b.datei ? { element: b.element } : {}) };
}
