import { leseModelle } from '../../modelle/lesen.ts';
import { alleKnoten } from '../../modelle/moddle.ts';
import { MODELLE } from '../../vereinbarung.ts';

let geladen: Promise<ReadonlyMap<string, string>> | undefined;

/** What the diagrams call their elements: `<process>|<element>` to its name; the process alone to the name of the procedure. Read once. */
export function ladeSchrittnamen(): Promise<ReadonlyMap<string, string>> {
  geladen ??= lese().catch(() => new Map());
  return geladen;
}

async function lese(): Promise<Map<string, string>> {
  const { prozesse } = await leseModelle(MODELLE);
  const namen = new Map<string, string>();
  for (const { knoten } of prozesse) {
    if (knoten.name) namen.set(knoten.id, glatt(knoten.name));
    for (const k of alleKnoten(knoten)) if (k.name) namen.set(`${knoten.id}|${k.id}`, glatt(k.name));
  }
  return namen;
}

const glatt = (name: string): string => name.replaceAll(/\s+/g, ' ').trim();
