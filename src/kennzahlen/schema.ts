import { z } from 'zod';

/** What can be counted: a part of the Akte each, with its days, marks and sums (`src/akte/kennzahlen/quellen.ts`). */
export const QUELLEN = ['FALL', 'LAUF', 'FRIST', 'ARBEIT', 'BOGEN', 'ENTSCHEIDUNG', 'ZAHLUNG', 'UEBERMITTLUNG', 'VERWEIS', 'NACHSORGE', 'MIETSCHULDEN', 'ABLEHNUNGSGRUND', 'ERSTATTUNG'] as const;
export type Quellenname = (typeof QUELLEN)[number];

const kuerzel = z.string().regex(/^[a-z][a-z0-9-]{2,39}$/);
/** A mark of what is counted, e.g. `stand`; `feld:<name>` is a choice in a data sheet. */
const merkmal = z.string().regex(/^(?:[a-z][A-Za-z0-9]{1,30}|feld:[a-z][A-Za-z0-9]{1,39})$/);
const code = z.string().min(1).max(80);
const worte = z.record(merkmal, z.record(code, z.string().min(1))).default({});

/** What stands in a column that is no mark: how many, in how many Akten, a sum in Cent, the same for one Akte, an average in days. */
const mass = z.string().regex(/^(?:ANZAHL|AKTEN|(?:SUMME|JE_AKTE|TAGE):[a-z][A-Za-z]{1,30})$/);

/**
 * A figure as data: what is counted, from which day on, and by what it is divided. There is no query in it: the names stand for
 * parts of queries that are the program's.
 */
export const kennzahlSchema = z
  .strictObject({
    kuerzel,
    titel: z.string().min(1).max(80),
    /** Clauses whose effect it shows. */
    klauseln: z.array(z.string()).default([]),
    /** For people: what one of the counted things is. */
    gezaehlt: z.string().min(1),
    /** For people: which day decides. */
    ab: z.string().min(1),
    quelle: z.enum(QUELLEN),
    /** The day that has to lie in the period; without one it is counted what is so today. */
    zeitpunkt: merkmal.optional(),
    /** Only at these authorities. */
    behoerden: z.array(z.string()).min(1).optional(),
    /** Only where the mark has one of these codes. */
    wo: z.record(merkmal, z.array(code).min(1)).default({}),
    /** A procedure that is left out. */
    ohneProzess: z.string().optional(),
    zeilen: z.array(merkmal).min(1).max(2),
    /** Either columns by a mark, or by measures. */
    spalten: merkmal.optional(),
    masse: z.array(mass).min(1).default(['ANZAHL']),
    /** A share beside each row: this column of the sum of those. */
    anteil: z.strictObject({ titel: z.string().min(1), spalte: code, von: z.array(code).min(1) }).optional(),
    /** Whether a line of sums makes sense. */
    summe: z.boolean().default(true),
    /** German words for codes; their order is that of rows and columns. */
    worte,
    diagramm: z.enum(['BALKEN', 'GESTAPELT']).nullable().default('BALKEN'),
    /** For those who see the cases only: what it counts is in other figures too, and together they would tell small numbers. */
    intern: z.boolean().default(false),
    /** Part of the agenda of the exchange. */
    austausch: z.boolean().default(true),
  })
  .refine((k) => k.spalten === undefined || k.masse.length === 1, { message: 'Spalten nach einem Merkmal zählen nur Anzahlen.', path: ['masse'] })
  .refine((k) => k.anteil === undefined || k.spalten !== undefined, { message: 'Ein Anteil braucht Spalten.', path: ['anteil'] });
export type Kennzahl = z.infer<typeof kennzahlSchema>;

/** `kennzahlen.json` of an agreement. */
export const kennzahlenSchema = z.strictObject({
  /** By Fristart: who has to act while it runs, as people read it. Not named: the authority itself. */
  wartetAuf: z.record(z.string(), z.string().min(1)).default({}),
  /** Words for codes of the agreement, beside those of `vereinbarung.json`. */
  worte,
  kennzahlen: z.array(kennzahlSchema).refine((alle) => new Set(alle.map((k) => k.kuerzel)).size === alle.length, 'Jedes Kürzel einmal.').default([]),
});
export type Kennzahlen = z.infer<typeof kennzahlenSchema>;

/** The period of a count, local dates, inclusive, and the beginning of the post codes it is about. */
export type Auswahl = { von: string; bis: string; plz?: string };
