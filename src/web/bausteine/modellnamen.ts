import { leseModelle } from '../../modelle/lesen.ts';
import { alleKnoten, eingaben } from '../../modelle/moddle.ts';
import { MODELLE } from '../../vereinbarung.ts';

/** What the models call their tasks and data sheets, and which procedure a task or a letter belongs to. */
export type Modellnamen = { aufgaben: ReadonlyMap<string, { name: string; prozess: string }>; /** by step of a transmission */ schritte: ReadonlyMap<string, string>; /** titles of data sheets */ boegen: ReadonlyMap<string, string>; /** `<process>|<element>`, and the process alone */ elemente: ReadonlyMap<string, string>; /** `<process>|<Fristart>` to the step at which it runs */ fristen: ReadonlyMap<string, string> };

export const ohneModelle: Modellnamen = { aufgaben: new Map(), schritte: new Map(), boegen: new Map(), elemente: new Map(), fristen: new Map() };
let geladen: Promise<Modellnamen> | undefined;

/** Diagrams only change with the program: read once. Without them the course of a case is told with less detail. */
export function ladeModellnamen(): Promise<Modellnamen> {
  geladen ??= lese().catch(() => ohneModelle);
  return geladen;
}

async function lese(): Promise<Modellnamen> {
  const { prozesse, boegen } = await leseModelle(MODELLE);
  const aufgaben = new Map<string, { name: string; prozess: string }>();
  const [schritte, elemente, fristen] = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()];
  for (const { knoten } of prozesse) {
    const prozess = knoten.id;
    if (knoten.name) elemente.set(prozess, glatt(knoten.name));
    for (const k of alleKnoten(knoten)) {
      if (k.name) elemente.set(`${prozess}|${k.id}`, glatt(k.name));
      const fristart = wert(eingaben(k).find((e) => e.target === 'fristart')?.source);
      if (fristart && k.name) fristen.set(`${prozess}|${fristart}`, glatt(k.name));
      if (k.$type === 'bpmn:UserTask') aufgaben.set(k.id, { name: k.name ?? k.id, prozess });
      const schritt = wert(eingaben(k).find((e) => e.target === 'schritt')?.source);
      if (schritt) schritte.set(schritt, prozess);
    }
  }
  return { aufgaben, schritte, elemente, fristen, boegen: new Map(boegen.map(({ bogen }) => [bogen.kuerzel, bogen.titel])) };
}

/** A text that an input mapping sets. */
const wert = (quelle: string | undefined): string | undefined => /^="([^"]+)"/.exec(quelle ?? '')?.[1];
/** Names have line breaks where the drawing needs them. */
const glatt = (name: string): string => name.replaceAll(/\s+/g, ' ').trim();
