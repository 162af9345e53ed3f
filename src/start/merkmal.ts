import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { z } from 'zod';

/** A process number alone is given again; with the moment of its start and its command line it is one process only. */
export const merkmalSchema = z.object({ pid: z.number().int().positive(), gestartet: z.string().min(1), befehl: z.string() });
export type Merkmal = z.infer<typeof merkmalSchema>;

/** @returns undefined where no such process runs (a zombie does not run) */
export async function merkmal(pid: number): Promise<Merkmal | undefined> {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

/** True while exactly this process runs. */
export async function istDerselbe(damals: Merkmal): Promise<boolean> {
  const heute = await merkmal(damals.pid);
  return heute?.gestartet === damals.gestartet && heute.befehl === damals.befehl;
}

async function fromProc(pid: number): Promise<Merkmal | undefined> {
  try {
    const [stat, befehl, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
    ]);
    // The name in brackets may hold blanks: the fields are counted behind it. State is the 3rd, start the 22nd.
    const felder = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (felder[0] === 'Z' || felder[0] === 'X') return undefined;
    return { pid, gestartet: `${boot.trim()}/${felder[19]}`, befehl: befehl.replaceAll('\0', ' ').trim() };
  } catch {
    return undefined;
  }
}

async function fromPs(pid: number): Promise<Merkmal | undefined> {
  const frage = (feld: string): Promise<string> =>
    promisify(execFile)('ps', ['-p', String(pid), '-o', `${feld}=`], { env: { ...process.env, LC_ALL: 'C' } }).then(
      ({ stdout }) => stdout.trim(),
      () => '',
    );
  const [gestartet, befehl, zustand] = await Promise.all([frage('lstart'), frage('command'), frage('state')]);
  return gestartet && !zustand.startsWith('Z') ? { pid, gestartet, befehl } : undefined;
}
