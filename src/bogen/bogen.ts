import { z } from 'zod';
import { FachlicherFehler } from '../fehler.ts';

const text = z.string().min(1);
const code = z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/);
const auswahl = z.record(code, text);
const grund = {
  name: z.string().regex(/^[a-z][A-Za-z0-9]{1,39}$/),
  titel: text,
  hilfe: text.optional(),
  /** Why it is asked, where the law is not obvious: behind a fold beside the field. */
  wozu: z.strictObject({ text, klausel: text.optional(), norm: text.optional() }).optional(),
  /** With `wenn`: required when the question is asked. */
  pflicht: z.boolean().default(false),
  /** Goes to the engine: codes, dates, numbers and sums only. */
  variable: z.boolean().default(false),
  /** Asked only where an earlier choice has one of these values; of a JA_NEIN `JA` or `NEIN`. */
  wenn: z.strictObject({ feld: z.string(), ist: z.array(z.string()).min(1) }).optional(),
};

const bogenfeld = z.discriminatedUnion('art', [
  z.strictObject({ ...grund, art: z.literal('AUSWAHL'), auswahl }),
  z.strictObject({ ...grund, art: z.literal('MEHRFACH'), auswahl }),
  z.strictObject({ ...grund, art: z.literal('JA_NEIN') }),
  z.strictObject({ ...grund, art: z.literal('DATUM'), nichtZukunft: z.boolean().default(false), nichtVergangenheit: z.boolean().default(false) }),
  z.strictObject({ ...grund, art: z.literal('GANZZAHL'), min: z.int().min(0).default(0), max: z.int().max(1_000_000).default(1_000_000) }),
  z.strictObject({ ...grund, art: z.literal('BETRAG') }),
  z.strictObject({ ...grund, art: z.literal('ZEILE') }),
  z.strictObject({ ...grund, art: z.literal('TEXT') }),
]);
export type Bogenfeld = z.infer<typeof bogenfeld>;

const ALS_VARIABLE = new Set(['AUSWAHL', 'JA_NEIN', 'DATUM', 'GANZZAHL', 'BETRAG']);
/** Names that every start or message of a procedure has already. */
const VERGEBEN = new Set(['aktenzeichen', 'behoerde', 'vereinbarung', 'vorgang', 'eingangAm', 'altersgruppe', 'nummer']);
const nachricht = z.string().regex(/^[a-z][a-z0-9.-]{2,79}$/);
const prozess = z.string().regex(/^[a-z][a-z0-9-]{2,59}$/);

/**
 * A data sheet of an agreement (`*.bogen.json` below `bpmn/<vereinbarung>/`): what people enter in the Akte for a procedure. It begins
 * the procedure, tells it something by a message, or is only kept until a worker reads it after a task.
 */
export const bogenSchema = z
  .strictObject({
    /** `<vereinbarung>.<name>` */
    kuerzel: z.string().regex(/^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+$/).max(80),
    titel: text,
    hinweis: text.optional(),
    /** Who fills it; without both, everybody who works on cases of the agreement. */
    rollen: z.array(z.string()).min(1).optional(),
    behoerden: z.array(z.string()).min(1).optional(),
    klausel: z.string().optional(),
    /** The procedure it belongs to; `beginnt` names it otherwise. */
    prozess: prozess.optional(),
    beginnt: z.strictObject({ prozess, nachricht, akte: z.enum(['PERSON', 'HAUSHALT']), /** on the page "Neu erfassen" */ beschreibung: text.optional(), /** the tour of the first steps begins with it */ rundgang: z.boolean().optional() }).optional(),
    nachricht: nachricht.optional(),
    /** Adds the number of the entry to the message as `nummer`. */
    runde: z.boolean().default(false),
    felder: z.array(bogenfeld).min(1),
  })
  .superRefine((bogen, ctx) => {
    const melde = (wo: string, message: string): void => ctx.addIssue({ code: 'custom', path: [wo], message });
    if ((bogen.prozess === undefined) === (bogen.beginnt === undefined)) melde('prozess', 'Ein Bogen nennt sein Verfahren einmal: mit „prozess“ oder in „beginnt“.');
    if (bogen.runde && !bogen.nachricht) melde('runde', 'Eine Nummer gibt es nur in einer Nachricht.');
    bogen.felder.forEach((feld, i) => {
      for (const fehler of feldfehler(feld, bogen.felder.slice(0, i))) melde(`felder.${feld.name}`, fehler);
    });
  });
