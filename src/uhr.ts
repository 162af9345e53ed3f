/**
 * The one clock of the program. Everything that needs "now" gets an `Uhr` passed in, so that the clock of the
 * engine and ours move together in tests and in the example run. Nothing else may call `Date.now()` or `new Date()`.
 */
export type Uhr = { jetzt(): Date };

export const systemUhr: Uhr = { jetzt: () => new Date() };

/** A clock for tests and the example run: it stands, or goes on from a moved origin, and can be set. */
export class StellbareUhr implements Uhr {
  #versatz: number;

  constructor(start: Date) {
    this.#versatz = start.getTime() - Date.now();
  }

  jetzt(): Date {
    return new Date(Date.now() + this.#versatz);
  }

  stelle(zeitpunkt: Date): void {
    this.#versatz = zeitpunkt.getTime() - Date.now();
  }
}
