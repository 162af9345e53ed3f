import { z } from 'zod';
import type { Bogen, Bogenfeld } from './bogen.ts';

const art = {
  AUSWAHL: z.string(), MEHRFACH: z.array(z.string()), JA_NEIN: z.boolean(), DATUM: z.iso.date(), GANZZAHL: z.int(), BETRAG: z.int(), ZEILE: z.string(), TEXT: z.string(),
} as const satisfies Record<Bogenfeld['art'], z.ZodType>;

const felder = (bogen: Bogen): Record<string, z.ZodType> => Object.fromEntries(bogen.felder.filter((f) => f.variable).map((f) => [f.name, art[f.art].nullable()]));

/**
 * Every message that a sheet publishes, with its variables. Each is always there, null where nothing was entered.
 * @param beginn variables of every start of a procedure
 */
export function nachrichtenDerBoegen(boegen: readonly Bogen[], beginn: Readonly<Record<string, z.ZodType>>): Record<string, z.ZodObject>[] {
  return boegen.flatMap((bogen) => {
    const { beginnt, nachricht, runde } = bogen;
    const start = beginnt && { [beginnt.nachricht]: z.strictObject({ ...beginn, ...felder(bogen), ...(beginnt.akte === 'PERSON' && { altersgruppe: z.string() }) }) };
    const spaeter = nachricht && { [nachricht]: z.strictObject({ ...felder(bogen), ...(runde && { nummer: z.int() }) }) };
    return [start, spaeter].flatMap((n) => (n ? [n] : []));
  });
}
