import { z } from 'zod';
import { FachlicherFehler } from '../../fehler.ts';

/** Text of a form: PostgreSQL can hold neither NUL nor half a surrogate pair; control signs have no place in a file. */
// oxlint-disable-next-line no-control-regex
const UNZULAESSIG = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
export const formText = (laenge: number): z.ZodType<string> =>
  z
    .string()
    .max(laenge, `Bitte höchstens ${laenge} Zeichen.`)
    .refine((t) => !UNZULAESSIG.test(t) && t.isWellFormed(), 'Der Text enthält unzulässige Zeichen. Bitte schreiben Sie ihn neu.');

export const pflichtText = (laenge: number, fehlt: string): z.ZodType<string> => formText(laenge).pipe(z.string().min(1, fehlt));

/** A day that exists, from 2000 on, as browsers send it. */
export const formDatum = (fehlt: string): z.ZodType<string> =>
  z.iso.date(fehlt).refine((d) => d >= '2000-01-01' && d <= '2099-12-31', 'Bitte ein Datum zwischen 2000 und 2099 angeben.');

/** `''` is "not given". */
export const optional = <T>(schema: z.ZodType<T>): z.ZodType<T | null> => z.union([z.literal('').transform(() => null), schema]) as unknown as z.ZodType<T | null>;

export const AKTENZEICHEN = /^[0-9A-Z.]{1,20}-[0-9]{4}-[0-9]{6}$/;
/** The Aktenzeichen, or a later run of a procedure in the same Akte. */
export const VORGANG = /^[0-9A-Z.]{1,20}-[0-9]{4}-[0-9]{6}(?:[.][0-9]{1,4})?$/;

/** One message per field: the first. Keys are field names, nested ones joined by dots. */
export function fehlerJeFeld(fehler: z.ZodError): Record<string, string> {
  const jeFeld: Record<string, string> = {};
  for (const problem of fehler.issues) jeFeld[problem.path.join('.')] ??= problem.message;
  return jeFeld;
}

/** A domain refusal shown beside the field it concerns. @throws anything else */
export function alsFeldfehler(fehler: unknown, feld: string): Record<string, string> {
  if (fehler instanceof FachlicherFehler) return { [feld]: fehler.message };
  throw fehler;
}
