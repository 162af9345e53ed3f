import { z } from 'zod';
import type { Bogen } from '../bogen/bogen.ts';
import { alsQuelle, gezeigteFelder } from './platzhalter.ts';
import type { Brief } from './schema.ts';

const code = z.union([z.string(), z.number(), z.boolean()]).nullable();

type MitBriefen = { briefe: readonly Brief[]; boegen: readonly Bogen[] };
/** Name of the variable and where its value comes from; `bogen` null: `altersgruppe` or `absender`. */
export type Variablenquelle = { variable: string; bogen: string | null; feld: string };

/** What the arrival of a letter tells the engine: the fields that may and that the letter shows, and what it names beyond. */
export function variablenVon(brief: Brief, boegen: readonly Bogen[]): Variablenquelle[] {
  if (!('variablen' in brief.intern)) return [];
  const uebernommen = brief.uebernimmt.flatMap((kuerzel) => {
    const gezeigt = gezeigteFelder(brief, kuerzel);
    const felder = boegen.find((b) => b.kuerzel === kuerzel)?.felder.filter((f) => f.variable && gezeigt.includes(f.name)) ?? [];
    return felder.map((f) => ({ variable: f.name, bogen: kuerzel, feld: f.name }));
  });
  const genannt = Object.entries(brief.intern.variablen).map(([variable, wert]) => {
    const quelle = alsQuelle(wert);
    return quelle.art === 'BOGEN' ? { variable, bogen: quelle.bogen, feld: quelle.feld } : { variable, bogen: null, feld: wert };
  });
  return [...uebernommen.filter((u) => !genannt.some((g) => g.variable === u.variable && g.bogen === u.bogen && g.feld === u.feld)), ...genannt];
}

/**
 * The messages that letters send on their arrival, with their variables.
 * @param beginn variables of every start of a procedure
 */
export function nachrichtenDerBriefe({ briefe, boegen }: MitBriefen, beginn: Readonly<Record<string, z.ZodType>>): Record<string, z.ZodObject>[] {
  return briefe.flatMap((brief) => {
    const { intern } = brief;
    if (!('nachricht' in intern)) return [];
    const variablen = Object.fromEntries(variablenVon(brief, boegen).map((v) => [v.variable, code]));
    return [{ [intern.nachricht]: z.strictObject({ ...(intern.art === 'START' ? beginn : {}), absender: z.string(), ...variablen }) }];
  });
}
