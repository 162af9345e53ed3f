import { z } from 'zod';

const text = z.string().trim().min(1);
const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/);
const nachricht = z.string().regex(/^[a-z][a-z0-9.-]{2,79}$/);
const prozess = z.string().regex(/^[a-z][a-z0-9-]{2,79}$/);

/** Codes that go to the engine with the message: a field of a Bogen that may (`bogen:<bogen>.<feld>`), `altersgruppe`, or `absender`, the authority that sends. */
const variablen = z.record(name, z.string().regex(/^(altersgruppe|absender|bogen:[a-z0-9.-]+\.[A-Za-z0-9]+)$/)).default({});

/** A condition on a value that is a code: the part is printed only where it has one of these. */
const wenn = z.strictObject({ wert: z.string().regex(/^bogen:/), ist: z.array(text).min(1) });
const absatz = z.strictObject({ titel: text.optional(), text: text.optional(), punkte: z.array(text).optional(), wenn: wenn.optional() });

export const briefSchema = z.strictObject({
  /** `<vereinbarung>.<form>`, stored as `dokument.art`. */
  kuerzel: z.string().regex(/^[a-z][a-z0-9.-]{2,59}$/),
  /** Stands in the PDF metadata and in the Akte: the form, never a person. So it has no placeholders. */
  titel: text.refine((t) => !t.includes('{{'), 'The title has no placeholders.'),
  betreff: text,
  klausel: z.string().optional(),
  /** Usual number of pages with the cover of a fax. */
  seiten: z.int().min(1).max(20).default(2),
  /**
   * BRIEF: for a window envelope, by fax after the cover. FAX: the shorter head of a letter that always goes by fax.
   * ERKLAERUNG: what somebody reads and signs; no recipient's address, no close, the form follows on the same page.
   */
  layout: z.enum(['BRIEF', 'FAX', 'ERKLAERUNG']).default('BRIEF'),
  /** "Guten Tag," before the first paragraph. */
  anrede: z.boolean().default(true),
  /** The first stands before the table, the others after it; the last one stays on a page with the close. */
  absaetze: z.array(z.union([text.transform((t): z.infer<typeof absatz> => ({ text: t })), absatz])).min(1),
  angaben: z.array(z.tuple([text, text])).default([]),
  /** A form to be filled in by hand and sent back, on a page of its own. */
  vordruck: z.strictObject({ titel: text, zeilen: z.array(text).default([]), kaestchen: z.array(z.tuple([text, z.array(text).min(1).max(4)])).default([]) }).optional(),
  /** Who signs, below the close; the sender where it is left out. */
  schlussFunktion: text.optional(),
  ausdruck: z.literal(true).optional(),
  ohneZeichen: z.literal(true).optional(),
  /** The letter covers a document that is passed through and not kept. `bestaetigung`: what the person who uploads it confirms; `behoerden`: who sends it. */
  durchleitung: z.strictObject({ art: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/), bezeichnung: text, bestaetigung: text.optional(), behoerden: z.array(z.string()).min(1).optional() }).optional(),
  intern: z.discriminatedUnion('art', [
    z.strictObject({ art: z.literal('START'), nachricht, prozess, variablen }),
    z.strictObject({ art: z.literal('NACHRICHT'), nachricht, prozess, variablen }),
    z.strictObject({ art: z.literal('ENDE') }),
    z.strictObject({ art: z.literal('POSTEINGANG') }),
  ]),
  /** Entries of these data sheets come into the recipient's file, with the fields that the letter shows. */
  uebernimmt: z.array(z.string()).default([]),
});
/** A letter as data: what it says, and what its arrival means where the recipient works in this system. */
export type Brief = z.output<typeof briefSchema>;
export type Absatz = Brief['absaetze'][number];
export type Vordruck = NonNullable<Brief['vordruck']>;
