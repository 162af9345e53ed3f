import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Geheimnisse } from './umgebung.ts';

/** Only we may look in. */
const ordner = (daten: string): string => join(daten, 'geheimnisse');
export const apiSchluesselDatei = (daten: string): string => join(ordner(daten), 'api-schluessel');

/**
 * A secret of the local installation: generated at the first call, afterwards the same.
 * @returns 43 characters, 256 bits
 */
export async function geheimnis(daten: string, name: string): Promise<string> {
  await mkdir(ordner(daten), { recursive: true, mode: 0o700 });
  const datei = join(ordner(daten), name);
  const vorhanden = await readFile(datei, 'utf8').catch(() => '');
  if (vorhanden.trim()) return vorhanden.trim();
  const neu = randomBytes(32).toString('base64url');
  const beiseite = `${datei}.${process.pid}`;
  await writeFile(beiseite, `${neu}\n`, { mode: 0o600 });
  await rm(datei, { force: true });
  await link(beiseite, datei);
  await rm(beiseite);
  return neu;
}

/** What the settings name, and the rest from the data folder. */
export async function readGeheimnisse(config: Config): Promise<Geheimnisse> {
  const daten = config.KOOPERATION_DATEN;
  return {
    sitzung: config.KOOPERATION_SITZUNG_GEHEIMNIS ?? (await geheimnis(daten, 'sitzung')),
    apiSchluessel: config.KOOPERATION_API_SCHLUESSEL ?? (await geheimnis(daten, 'api-schluessel')),
    bericht: config.KOOPERATION_BERICHT_GEHEIMNIS ?? (await geheimnis(daten, 'bericht')),
  };
}
