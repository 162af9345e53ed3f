import type { z } from 'zod';

/** A German remark on a field, e.g. `mieter.0.name`; '' means the whole. */
export type Meldung = { feld: string; text: string };

const SICHTBAR = 60;
/** A name from outside, fit for a message. */
export const zitiere = (name: string): string => {
  // By characters, not halves of them.
  const zeichen = Array.from(name.slice(0, 2 * SICHTBAR + 1));
  const sichtbar = zeichen.slice(0, SICHTBAR).join('').replaceAll(/[\p{C}\u2028\u2029\uFFFD]/gu, '·');
  return zeichen.length > SICHTBAR ? `${sichtbar}…` : sichtbar;
};

const feld = (pfad: readonly PropertyKey[]): string => pfad.map((teil) => zitiere(String(teil))).join('.');

/** Texts for what the schemas leave to zod. Our own messages pass through. */
export const deutsch: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'invalid_type') return 'Diese Angabe ist nicht gültig.';
  if (issue.input === undefined) return 'Diese Angabe fehlt.';
  return issue.expected === 'object' ? 'Hier werden zusammengehörige Angaben erwartet.' : 'Diese Angabe hat die falsche Form.';
};

/** One message per wrong field; unknown names are called by name. At most 50: the rest comes after the first are mended. */
export function alsMeldungen(fehler: z.ZodError): Meldung[] {
  return fehler.issues
    .flatMap((i): Meldung[] =>
      i.code === 'unrecognized_keys'
        ? i.keys.map((name) => ({ feld: feld([...i.path, name]), text: `Das Feld „${zitiere(name)}“ ist nicht vorgesehen.` }))
        : [{ feld: feld(i.path), text: i.message }],
    )
    .slice(0, 50);
}
