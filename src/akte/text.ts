import { z } from 'zod';

/**
 * Text from outside. Names are kept as people write them: any letters, apostrophes, hyphens, also "<b>" (every output
 * escapes). Refused is what cannot be seen and so could deceive or break something: control characters and NUL, halves
 * of characters, direction overrides, invisible fillers; and U+FFFD, the trace of a wrong character encoding.
 * ZWJ and ZWNJ are letters' glue in some scripts and stay.
 */
const VERBOTEN = /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]/u;

/** @returns German text for what is wrong, undefined when the text is fine */
export function findTextfehler(text: string, mehrzeilig = false): string | undefined {
  if (!text.isWellFormed()) return 'Der Text enthält ein unvollständiges Zeichen.';
  if (text.includes('\uFFFD')) return 'Der Text enthält ein Ersatzzeichen: Bitte den Zeichensatz prüfen.';
  if (VERBOTEN.test(mehrzeilig ? text.replaceAll(/[\n\t]/g, '') : text)) return 'Der Text enthält unsichtbare oder Steuerzeichen.';
  return undefined;
}

const glaette = (text: string, mehrzeilig: boolean): string => {
  const nfc = text.normalize('NFC');
  return mehrzeilig ? nfc.replaceAll('\r\n', '\n').trim() : nfc.replaceAll(/\p{Zs}+/gu, ' ').trim();
};

/** A required text of 1 to `max` characters, trimmed, NFC, runs of spaces as one. */
export function zeile(max: number, { mehrzeilig = false }: { mehrzeilig?: boolean } = {}) {
  return z
    .string({ error: (i) => (i.input === undefined ? 'Diese Angabe fehlt.' : 'Hier wird ein Text erwartet.') })
    .max(max * 4, { error: `Höchstens ${max} Zeichen.`, abort: true })
    .transform((text, ctx) => {
      const glatt = glaette(text, mehrzeilig);
      const fehler = findTextfehler(glatt, mehrzeilig) ?? (glatt === '' ? 'Diese Angabe fehlt.' : undefined) ?? (glatt.length > max ? `Höchstens ${max} Zeichen.` : undefined);
      if (fehler === undefined) return glatt;
      ctx.addIssue({ code: 'custom', message: fehler });
      return z.NEVER;
    });
}

/** An optional field: empty text (as forms send it), null and absence are the same. */
export const leerAlsFehlend = <T extends z.ZodType>(schema: T) =>
  z.preprocess((wert) => (wert === null || (typeof wert === 'string' && wert.trim() === '') ? undefined : wert), schema.optional());
