import type { z } from 'zod';
import { leseAusdruck } from '../feel.ts';
import { eingaben as zuordnungen } from '../moddle.ts';
import { melder, type Regel } from '../pruefung.ts';
import { pflichtfelder } from '../wirkung.ts';

const melde = melder('eingaben');

/** Every variable that a worker demands is there, and what the diagram configures fits its schema. */
export const eingaben: Regel = (p) => [
  ...p.geklaerteAuftraege.flatMap(({ prozess, knoten, typ, verfuegbar }) => {
    const arbeiter = p.arbeiter.get(typ);
    const fehlend = arbeiter ? pflichtfelder(arbeiter.eingabe, 'EINGABE').filter((name) => !verfuegbar.has(name)) : [];
    return fehlend.map((name) => melde(prozess, knoten, `„${typ}“ braucht die Variable „${name}“; sie ist hier nicht auf jedem Weg vorhanden.`));
  }),
  ...p.auftraege.flatMap(({ prozess, knoten, typ }) => {
    const schema: Record<string, z.ZodType | undefined> = p.arbeiter.get(typ)?.eingabe.shape ?? {};
    return zuordnungen(knoten).flatMap(({ source = '', target = '' }) => {
      const { konstante } = leseAusdruck(source);
      if (konstante === undefined || schema[target]?.safeParse(konstante).success !== false) return [];
      return [melde(prozess, knoten, `Der Wert ${source} passt nicht zur Eingabe „${target}“ von „${typ}“.`)];
    });
  }),
];
