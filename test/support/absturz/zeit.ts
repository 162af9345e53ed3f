import { setTimeout as warte } from 'node:timers/promises';
import type { Programmlauf } from '../programm.ts';
import type { Einblick } from './einblick.ts';

const STILLSTAND_MS = 6000;

/**
 * Spares the run the wait for the jobs of a dead program. Only when all stand still: an engine of 8.6.0 whose clock leaps while a
 * message is on its way bans the instance.
 */
export async function warteAb(programm: Programmlauf, einblick: Einblick, vorstellenMs: number, halt: () => boolean): Promise<void> {
  if (vorstellenMs <= 0) return;
  let [stand, seit] = [await einblick.wirkungen(), performance.now()];
  while (!halt()) {
    await warte(500);
    const jetzt = await einblick.wirkungen();
    if (jetzt === stand && performance.now() - seit < STILLSTAND_MS) continue;
    if (jetzt === stand) await stelleVor(programm, vorstellenMs).catch(() => undefined);
    [stand, seit] = [jetzt, performance.now()];
  }
}

/** @throws when the engine is away: then no clock is moved */
async function stelleVor(programm: Programmlauf, ms: number): Promise<void> {
  await programm.stelleEngine();
  await programm.stelleUhr(new Date(programm.uhr.jetzt().getTime() + ms));
}
