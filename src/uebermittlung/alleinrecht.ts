import type pg from 'pg';

/**
 * One holder per database, by an advisory lock that lives as long as its connection: when the holder dies, the next one
 * gets it at once, without a lease that a moved clock could end too early.
 */
export class Alleinrecht {
  readonly #pool: pg.Pool;
  readonly #schluessel: number;
  #client: pg.PoolClient | undefined;

  constructor(pool: pg.Pool, schluessel: number) {
    this.#pool = pool;
    this.#schluessel = schluessel;
  }

  /** Takes it if it is free; a lost connection is noticed here. @throws when the database is away */
  async habe(): Promise<boolean> {
    if (this.#client) {
      await this.#client.query('SELECT 1').catch((fehler: unknown) => {
        this.#verliere();
        throw fehler;
      });
      if (this.#client) return true;
    }
    const client = await this.#pool.connect();
    client.on('error', () => this.#verliere());
    try {
      const { rows } = await client.query<{ habe: boolean }>('SELECT pg_try_advisory_lock($1) AS habe', [this.#schluessel]);
      if (rows[0]?.habe) this.#client = client;
    } finally {
      if (this.#client !== client) client.release(true);
    }
    return this.#client !== undefined;
  }

  async gebeFrei(): Promise<void> {
    await this.#client?.query('SELECT pg_advisory_unlock($1)', [this.#schluessel]).catch(() => undefined);
    this.#verliere();
  }

  #verliere(): void {
    this.#client?.release(true);
    this.#client = undefined;
  }
}
