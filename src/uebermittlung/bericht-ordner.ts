import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { inTransaktion } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Protokoll } from '../protokoll.ts';
import { berichtSchema } from './bericht-schema.ts';
import { recordSendebericht } from './sendebericht.ts';
import type { Umfeld } from './typen.ts';

const AKTEUR = { behoerde: '*', wer: 'dienst:sendebericht' };
const ENDUNG = '.bericht.json';

/**
 * Reads the send reports a gateway has put into `<spool>/berichte/`. A read report moves to `verarbeitet/`, one that cannot
 * be read or belongs to nothing moves to `fehler/` with its reason beside it. Nothing is deleted.
 */
export class BerichtOrdner {
  readonly #ordner: string;
  readonly #umgebung: Umfeld & { pool: pg.Pool; protokoll: Protokoll };

  constructor(spool: string, umgebung: Umfeld & { pool: pg.Pool; protokoll: Protokoll }) {
    this.#ordner = join(spool, 'berichte');
    this.#umgebung = umgebung;
  }

  /** @returns how many files were worked on @throws when the database is away: the file stays and is read again */
  async lies(): Promise<number> {
    for (const ziel of ['verarbeitet', 'fehler']) await mkdir(join(this.#ordner, ziel), { recursive: true });
    const namen = (await readdir(this.#ordner)).filter((n) => n.endsWith(ENDUNG)).toSorted();
    for (const name of namen) await this.#nimmAuf(name);
    return namen.length;
  }

  async #nimmAuf(name: string): Promise<void> {
    const bericht = berichtSchema.safeParse(parse(await readFile(join(this.#ordner, name), 'utf8')));
    if (!bericht.success) return this.#legeWeg(name, 'UNLESERLICH');
    try {
      await inTransaktion(this.#umgebung.pool, AKTEUR, (db) => recordSendebericht(db, bericht.data, 'DATEI', this.#umgebung));
    } catch (fehler) {
      if (fehler instanceof FachlicherFehler) return this.#legeWeg(name, fehler.code);
      throw fehler;
    }
    await this.#verschiebe(name, 'verarbeitet');
  }

  async #legeWeg(name: string, code: string): Promise<void> {
    const ziel = await this.#verschiebe(name, 'fehler');
    await writeFile(`${ziel}.grund`, `${code}\n`);
    this.#umgebung.protokoll.warn('Sendebericht zurückgelegt', { code });
  }

  /** Another report of the same name may lie there: then this one is told apart by its content. */
  async #verschiebe(name: string, wohin: 'verarbeitet' | 'fehler'): Promise<string> {
    const quelle = join(this.#ordner, name);
    const pruefsumme = createHash('sha256').update(await readFile(quelle)).digest('hex').slice(0, 16);
    const vorhandene = await readdir(join(this.#ordner, wohin));
    const ziel = join(this.#ordner, wohin, vorhandene.includes(name) ? `${name.slice(0, -ENDUNG.length)}.${pruefsumme}${ENDUNG}` : name);
    await rename(quelle, ziel);
    return ziel;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Send reports that could not be read or belong to nothing and still lie in `<spool>/berichte/fehler/`. */
export async function zaehleFehlerberichte(spool: string): Promise<{ anzahl: number; aelteste: Date | null }> {
  const ordner = join(spool, 'berichte', 'fehler');
  const namen = (await readdir(ordner).catch(() => [])).filter((n) => n.endsWith(ENDUNG));
  const zeiten = await Promise.all(namen.map(async (n) => (await stat(join(ordner, n))).mtime));
  return { anzahl: namen.length, aelteste: zeiten.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null };
}
