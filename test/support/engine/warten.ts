import type { Satz, SatzStrom } from './saetze.ts';
import * as zustand from './zustand.ts';

/** How long a wait may take before it fails, in ms of the machine's clock. Only a broken model ever waits that long. */
export const FRIST_MS = 15_000;

/** Waits for records of one engine and fails with a description of what is the case instead. */
export class Warten {
  readonly strom: SatzStrom;

  constructor(strom: SatzStrom) {
    this.strom = strom;
  }

  get saetze(): readonly Satz[] {
    return this.strom.alle;
  }

  /** Until the engine itself has nothing to do. */
  async bisEngineRuht(): Promise<void> {
    if (!(await this.strom.warte(() => this.strom.ruhig || undefined, FRIST_MS))) throw new Error(`The engine did not come to rest within ${FRIST_MS} ms`);
  }

  /** Until the engine has nothing to do and no job is open for which a worker has ever asked. */
  async bisAllesRuht(fristMs = FRIST_MS): Promise<void> {
    if (await this.strom.warte(() => this.#ruht() || undefined, fristMs)) return;
    const jobs = this.#bedienteJobs().map((s) => `${String(s.value['type'])} at ${String(s.value.elementId)} (${s.intent})`);
    throw new Error(`The engine did not come to rest within ${fristMs} ms. Open jobs that a worker takes: ${jobs.join(', ') || 'none'}`);
  }

  /** Until workers have asked for all these job types. */
  async aufArbeiter(typen: readonly string[], fristMs: number): Promise<void> {
    const fehlende = (): string[] => typen.filter((t) => !this.strom.bediente.has(t));
    if (!(await this.strom.warte(() => fehlende().length === 0 || undefined, fristMs))) throw new Error(`No worker has asked for ${fehlende().join(', ')} within ${fristMs} ms`);
  }

  /**
   * Until `suche` finds something about the instance.
   * @param klage what to say when it does not
   * @throws Error with the state of the instance; at once when it has ended or stands still with an incident
   */
  async inInstanz<T>(instanz: string, suche: () => T | undefined, klage: string, fristMs = FRIST_MS): Promise<T> {
    let stehtStill = false;
    const gefunden = await this.strom.warte(() => {
      const treffer = suche();
      if (treffer !== undefined) return { treffer };
      stehtStill = this.#ruht() && this.#gehtNichtWeiter(instanz);
      return stehtStill ? { treffer: undefined } : undefined;
    }, fristMs);
    if (gefunden?.treffer !== undefined) return gefunden.treffer;
    throw new Error(`${klage}${stehtStill ? '' : ` within ${fristMs} ms`}.\n${zustand.beschreibe(this.saetze, instanz)}`);
  }

  #ruht(): boolean {
    return this.strom.ruhig && this.#bedienteJobs().length === 0;
  }

  #bedienteJobs(): Satz[] {
    return zustand.offeneJobs(this.saetze).filter((s) => this.strom.bediente.has(String(s.value['type'])));
  }

  #gehtNichtWeiter(instanz: string): boolean {
    return zustand.hatGeendet(this.saetze, instanz) !== undefined || zustand.incidents(zustand.vonInstanz(this.saetze, instanz)).length > 0;
  }
}
