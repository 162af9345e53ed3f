import { readModelle } from '../camunda/deploy.ts';
import type { Db } from '../db/pool.ts';
import { listFassungen, pruefsummeVon } from './fassung.ts';
import type { Fassung } from './modell.ts';
import { wirksameFassung } from './wirksam.ts';

/** The texts that run, by name. */
export type Inhalte = ReadonlyMap<string, string>;
/** `marke` changes when any text does: what was made from a stock holds as long as its mark. */
export type Bestand = { inhalte: Inhalte; fassungen: ReadonlyMap<string, Fassung>; marke: string };

/**
 * The models that run: of each the version that its owner wants, else what the program brings. Texts are taken from the files
 * where they are the same, and kept, so that asking costs one small query.
 */
export class Bestandsleser {
  readonly #ordner: URL;
  /** texts by checksum */
  readonly #texte = new Map<string, string>();
  #dateien: Promise<Map<string, string>> | undefined;
  #letzter: Bestand | undefined;

  constructor(ordner: URL) {
    this.#ordner = ordner;
  }

  /** What the program brings, by name; read once. */
  ausgeliefert(): Promise<Map<string, string>> {
    this.#dateien ??= this.#lies();
    return this.#dateien;
  }

  async #lies(): Promise<Map<string, string>> {
    const dateien = new Map((await readModelle(this.#ordner)).map((m) => [m.name, m.inhalt.toString('utf8')]));
    for (const inhalt of dateien.values()) this.#texte.set(pruefsummeVon(inhalt), inhalt);
    return dateien;
  }

  async lies(db: Db): Promise<Bestand> {
    const dateien = await this.ausgeliefert();
    const jeName = Map.groupBy(await listFassungen(db), (f) => f.name);
    const laufend = [...jeName.values()].flatMap((alle) => wirksameFassung(alle) ?? []);
    const eigene = laufend.filter((f) => f.herkunft !== 'AUSGELIEFERT');
    // A delivered file is as it lies there, whatever was recorded: models removed from the program run no more.
    const pruefsummen = new Map([...dateien].map(([name, inhalt]) => [name, pruefsummeVon(inhalt)]));
    for (const f of eigene) pruefsummen.set(f.name, f.pruefsumme);
    const marke = pruefsummeVon(JSON.stringify([...pruefsummen].toSorted(([a], [b]) => (a < b ? -1 : 1))));
    const fassungen = new Map(laufend.map((f) => [f.name, f]));
    if (this.#letzter?.marke === marke) return { ...this.#letzter, fassungen };
    const inhalte = new Map<string, string>();
    for (const name of [...pruefsummen.keys()].toSorted()) inhalte.set(name, dateien.get(name) !== undefined && !eigene.some((f) => f.name === name) ? (dateien.get(name) ?? '') : await this.#text(db, fassungen.get(name)));
    this.#letzter = { inhalte, fassungen, marke };
    return this.#letzter;
  }

  async #text(db: Db, f: Fassung | undefined): Promise<string> {
    const bekannt = f && this.#texte.get(f.pruefsumme);
    if (!f || bekannt !== undefined) return bekannt ?? '';
    const { rows } = await db.query('SELECT inhalt FROM modellfassung WHERE name = $1 AND nummer = $2', [f.name, f.nummer]);
    const text = String(rows[0]?.inhalt);
    this.#texte.set(f.pruefsumme, text);
    return text;
  }
}
