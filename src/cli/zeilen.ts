/** The longest line that is read, in bytes. Longer ones are skipped without being held in memory. */
export const HOECHSTE_ZEILE = 65_536;

/** A line without its line feed; `bytes` is null where it was too long. */
export type Zeile = { nummer: number; bytes: Buffer | null };

/**
 * Splits a byte stream at line feeds. Bytes, not text: only so can wrong UTF-8 be told to the line it stands in.
 */
export class Zeilentrenner {
  #teile: Buffer[] = [];
  #laenge = 0;
  #nummer = 0;

  /** The lines that `stueck` completes. */
  *trenne(stueck: Buffer): Generator<Zeile> {
    let von = 0;
    for (let bis = stueck.indexOf(10); bis >= 0; bis = stueck.indexOf(10, von)) {
      this.#merke(stueck.subarray(von, bis));
      yield this.#schliesse();
      von = bis + 1;
    }
    this.#merke(stueck.subarray(von));
  }

  /** The last line, if it has no line feed. */
  *beende(): Generator<Zeile> {
    if (this.#laenge > 0) yield this.#schliesse();
  }

  #merke(teil: Buffer): void {
    this.#laenge += teil.length;
    if (this.#laenge > HOECHSTE_ZEILE) this.#teile = [];
    else this.#teile.push(teil);
  }

  #schliesse(): Zeile {
    const bytes = this.#laenge > HOECHSTE_ZEILE ? null : Buffer.concat(this.#teile);
    this.#teile = [];
    this.#laenge = 0;
    return { nummer: ++this.#nummer, bytes };
  }
}
