import { z } from 'zod';
import { FachlicherFehler } from '../fehler.ts';
import { zitat } from '../recht/datum.ts';
import { fuehreStapelAus } from './stapel.ts';

/** A pure calculation behind a command: checks what it is given and computes. @throws FachlicherFehler */
export type Rechnung = (angaben: unknown) => object;

const MELDUNGEN_HOECHSTENS = 5;

/** For zod: the German text for a missing or wrong value. */
export const muss = (was: string) => ({ error: (i: { input?: unknown }): string => (i.input === undefined ? 'fehlt' : `muss ${was} sein`) });

/** A fact that may be unknown: left out or null, both mean that it is not known. */
export const wahlweise = <T extends z.ZodType>(schema: T) => schema.nullish().transform((wert) => wert ?? undefined);

function text(problem: z.core.$ZodIssue): string {
  if (problem.code === 'unrecognized_keys') return `unbekanntes Feld ${problem.keys.slice(0, MELDUNGEN_HOECHSTENS).map(zitat).join(', ')}`;
  return `${problem.path.join('.')}: ${problem.message}`;
}

/**
 * Puts a strict schema before a calculation: an unknown or wrong field is an error EINGABE_UNGUELTIG, never ignored.
 * The schema checks types only; what a value means is checked by the calculation, with codes of its own.
 */
export function definiereRechnung<F extends z.ZodRawShape>(felder: F, rechne: (angaben: z.infer<z.ZodObject<F>>) => object): Rechnung {
  const schema = z.strictObject(felder);
  return (angaben) => {
    const gelesen = schema.safeParse(angaben);
    if (gelesen.success) return rechne(gelesen.data);
    throw new FachlicherFehler('EINGABE_UNGUELTIG', gelesen.error.issues.slice(0, MELDUNGEN_HOECHSTENS).map(text).join('; '));
  };
}

/**
 * What every calculating command does: once with the options given, or with `--stapel` for each line of standard input.
 * Sets the exit code 1 if a line failed.
 * @throws FachlicherFehler of the calculation, or OPTIONEN_WIDERSPRUCH
 */
export async function rechneAus(rechnung: Rechnung, optionen: { stapel?: boolean; [angabe: string]: unknown }): Promise<void> {
  const { stapel, ...angaben } = optionen;
  if (!stapel) {
    process.stdout.write(`${JSON.stringify(rechnung(angaben))}\n`);
    return;
  }
  if (Object.keys(angaben).length > 0) {
    throw new FachlicherFehler('OPTIONEN_WIDERSPRUCH', 'Mit --stapel stehen alle Angaben in den Zeilen der Standardeingabe, weitere Optionen sind nicht möglich.');
  }
  if (!(await fuehreStapelAus(rechnung, process.stdin, process.stdout))) process.exitCode = 1;
}
