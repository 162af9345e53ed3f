import { readFile } from 'node:fs/promises';
import { leseTabellen, type Entscheidung } from './lesen.ts';

const ORDNER = new URL('../../bpmn/', import.meta.url);

/**
 * The decisions of a DMN file below bpmn/, the same that is deployed to the engine.
 * @param datei path below bpmn/, for example `hannover/mietschulden/mietobergrenze.dmn`
 * @throws FachlicherFehler TABELLE_UNLESBAR
 */
export async function ladeTabellen(datei: string, ordner: URL = ORDNER): Promise<Entscheidung[]> {
  return leseTabellen(datei, await readFile(new URL(datei, ordner), 'utf8'));
}
