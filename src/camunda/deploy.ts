import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MODELLE } from '../vereinbarung.ts';
import type { Ausgerollt, Camunda, Datei } from './client.ts';

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
 * Deploys models: forms and decisions first, because Tasklist shows raw variables when a task exists before its form; then
 * all diagrams at once, so that a refused diagram leaves every procedure as it was. The bytes are sent as they are. Files that
 * have not changed make no new version.
 * @throws TechnischerFehler CAMUNDA_INVALID_ARGUMENT when the engine refuses a model
 * @returns what the engine made of them, in the order of deployment
 */
export async function deployDateien(camunda: Pick<Camunda, 'deploy'>, dateien: readonly Datei[]): Promise<Ausgerollt[]> {
  const schritte = [dateien.filter((m) => !istDiagramm(m)), dateien.filter(istDiagramm)].filter((s) => s.length > 0);
  const ausgerollt: Ausgerollt[] = [];
  for (const schritt of schritte) ausgerollt.push(...(await camunda.deploy(schritt)));
  return ausgerollt;
}

/**
 * The same for the files below `ordner`.
 * @param nur which of them, by name; all without it
 */
export async function deployModelle(camunda: Pick<Camunda, 'deploy'>, ordner: URL = MODELLE, nur: (name: string) => boolean = () => true): Promise<Ausgerollt[]> {
  return deployDateien(camunda, (await readModelle(ordner)).filter((m) => nur(m.name)));
}
