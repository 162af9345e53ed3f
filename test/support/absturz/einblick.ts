import { inTransaktion } from '../../../src/db/pool.ts';
import type { Programmlauf } from '../programm.ts';

/** Looks into the Akten of all authorities while programs come and go. */
export class Einblick {
  readonly #programm: Programmlauf;
  #letzte = 0;

  constructor(programm: Programmlauf) {
    this.#programm = programm;
  }

  /** @returns the column `wert` of each row */
  lies(sql: string, werte: unknown[]): Promise<string[]> {
    return inTransaktion(this.#programm.pool, { behoerde: '*', wer: 'test' }, async (db) => ((await db.query(sql, werte)).rows as { wert: string }[]).map((r) => r.wert));
  }

  /** Grows with every effect in the Akten; while the database is away it stands. */
  async wirkungen(): Promise<number> {
    const [zahl] = await this.lies('SELECT count(*)::text AS wert FROM journal', []).catch(() => []);
    return (this.#letzte = Math.max(this.#letzte, Number(zahl ?? 0)));
  }
}
