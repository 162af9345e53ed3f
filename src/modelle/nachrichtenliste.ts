import { z } from 'zod';
import { beginn } from '../akte/nachrichten.ts';
import { nachrichtenDerBoegen } from '../bogen/nachrichten.ts';
import { nachrichtenDerBriefe } from '../briefe/nachrichten.ts';
import type { Modelle } from './lesen.ts';

/** Every message that is published: by our code and by the agreements' data. Where two publish the same one, only what both bring is there for certain. */
export function alleNachrichten(unsere: Readonly<Record<string, z.ZodObject>>, modelle: Pick<Modelle, 'boegen' | 'briefe'> & Partial<Pick<Modelle, 'vereinbarungen'>>): Map<string, z.ZodObject> {
  const alle = new Map(Object.entries(unsere));
  const [boegen, briefe] = [modelle.boegen.map((b) => b.bogen), modelle.briefe.map((b) => b.brief)];
  const austausche = (modelle.vereinbarungen ?? []).flatMap((v) => (v.austausch ? [{ [v.austausch.beginn]: z.strictObject(beginn) }] : []));
  for (const quelle of [...austausche, ...nachrichtenDerBoegen(boegen, beginn), ...nachrichtenDerBriefe({ boegen, briefe }, beginn)]) {
    for (const [name, schema] of Object.entries(quelle)) alle.set(name, gemeinsam(alle.get(name), schema));
  }
  return alle;
}

function gemeinsam(bisher: z.ZodObject | undefined, schema: z.ZodObject): z.ZodObject {
  if (!bisher) return schema;
  return z.strictObject(Object.fromEntries(Object.entries(bisher.shape).filter(([feld]) => Object.hasOwn(schema.shape, feld))));
}
