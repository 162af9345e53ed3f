import type { Protokoll } from '../protokoll.ts';

export type WacheEinstellung = {
  /** The oldest sign of life of all job types, on the clock of `monoton`. */
  lebenszeichen(): number;
  monoton(): number;
  /** Silence that is no accident any more, ms. */
  stilleMs: number;
  erreichbar(): Promise<boolean>;
  /** Opens all channels anew. */
  reopen(): Promise<void>;
  /** Opening anew did not help: the program should end and be started again. */
  onStill(): void;
  protokoll: Protokoll;
};

/**
 * Watches that jobs are still being fetched. A client library can stop polling and look healthy; then the channels are opened
 * anew, and if there is no sign of life after that either, the program gives up. An engine that is away is waited for.
 */
export class Wache {
  readonly #e: WacheEinstellung;
  #neuGeoeffnetUm: number | null = null;
  #aufgegeben = false;
  #laufend: Promise<void> | null = null;

  constructor(e: WacheEinstellung) {
    this.#e = e;
  }

  /** One check at a time: one that is still asking the engine is not overtaken. */
  check(): Promise<void> {
    this.#laufend ??= this.#check().finally(() => {
      this.#laufend = null;
    });
    return this.#laufend;
  }

  async #check(): Promise<void> {
    const zeichen = this.#e.lebenszeichen();
    if (this.#neuGeoeffnetUm !== null && zeichen > this.#neuGeoeffnetUm) this.#neuGeoeffnetUm = null;
    const seit = Math.max(zeichen, this.#neuGeoeffnetUm ?? 0);
    if (this.#aufgegeben || this.#e.monoton() - seit <= this.#e.stilleMs) return;
    if (!(await this.#e.erreichbar())) return this.#e.protokoll.warn('Engine nicht erreichbar', { dienst: 'arbeiter' });
    if (this.#neuGeoeffnetUm === null) {
      this.#e.protokoll.warn('Kein Abruf mehr, Verbindung wird neu geöffnet', { dienst: 'arbeiter' });
      await this.#e.reopen();
      this.#neuGeoeffnetUm = this.#e.monoton();
      return;
    }
    this.#aufgegeben = true;
    this.#e.protokoll.fehler('Kein Abruf trotz neuer Verbindung', { dienst: 'arbeiter' });
    this.#e.onStill();
  }
}
