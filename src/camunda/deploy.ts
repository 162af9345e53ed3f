import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Camunda, Datei } from './client.ts';

const ENDUNGEN = /\.(?:bpmn|dmn|form)$/;
const istDiagramm = (datei: Datei): boolean => datei.name.endsWith('.bpmn');

/** Every model below `ordner`, by name. The name is the path below it with `/`: another path would be another resource. */
export async function readModelle(ordner: URL): Promise<Datei[]> {
  const wurzel = fileURLToPath(ordner);
  const namen = (await readdir(wurzel, { recursive: true })).map((n) => n.split(sep).join('/'));
  const modelle = namen.filter((n) => ENDUNGEN.test(n) && !n.startsWith('element-templates/')).toSorted();
  return Promise.all(modelle.map(async (name) => ({ name, inhalt: await readFile(join(wurzel, name)) })));
}

/**
 * Deploys the models: forms and decisions first, because Tasklist shows raw variables when a task exists before its form; then
 * all diagrams at once, so that a refused diagram leaves every procedure as it was. The bytes are sent as they are. Files that
 * have not changed make no new version.
 * @param nur which of them, by name; all without it
 * @throws TechnischerFehler CAMUNDA_INVALID_ARGUMENT when the engine refuses a model
 * @returns the names of the files, in the order of deployment
 */
export async function deployModelle(camunda: Pick<Camunda, 'deploy'>, ordner: URL = new URL('../../bpmn/', import.meta.url), nur: (name: string) => boolean = () => true): Promise<string[]> {
  const modelle = (await readModelle(ordner)).filter((m) => nur(m.name));
  const schritte = [modelle.filter((m) => !istDiagramm(m)), modelle.filter(istDiagramm)].filter((s) => s.length > 0);
  for (const schritt of schritte) await camunda.deploy(schritt);
  return schritte.flat().map((m) => m.name);
}
