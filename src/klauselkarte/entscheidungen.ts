import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { readModelle } from '../camunda/deploy.ts';
import type { Entscheidung } from './karte.ts';

const liste = <T extends z.ZodType>(eintrag: T) => z.preprocess((wert) => (wert === undefined || wert === '' ? [] : [wert].flat()), z.array(eintrag));
const eigenschaft = z.object({ name: z.string().optional(), value: z.string().optional() });
const erweiterungen = z.object({ properties: z.object({ property: liste(eigenschaft) }).optional() }).or(z.literal('')).optional();
const datei = z.object({ definitions: z.object({ decision: liste(z.object({ id: z.string(), name: z.string().optional(), extensionElements: erweiterungen })) }) });

/** The decisions of all DMN files below `ordner`, with the clauses in their zeebe property `klausel`. A file that cannot be read has none: the check of the models reports it. */
export async function leseEntscheidungen(ordner: URL): Promise<Entscheidung[]> {
  const modelle = (await readModelle(ordner)).filter(({ name }) => name.endsWith('.dmn'));
  return modelle.flatMap(({ name, inhalt }) => leseEntscheidungstabellen(name, inhalt.toString('utf8')));
}

export function leseEntscheidungstabellen(name: string, xml: string): Entscheidung[] {
  if (/<!DOCTYPE/i.test(xml)) return [];
  const gelesen = datei.safeParse(new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', removeNSPrefix: true, parseAttributeValue: false }).parse(xml));
  return (gelesen.data?.definitions.decision ?? []).map((e) => {
    const eigenschaften = e.extensionElements ? (e.extensionElements.properties?.property ?? []) : [];
    const klauseln = eigenschaften.filter((p) => p.name === 'klausel').flatMap((p) => (p.value ?? '').split(',').map((id) => id.trim()).filter(Boolean));
    return { datei: name, id: e.id, name: e.name ?? '', klauseln };
  });
}
