import { MODELLE } from '../vereinbarung.ts';
import { leseModelle } from './lesen.ts';

let geladen: Promise<ReadonlyMap<string, string>> | undefined;

/** The id of the process with this name in the diagrams, for programs that tell only the name. Read once. */
export async function findProzessMitNamen(name: string): Promise<string | undefined> {
  geladen ??= leseModelle(MODELLE).then(({ prozesse }) => new Map(prozesse.map(({ knoten }) => [knoten.name ?? knoten.id, knoten.id])));
  geladen.catch(() => (geladen = undefined));
  return (await geladen).get(name);
}
