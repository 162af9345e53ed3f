import type { Protokoll } from '../protokoll.ts';

export type Dienst = { start(): void; stop(): Promise<void> };

const HOECHSTE_PAUSE_MS = 30_000;

/**
 * Runs `lauf` again and again, never twice at once. After a failure the pause doubles up to 30 s: while the database or
 * the engine is away nothing is lost and nothing spins.
 * @param lauf returns true when there may be more to do at once
 */
export function erstelleSchleife(name: string, pauseMs: number, lauf: (halt: AbortSignal) => Promise<boolean>, protokoll: Protokoll): Dienst {
  let halt: AbortController | undefined;
  let ende: Promise<void> = Promise.resolve();

  async function laufe(signal: AbortSignal): Promise<void> {
    let fehlschlaege = 0;
    while (!signal.aborted) {
      try {
        const mehr = await lauf(signal);
        fehlschlaege = 0;
        if (mehr) continue;
      } catch (fehler) {
        fehlschlaege++;
        protokoll.warn('Dienst: Durchlauf gescheitert', { dienst: name, code: fehlerCode(fehler), versuch: fehlschlaege });
      }
      await pause(Math.min(pauseMs * 2 ** Math.min(fehlschlaege, 10), Math.max(HOECHSTE_PAUSE_MS, pauseMs)), signal);
    }
  }

  return {
    start() {
      if (halt && !halt.signal.aborted) return;
      halt = new AbortController();
      ende = laufe(halt.signal);
    },
    async stop() {
      halt?.abort();
      await ende;
    },
  };
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((fertig) => {
    if (signal.aborted) return fertig();
    const uhr = setTimeout(fertig, ms);
    signal.addEventListener('abort', () => (clearTimeout(uhr), fertig()), { once: true });
  });

/** Class or code of an error for the log; its text could quote input. */
export function fehlerCode(fehler: unknown): string {
  const code = (fehler as { code?: unknown } | null)?.code;
  return typeof code === 'string' || typeof code === 'number' ? String(code) : fehler instanceof Error ? fehler.name : 'UNBEKANNT';
}
