import { vi } from 'vitest';
import { kooperation } from '../../src/cli/befehle.ts';

export type Lauf = { code: number; aus: string; fehler: string };

/** A command as `src/cli.ts` runs it, but in this process: a new one reads the whole program again. One real start per command is tested beside it. */
export async function rufe(...angaben: string[]): Promise<Lauf> {
  const lauf = { code: -1, aus: '', fehler: '' };
  const vorher = process.exitCode;
  process.exitCode = undefined;
  const hoerer = process.stdout.listeners('error');
  const aus = vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((lauf.aus += String(text))));
  const fehler = vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((lauf.fehler += String(text))));
  try {
    lauf.code = await kooperation(['node', 'kooperation', ...angaben]);
  } finally {
    aus.mockRestore();
    fehler.mockRestore();
    for (const h of process.stdout.listeners('error')) if (!hoerer.includes(h)) process.stdout.off('error', h as () => void);
    process.exitCode = vorher;
  }
  return lauf;
}
