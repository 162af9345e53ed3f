import { setTimeout as warte } from 'node:timers/promises';

/** How long people and machines wait before they try again. */
export const PAUSE_MS = 150;

/** Tries until it works; only the time limit of the test or of the person ends it. */
export async function beharrlich<T>(tun: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await tun();
    } catch {
      await warte(PAUSE_MS);
    }
  }
}
