import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

const SPEICHER = '/dev/shm';
const NOETIG = 8 * 1024 ** 3;

/**
 * A run makes hundreds of databases and some browsers and clusters, thousands of small files each. On Linux with enough free
 * memory their temporary folders lie in it; elsewhere everything stays where it was, only slower.
 */
export function legeTempInArbeitsspeicher(): void {
  if (process.env['TMPDIR'] || !genugFrei()) return;
  const ordner = mkdtempSync(join(SPEICHER, 'kooperation-test-'));
  chmodSync(ordner, 0o755); // as root the database runs as another user and must get through
  process.env['TMPDIR'] = ordner;
  process.env['NODE_COMPILE_CACHE'] = join(ordner, 'uebersetzt'); // for the many programs that tests start
  process.once('exit', () => rmSync(ordner, { recursive: true, force: true }));
}

function genugFrei(): boolean {
  try {
    accessSync(SPEICHER, constants.W_OK);
    const { bavail, bsize } = statfsSync(SPEICHER);
    return bavail * bsize >= NOETIG && freemem() >= NOETIG;
  } catch {
    return false;
  }
}
