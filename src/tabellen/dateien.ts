import { readFile } from 'node:fs/promises';
import { MODELLE } from '../vereinbarung.ts';
import { leseTabellen, type Entscheidung } from './lesen.ts';

/**
 * The decisions of a DMN file of the models, the same that is deployed to the engine.
 * @param datei path below their folder, for example `hannover/mietschulden/mietobergrenze.dmn`
 * @throws FachlicherFehler TABELLE_UNLESBAR
 */
export async function ladeTabellen(datei: string, ordner: URL = MODELLE): Promise<Entscheidung[]> {
  return leseTabellen(datei, await readFile(new URL(datei, ordner), 'utf8'));
}
