import type { Ergebnis, Kanal, Sendung } from '../../src/uebermittlung/typen.ts';

/** A channel that answers what it is told, and remembers what it was given. */
export class Attrappe implements Kanal {
  readonly name = 'DATEISPOOL';
  readonly uebergeben: string[] = [];
  readonly antworte: (s: Sendung) => Ergebnis | Promise<Ergebnis>;
  frage?: Kanal['frage'];
  constructor(antworte: (s: Sendung) => Ergebnis | Promise<Ergebnis>, frage?: Kanal['frage']) {
    this.antworte = antworte;
    if (frage) this.frage = frage;
  }
  async uebergib(s: Sendung): Promise<Ergebnis> {
    this.uebergeben.push(s.id);
    return this.antworte(s);
  }
}
