import { leseModelle } from '../../modelle/lesen.ts';
import { alleKnoten, eingaben } from '../../modelle/moddle.ts';

/** What the models call their tasks and data sheets, and which procedure a task or a letter belongs to. */
export type Modellnamen = { aufgaben: ReadonlyMap<string, { name: string; prozess: string }>; /** by step of a transmission */ schritte: ReadonlyMap<string, string>; /** titles of data sheets */ boegen: ReadonlyMap<string, string> };

export const ohneModelle: Modellnamen = { aufgaben: new Map(), schritte: new Map(), boegen: new Map() };
let geladen: Promise<Modellnamen> | undefined;

/** Diagrams only change with the program: read once. Without them the course of a case is told with less detail. */
export function ladeModellnamen(): Promise<Modellnamen> {
  geladen ??= lese().catch(() => ohneModelle);
  return geladen;
}

async function lese(): Promise<Modellnamen> {
  const { prozesse, boegen } = await leseModelle(new URL('../../../bpmn/', import.meta.url));
  const aufgaben = new Map<string, { name: string; prozess: string }>();
  const schritte = new Map<string, string>();
  for (const { knoten } of prozesse) {
    const prozess = knoten.id;
    for (const k of alleKnoten(knoten)) {
      if (k.$type === 'bpmn:UserTask') aufgaben.set(k.id, { name: k.name ?? k.id, prozess });
      const schritt = /^="([^"]+)"/.exec(eingaben(k).find((e) => e.target === 'schritt')?.source ?? '')?.[1];
      if (schritt) schritte.set(schritt, prozess);
    }
  }
  return { aufgaben, schritte, boegen: new Map(boegen.map(({ bogen }) => [bogen.kuerzel, bogen.titel])) };
}
