import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { HOECHSTGROESSE } from '../akte/mitteilung-lesen.ts';

/** Names come as bytes: a name that is no UTF-8 must not stop the folder. */
export type Pfad = Buffer;
export const pfadIn = (ordner: string, name: Buffer): Pfad => Buffer.concat([Buffer.from(join(ordner, '/')), name]);

/** Tells whether a file has changed. Regular files and links only, undefined for everything else or when it is gone. */
export async function signatur(pfad: Pfad): Promise<{ art: 'DATEI' | 'VERWEIS'; merkmal: string } | undefined> {
  const s = await lstat(pfad, { bigint: true }).catch(() => undefined);
  if (!s || !(s.isFile() || s.isSymbolicLink())) return undefined;
  return { art: s.isFile() ? 'DATEI' : 'VERWEIS', merkmal: `${s.ino}:${s.size}:${s.mtimeNs}` };
}

/** At most one byte more than a notice may have, so that a huge file is recognised without being read. */
export type Inhalt = { bytes: Buffer; merkmal: string };

/** Never follows a link, never waits for a pipe. @throws when the file cannot be opened or read */
export async function liesDatei(pfad: Pfad): Promise<Inhalt> {
  const datei = await open(pfad, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const s = await datei.stat({ bigint: true });
    const puffer = Buffer.alloc(Number(s.size > HOECHSTGROESSE ? HOECHSTGROESSE + 1 : s.size));
    const { bytesRead } = await datei.read(puffer, 0, puffer.length, 0);
    return { bytes: puffer.subarray(0, bytesRead), merkmal: `${s.ino}:${s.size}:${s.mtimeNs}` };
  } finally {
    await datei.close();
  }
}

/** Short name for the content as it lay there; the same bytes delivered on another day have another one. */
export const kennung = (bytes: Uint8Array, merkmal: string): string => createHash('sha256').update(bytes).update(merkmal).digest('hex').slice(0, 16);

/** Moves a file away under a name that tells nothing about people. */
export async function verschiebe(pfad: Pfad, ordner: string, name: string): Promise<void> {
  await rename(pfad, join(ordner, name));
}
