import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as warte } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { stelleEngineUhr } from '../../src/camunda/lokal/uhr.ts';
import { erstellePool } from '../../src/db/pool.ts';
import { stillesProtokoll } from '../../src/protokoll.ts';
import { freiePorts, LOOPBACK } from '../../src/start/ports.ts';
import type { Geheimnisse, Umgebung } from '../../src/start/umgebung.ts';
import { StellbareUhr } from '../../src/uhr.ts';

/** A running installation with a movable clock. */
export type Installation = Omit<Umgebung, 'webUrl'> & { ordner: string; camundaRest: string; verwaltungUrl: string };
export type KindAngaben = { einstellungen: Record<string, string>; umgebung: Umgebung; geheimnisse: Geheimnisse; jetzt: number };

const KIND = fileURLToPath(new URL('programm-kind.ts', import.meta.url));
const geheimnis = (): string => randomBytes(32).toString('base64url');

/**
 * The program against an installation that runs already, as a process of its own on one clock with the engine. Its log goes to
 * `protokoll/programm.log` of the installation, its spool is below `programm/`.
 */
export class Programmlauf {
  readonly installation: Installation;
  readonly pool: pg.Pool;
  readonly uhr: StellbareUhr;
  readonly webUrl: string;
  readonly spool: string;
  readonly geheimnisse: Geheimnisse = { sitzung: geheimnis(), apiSchluessel: geheimnis(), bericht: geheimnis() };
  readonly #port: number;
  #kind: ChildProcess | undefined;

  private constructor(installation: Installation, pool: pg.Pool, jetzt: Date, port: number) {
    [this.installation, this.pool, this.uhr, this.#port] = [installation, pool, new StellbareUhr(jetzt), port];
    this.webUrl = `http://${LOOPBACK}:${port}`;
    this.spool = join(installation.ordner, 'programm', 'spool');
  }

  /** Begins where the latest of all clocks stands: one that went back would let work look older than it is. */
  static async beginne(installation: Installation): Promise<Programmlauf> {
    const pool = erstellePool(installation.datenbankUrl, stillesProtokoll, 5);
    const [port = 0] = await freiePorts(1);
    const lauf = new Programmlauf(installation, pool, await spaetesteZeit(installation, pool), port);
    await lauf.stelleEngine();
    await lauf.starte();
    return lauf;
  }

  async starte(): Promise<void> {
    const { installation, geheimnisse, webUrl } = this;
    const log = openSync(join(installation.ordner, 'protokoll', 'programm.log'), 'a', 0o600);
    const kind = fork(KIND, { execArgv: [], stdio: ['ignore', log, log, 'ipc'] });
    closeSync(log);
    this.#kind = kind;
    const einstellungen = { KOOPERATION_DATEN: join(installation.ordner, 'programm'), KOOPERATION_WEB_PORT: String(this.#port) };
    kind.send({ einstellungen, umgebung: { ...installation, webUrl }, geheimnisse, jetzt: this.uhr.jetzt().getTime() } satisfies KindAngaben);
    const ende = once(kind, 'exit').then(() => Promise.reject(new Error('The program ended while it started; see protokoll/programm.log')));
    await Promise.race([once(kind, 'message'), ende]);
    ende.catch(() => undefined);
  }

  /** Both clocks; ours first: a worker that is woken by the engine must not find itself before the date. */
  async stelleUhr(zeitpunkt: Date): Promise<void> {
    // A leap while a message is on its way would look to the engine like a lost one, and 8.6.0 bans the instance then.
    await warte(1000);
    this.uhr.stelle(zeitpunkt);
    const kind = this.#kind;
    if (kind?.connected) {
      const gestellt = once(kind, 'message');
      kind.send({ stelle: this.uhr.jetzt().getTime() });
      await Promise.race([gestellt, once(kind, 'exit')]);
    }
    await this.stelleEngine();
  }

  /** An engine that was started anew has forgotten how far its clock was moved. */
  stelleEngine(): Promise<void> {
    return stelleEngineUhr(this.installation.verwaltungUrl, this.uhr.jetzt());
  }

  async toete(): Promise<void> {
    const kind = this.#kind;
    this.#kind = undefined;
    if (!kind) return;
    const ende = once(kind, 'exit');
    kind.kill('SIGKILL');
    await ende;
  }

  async stop(): Promise<void> {
    const kind = this.#kind;
    this.#kind = undefined;
    if (kind) {
      const ende = once(kind, 'exit');
      kind.send({ ende: true });
      await ende;
    }
    await this.pool.end();
  }
}

async function spaetesteZeit({ verwaltungUrl }: Installation, pool: pg.Pool): Promise<Date> {
  const { epochMilli } = (await (await fetch(`${verwaltungUrl}/actuator/clock`)).json()) as { epochMilli: number };
  const { rows: tabelle } = await pool.query("SELECT to_regclass('journal') IS NOT NULL AS da");
  const { rows } = (tabelle[0] as { da: boolean }).da ? await pool.query('SELECT max(zeitpunkt) AS zuletzt FROM journal') : { rows: [] };
  const zuletzt = (rows[0] as { zuletzt: Date | null } | undefined)?.zuletzt?.getTime() ?? 0;
  return new Date(Math.max(Date.now(), epochMilli, zuletzt) + 1000);
}
