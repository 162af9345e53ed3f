import { z } from 'zod';
import type { Uhr } from '../../../src/uhr.ts';
import { frage } from './saetze.ts';
import { FRIST_MS, type Warten } from './warten.ts';
import * as zustand from './zustand.ts';

/** The clock of an engine and of the program: the machine's clock plus one offset that both know. */
export class EngineUhr implements Uhr {
  #adresse: string;
  #versatzMs: number;

  constructor(adresse: string, versatzMs: number) {
    this.#adresse = adresse;
    this.#versatzMs = versatzMs;
  }

  jetzt(): Date {
    return new Date(Date.now() + this.#versatzMs);
  }

  /** Stops at every due timer (and next try of a job) on the way, in their order, and waits until all is quiet each time. */
  async stelle(zeitpunkt: string | Date, warten: Warten): Promise<void> {
    const ziel = new Date(zeitpunkt).getTime();
    if (!(ziel >= this.jetzt().getTime())) throw new Error(`The clock only goes forwards: it is ${this.jetzt().toISOString()}, asked for ${String(zeitpunkt)}`);
    await warten.bisAllesRuht();
    for (;;) {
      const termin = zustand.termine(warten.saetze).find((t) => t.am <= ziel);
      if (!termin) break;
      await this.#geheVor(termin.am);
      const vorbei = await warten.strom.warte(() => (zustand.termine(warten.saetze).some((t) => t.key === termin.key && t.am === termin.am) ? undefined : true), FRIST_MS);
      if (!vorbei) throw new Error(`The timer of ${termin.elementId} was due at ${new Date(termin.am).toISOString()} and did not fire`);
      await warten.bisAllesRuht();
    }
    await this.#geheVor(ziel);
    await warten.bisAllesRuht();
  }

  async #geheVor(ms: number): Promise<void> {
    const um = ms - this.jetzt().getTime();
    if (um <= 0) return;
    this.#versatzMs += um; // ours first: a worker that the timer wakes must not be early
    this.#versatzMs = z.object({ versatzMs: z.number() }).parse(await frage(`${this.#adresse}/uhr`, { umMs: um })).versatzMs;
  }
}
