import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as warte } from 'node:timers/promises';
import { z } from 'zod';
import { istDerselbe, merkmal, merkmalSchema, type Merkmal } from './merkmal.ts';

const akteSchema = z.record(z.string(), merkmalSchema);

/** Remembers on disk which processes were started, so that the next start can end those whose parent was killed. */
export class Prozessakte {
  readonly #pfad: string;
  #eintraege = new Map<string, Merkmal>();
  #schreibt: Promise<void> = Promise.resolve();

  constructor(pfad: string) {
    this.#pfad = pfad;
  }

  async merke(name: string, pid: number): Promise<void> {
    const eintrag = await merkmal(pid);
    if (eintrag) this.#eintraege.set(name, eintrag);
    await this.#schreibe();
  }

  async vergiss(name: string): Promise<void> {
    this.#eintraege.delete(name);
    await this.#schreibe();
  }

  /** One write after the other; a kill in the middle leaves the old file. */
  #schreibe(): Promise<void> {
    const neu = `${this.#pfad}.neu`;
    this.#schreibt = this.#schreibt.then(async () => {
      await writeFile(neu, JSON.stringify(Object.fromEntries(this.#eintraege), null, 2), { mode: 0o600 });
      await rename(neu, this.#pfad);
    });
    return this.#schreibt;
  }
}

/**
 * Ends what an earlier run left behind: only processes whose start and command line are those that were noted.
 * @param geduldMs time for a clean end before SIGKILL
 * @returns the names of those that still ran
 */
export async function beendeReste(pfad: string, geduldMs = 20_000): Promise<string[]> {
  const reste: [string, Merkmal][] = [];
  for (const eintrag of Object.entries(await readAkte(pfad))) if (await istDerselbe(eintrag[1])) reste.push(eintrag);
  await Promise.all(reste.map(([, prozess]) => beende(prozess, geduldMs)));
  await rm(pfad, { force: true });
  return reste.map(([name]) => name);
}

async function readAkte(pfad: string): Promise<Record<string, Merkmal>> {
  const text = await readFile(pfad, 'utf8').catch(() => '{}');
  try {
    return akteSchema.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

async function beende(prozess: Merkmal, geduldMs: number): Promise<void> {
  for (const [zeichen, ms] of [['SIGINT', geduldMs], ['SIGKILL', 5000]] as const) {
    try {
      process.kill(prozess.pid, zeichen);
    } catch {
      return;
    }
    for (let vergangen = 0; vergangen < ms; vergangen += 100) {
      if (!(await istDerselbe(prozess))) return;
      await warte(100);
    }
  }
}
