import type { z } from 'zod';
import type { Arbeiter } from '../camunda/define-worker.ts';
import { leseAusdruck } from './feel.ts';
import type { Modelle } from './lesen.ts';
import { eingaben, ereignis, erweiterung, jobTyp, nachrichtVon, wirftNachricht, type Knoten } from './moddle.ts';

/** What the diagrams are held against. */
export type Umfeld = {
  modelle: Modelle;
  arbeiter: ReadonlyMap<string, Arbeiter>;
  nachrichten: ReadonlyMap<string, z.ZodObject>;
};
export type Namen = ReadonlySet<string>;

const felderVon = { EINGABE: new WeakMap<z.ZodObject, string[]>(), AUSGABE: new WeakMap<z.ZodObject, string[]>() };

/** Keys that are there in every value of the schema. */
export function pflichtfelder(schema: z.ZodObject, richtung: 'EINGABE' | 'AUSGABE'): readonly string[] {
  const bekannt = felderVon[richtung].get(schema);
  if (bekannt) return bekannt;
  const felder = ermittleFelder(schema, richtung);
  felderVon[richtung].set(schema, felder);
  return felder;
}

function ermittleFelder(schema: z.ZodObject, richtung: 'EINGABE' | 'AUSGABE'): string[] {
  return Object.entries(schema.shape).flatMap(([name, feld]) => {
    const def = feld as z.ZodType;
    const fehlbar = richtung === 'EINGABE' ? def.safeParse(undefined).success : def._zod.optout === 'optional';
    return fehlbar ? [] : [name];
  });
}

export const ausgabenVon = (u: Umfeld, typ: string): readonly string[] => {
  const arbeiter = u.arbeiter.get(typ);
  return arbeiter ? pflichtfelder(arbeiter.ausgabe, 'AUSGABE') : [];
};

/** The decision that a business rule task calls. */
export const entscheidungVon = (u: Umfeld, k: Knoten) => u.modelle.entscheidungen.find((e) => e.id === erweiterung(k, 'CalledDecision')?.decisionId);

/** Variables that an element makes by what it does, before any output mapping. */
export function ergebnisse(u: Umfeld, k: Knoten): readonly string[] {
  const typ = jobTyp(k);
  if (typ) return ausgabenVon(u, typ);
  const nachricht = wirftNachricht(k) ? undefined : nachrichtVon(k)?.name;
  if (nachricht) return pflichtfelder(u.nachrichten.get(nachricht) ?? LEER, 'AUSGABE');
  const formId = erweiterung(k, 'FormDefinition')?.formId;
  if (formId) return u.modelle.formulare.filter((f) => f.id === formId).flatMap((f) => f.felder.filter((x) => !x.nurLesen).map((x) => x.schluessel));
  const ergebnis = erweiterung(k, 'CalledDecision')?.resultVariable ?? erweiterung(k, 'Script')?.resultVariable;
  return ergebnis ? [ergebnis] : [];
}
const LEER = { shape: {} } as z.ZodObject;

/** Names that belong to the element itself once its input mappings have been applied, one after the other. */
export function lokaleEingaben(k: Knoten, sichtbar: Namen): Set<string> {
  const lokal = new Set<string>();
  const element = (k.loopCharacteristics && erweiterung(k.loopCharacteristics, 'LoopCharacteristics'))?.inputElement;
  if (element) lokal.add(element);
  for (const { source = '', target = '' } of eingaben(k)) {
    const { noetig } = leseAusdruck(source);
    if (noetig.every((v) => sichtbar.has(v) || lokal.has(v))) lokal.add(target);
  }
  return lokal;
}

export const vereinige = (...mengen: Namen[]): Set<string> => new Set(mengen.flatMap((m) => [...m]));
export const ohne = (a: Namen, b: Namen): Set<string> => new Set([...a].filter((n) => !b.has(n)));
export function schneide(mengen: Namen[]): Set<string> {
  const [erste, ...weitere] = mengen;
  return new Set([...(erste ?? [])].filter((n) => weitere.every((m) => m.has(n))));
}
export const gleich = (a: Namen | undefined, b: Namen): boolean => a !== undefined && a.size === b.size && [...b].every((n) => a.has(n));

/** An interrupting event subprocess is one more way to end the scope around it. An error end is none. */
export const beendetBereich = (k: Knoten): boolean => {
  if (k.triggeredByEvent) return k.flowElements?.some((f) => f.$type === 'bpmn:StartEvent' && f.isInterrupting !== false) ?? false;
  return !k.attachedToRef && !ereignis(k, 'Error');
};
