import { leseModelle } from '../../modelle/lesen.ts';
import { MODELLE } from '../../vereinbarung.ts';
import { alleKnoten, eingaben } from '../../modelle/moddle.ts';

let geladen: Promise<ReadonlyMap<string, string>> | undefined;

/**
 * At which step of a diagram a Frist runs: `<process>|<Fristart>` to the name of the element that sets it. Diagrams only change with the
 * program: read once; without them the step is not named.
 */
export function ladeFristschritte(): Promise<ReadonlyMap<string, string>> {
  geladen ??= lese().catch(() => new Map());
  return geladen;
}

async function lese(): Promise<Map<string, string>> {
  const { prozesse } = await leseModelle(MODELLE);
  const schritte = new Map<string, string>();
  for (const { knoten } of prozesse) {
    for (const k of alleKnoten(knoten)) {
      const fristart = /^="([^"]+)"/.exec(eingaben(k).find((e) => e.target === 'fristart')?.source ?? '')?.[1];
      if (fristart && k.name) schritte.set(`${knoten.id}|${fristart}`, k.name.replaceAll(/\s+/g, ' '));
    }
  }
  return schritte;
}
