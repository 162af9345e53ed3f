import { setTimeout as pause } from 'node:timers/promises';
import type { Protokoll } from '../protokoll.ts';
import type { Abruf, Auftragsdaten } from './abruf.ts';
import { wartezeitImAusfall } from './fehlerbehandlung.ts';

export type AbholerEinstellung = {
  abruf: Omit<Abruf, 'anzahl'>;
  /** At most this many jobs of the type are held at a time. */
  hoechstens: number;
  activate(abruf: Abruf): Promise<Auftragsdaten[]>;
  /** Never throws. */
  execute(auftrag: Auftragsdaten): Promise<void>;
  /** For jobs that arrive when nobody fetches any more. Never throws. */
  giveBack(auftrag: Auftragsdaten): Promise<void>;
  protokoll: Protokoll;
  /** Milliseconds of a clock that only goes forward. */
  monoton(): number;
};

/**
 * Fetches the jobs of one type by long polling, the next poll right after the last one: an idle type costs one request per
 * `warteMs`, a waiting job is fetched at once. It counts what it holds by itself, so that no failed report can leak capacity.
 */
export class Abholer {
  readonly typ: string;
  readonly #e: AbholerEinstellung;
  readonly #gehalten = new Set<Promise<void>>();
  readonly #abbruch = new AbortController();
  #lebenszeichen: number;
  #gestoertSeit: number | null = null;

  constructor(e: AbholerEinstellung) {
    this.#e = e;
    this.typ = e.abruf.typ;
    this.#lebenszeichen = e.monoton();
  }

  /** When the gateway last answered a poll. All places taken counts too: no handler holds its place for ever. */
  get lebenszeichen(): number {
    return this.#lebenszeichen;
  }

  start(): void {
    void this.#run();
  }

  /** Fetches no more and waits for the jobs that are held, not for the poll under way: its channel is closed afterwards. */
  async stop(): Promise<void> {
    this.#abbruch.abort();
    await Promise.all(this.#gehalten);
  }

  async #run(): Promise<void> {
    while (!this.#abbruch.signal.aborted) {
      const frei = this.#e.hoechstens - this.#gehalten.size;
      if (frei > 0) await this.#poll(frei);
      else await Promise.race(this.#gehalten);
      if (frei <= 0) this.#lebenszeichen = this.#e.monoton();
    }
  }

  async #poll(anzahl: number): Promise<void> {
    try {
      const auftraege = await this.#e.activate({ ...this.#e.abruf, anzahl });
      this.#lebenszeichen = this.#e.monoton();
      if (this.#gestoertSeit !== null) this.#e.protokoll.info('Abruf von Aufträgen wieder in Ordnung', { jobTyp: this.typ });
      this.#gestoertSeit = null;
      const tun = this.#abbruch.signal.aborted ? this.#e.giveBack : this.#e.execute;
      for (const auftrag of auftraege) this.#hold(tun(auftrag));
    } catch (fehler) {
      // One line per disturbance and job type, not one per attempt.
      if (this.#gestoertSeit === null) this.#e.protokoll.warn('Abruf von Aufträgen gestört', { jobTyp: this.typ, code: (fehler as { code?: string }).code ?? 'UNBEKANNT' });
      this.#gestoertSeit ??= this.#e.monoton();
      const warten = Math.min(wartezeitImAusfall(this.#e.monoton() - this.#gestoertSeit), 5000);
      await pause(warten, undefined, { signal: this.#abbruch.signal }).catch(() => undefined);
    }
  }

  #hold(arbeit: Promise<void>): void {
    const gehalten = arbeit.finally(() => this.#gehalten.delete(gehalten));
    this.#gehalten.add(gehalten);
  }
}
