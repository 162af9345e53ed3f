/** Lets a fixed number of jobs work at the same time; the others wait in the order in which they came. */
export class Plaetze {
  #frei: number;
  readonly #wartende: (() => void)[] = [];

  constructor(anzahl: number) {
    this.#frei = anzahl;
  }

  async run<T>(tun: () => Promise<T>): Promise<T> {
    if (this.#frei > 0) this.#frei -= 1;
    else await new Promise<void>((resolve) => this.#wartende.push(resolve));
    try {
      return await tun();
    } finally {
      const naechster = this.#wartende.shift();
      if (naechster) naechster();
      else this.#frei += 1;
    }
  }
}
