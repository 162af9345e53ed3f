import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Ablage, erzeugeSalz } from '../../src/durchleitung/ablage.ts';

const GEHEIMNIS = 'geheimnis-der-installation-mit-mindestens-32-zeichen';
const INHALT = Buffer.from('%PDF-1.7 Federweissgaessle');
let ordner: string;
let ablage: Ablage;
beforeEach(async () => {
  ordner = join(await mkdtemp(join(tmpdir(), 'kooperation-ablage-')), 'durchleitung');
  ablage = new Ablage(ordner, GEHEIMNIS);
});
afterEach(() => rm(join(ordner, '..'), { recursive: true }));

async function lege(id: string = randomUUID()): Promise<{ id: string; salz: Buffer; datei: string }> {
  const salz = erzeugeSalz();
  await ablage.lege(id, salz, INHALT);
  return { id, salz, datei: join(ordner, `${id}.verschluesselt`) };
}

describe('the folder of documents that are passed through', () => {
  it('gives back what was put in, for our user only and unreadable as it lies there', async () => {
    const { id, salz, datei } = await lege();
    expect(await ablage.lies(id, salz)).toEqual(INHALT);
    expect((await readFile(datei)).includes('Federweissgaessle')).toBe(false);
    expect((await stat(datei)).mode & 0o777).toBe(0o600);
    expect((await stat(ordner)).mode & 0o777).toBe(0o700);
    expect(await readdir(ordner)).toHaveLength(1);
  });

  it('gives nothing back without the very salt, the secret of the installation and the name of the file', async () => {
    const { id, salz, datei } = await lege();
    expect(await ablage.lies(id, erzeugeSalz())).toBeNull();
    expect(await new Ablage(ordner, `${GEHEIMNIS}!`).lies(id, salz)).toBeNull();
    const anderer = randomUUID();
    await writeFile(join(ordner, `${anderer}.verschluesselt`), await readFile(datei));
    expect(await ablage.lies(anderer, salz)).toBeNull();
  });

  it.each([['changed', (b: Buffer) => b.fill(1, 30, 31)], ['cut short', (b: Buffer) => b.subarray(0, 20)], ['empty', () => Buffer.alloc(0)]] as const)('gives nothing back of a file that was %s', async (_, verdirb) => {
    const { id, salz, datei } = await lege();
    await writeFile(datei, verdirb(await readFile(datei)));
    expect(await ablage.lies(id, salz)).toBeNull();
  });

  it('says that something is gone, and that it cannot be read, as two different things', async () => {
    const { id, salz } = await lege();
    expect(await ablage.lies(randomUUID(), salz)).toBeNull();
    await rm(ordner, { recursive: true });
    await writeFile(ordner, 'a file where the folder should be');
    await expect(ablage.lies(id, salz)).rejects.toThrow('ENOTDIR');
  });
});