export type Bogen = z.infer<typeof bogenSchema>;
export type Bogenwert = string | number | boolean | string[];
/** What was entered, by field name; a field that was left empty is not there. */
export type Bogenangaben = Record<string, Bogenwert>;

function feldfehler(feld: Bogenfeld, davor: readonly Bogenfeld[]): string[] {
  const fehler: string[] = [];
  if (VERGEBEN.has(feld.name)) fehler.push('Dieser Name ist schon vergeben.');
  if (davor.some((f) => f.name === feld.name)) fehler.push('Dieser Name kommt zweimal vor.');
  if (feld.variable && !ALS_VARIABLE.has(feld.art)) fehler.push('Freier Text und Mehrfachauswahl gehören in die Akte und werden keine Variable.');
  if (feld.art === 'BETRAG' && !feld.name.endsWith('Cent')) fehler.push('Der Name eines Betrags endet mit „Cent“.');
  if ('auswahl' in feld && Object.keys(feld.auswahl).length < 2) fehler.push('Eine Auswahl hat mindestens zwei Werte.');
  if (feld.wenn) {
    const quelle = davor.find((f) => f.name === feld.wenn?.feld);
    const moeglich = quelle ? Object.keys(wahlVon(quelle)) : [];
    if (!quelle || quelle.art === 'MEHRFACH') fehler.push('„wenn“ nennt eine frühere Auswahl oder Ja-Nein-Frage.');
    else if (feld.wenn.ist.some((wert) => !moeglich.includes(wert))) fehler.push('„wenn“ nennt einen Wert, den es dort nicht gibt.');
  }
  return fehler;
}

/** The choices of a field with their words; none where it has no choices. */
export function wahlVon(feld: Bogenfeld): Readonly<Record<string, string>> {
  if (feld.art === 'JA_NEIN') return { JA: 'Ja', NEIN: 'Nein' };
  return 'auswahl' in feld ? feld.auswahl : {};
}

/** The code of a choice that was made: of a Ja-Nein question `JA` or `NEIN`. */
export const alsCode = (wert: Bogenwert | undefined): string | undefined => (typeof wert === 'boolean' ? (wert ? 'JA' : 'NEIN') : typeof wert === 'string' ? wert : undefined);

/** Id of the BPMN process to which the sheet belongs. */
export const prozessVon = (bogen: Bogen): string => bogen.beginnt?.prozess ?? bogen.prozess ?? '';
export const feldVon = (bogen: Bogen, name: string): Bogenfeld | undefined => bogen.felder.find((f) => f.name === name);

/** @throws FachlicherFehler BOGEN_UNBEKANNT */
export function findeBogen(v: { kuerzel: string; boegen: readonly Bogen[] }, kuerzel: string): Bogen {
  const bogen = v.boegen.find((b) => b.kuerzel === kuerzel);
  if (!bogen) throw new FachlicherFehler('BOGEN_UNBEKANNT', `Den Bogen „${kuerzel}“ gibt es in der Vereinbarung „${v.kuerzel}“ nicht.`);
  return bogen;
}

/** What the engine is told: every field marked `variable`, null where nothing was entered. Codes, true/false, local dates, integers, integer Cent. */
export function variablenVon(bogen: Bogen, angaben: Bogenangaben): Record<string, string | number | boolean | null> {
  return Object.fromEntries(bogen.felder.filter((f) => f.variable).map((f) => {
    const wert = angaben[f.name];
    return [f.name, wert === undefined || Array.isArray(wert) ? null : wert];
  }));
}
