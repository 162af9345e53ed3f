import { constants } from 'node:os';

const ZEICHEN = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends the program in order on the first Ctrl-C (or SIGTERM, or a closed terminal), at once on the second.
 * @param raeumeAuf may be called while the start is still under way
 * @param pids what still runs and is killed on the second
 */
export function beendeAufZeichen(raeumeAuf: () => Promise<void>, pids: () => number[], melde: (text: string) => void): void {
  let begonnen = false;
  for (const zeichen of ZEICHEN) {
    process.on(zeichen, () => {
      if (begonnen) {
        for (const pid of pids()) kill(pid);
        process.exit(128 + constants.signals[zeichen]);
      }
      begonnen = true;
      melde('\nWird beendet … (noch einmal Strg-C bricht ab)');
      raeumeAuf().then(
        () => {
          melde('Beendet.');
          process.exit(0);
        },
        () => process.exit(1),
      );
    });
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in the meantime.
  }
}
