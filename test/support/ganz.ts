import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as warte } from 'node:timers/promises';
import { inject } from 'vitest';
import type { Prozesse } from '../../src/start/lokal.ts';
import type { Ganz } from './global-ganz.ts';

/** The shared real installation. Whoever breaks something leaves it whole again: other tests come after. */
export const ganz = (): Ganz => inject('ganz');

const NAMEN = { camunda: 'Camunda', opensearch: 'OpenSearch', postgres: 'PostgreSQL' } as const;

/** Process numbers as the installation has noted them; they change when something is started again. */
export async function lieseProzesse(): Promise<Required<Prozesse>> {
  const akte = JSON.parse(await readFile(join(ganz().ordner, 'prozesse.json'), 'utf8')) as Record<string, { pid: number }>;
  return Object.fromEntries(Object.entries(NAMEN).map(([name, titel]) => [name, akte[titel]?.pid ?? 0])) as Required<Prozesse>;
}

/** Asks until the answer is there; only the time limit of the test ends it. An error counts as no answer yet. */
export async function bis<T>(frage: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const antwort = await frage().catch(() => undefined);
    if (antwort !== undefined && antwort !== false) return antwort;
    await warte(200);
  }
}

/** Ends one program of the installation as a crash would. @returns once another process has taken its place */
export async function toete(name: keyof Prozesse): Promise<void> {
  const alt = (await lieseProzesse())[name];
  process.kill(alt, 'SIGKILL');
  await bis(async () => (await lieseProzesse())[name] !== alt);
}
