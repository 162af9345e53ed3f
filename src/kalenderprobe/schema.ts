import { z } from 'zod';
import { HOECHSTENS_BYTES, modellname } from '../werkstatt/modell.ts';

const tag = z.iso.date();
const einheit = z.enum(['WERKTAG', 'TAG', 'MONAT']);

/** Body of `POST /api/werkstatt/kalenderprobe`. */
export const probeAnfrage = z.strictObject({
  name: modellname,
  /** XML of the diagram, saved or not */
  inhalt: z.string().max(HOECHSTENS_BYTES),
  /** the day on which the case begins, local */
  beginn: tag,
  /** whose Feiertage; that of the agreement when missing */
  land: z.enum(['NI', 'NW']).optional(),
  /** `NACHEINANDER`: each deadline is used to its end before what comes after it begins. `SOFORT`: all begin on that day. */
  annahme: z.enum(['NACHEINANDER', 'SOFORT']).default('NACHEINANDER'),
  /** What the person assumes for an element: its begin (of a Termin, the day itself), its length where the case decides about it. */
  vorgaben: z.record(z.string().max(200), z.strictObject({ beginn: tag.optional(), laenge: z.int().min(1).max(1000).optional() })).default({}),
});
export type ProbeAnfrage = z.output<typeof probeAnfrage>;

export const probeZeile = z.object({
  element: z.string(),
  name: z.string(),
  /** name of the process */
  ablauf: z.string(),
  fristart: z.string().nullable(),
  bezeichnung: z.string(),
  klausel: z.string().nullable(),
  /** FEEL of the case in which it is so long; null: always, or else */
  bedingung: z.string().nullable(),
  /** true: a day of the case (terminAm), which can only be assumed */
  termin: z.boolean(),
  beginn: tag,
  /** why it begins then, German */
  beginnWeil: z.string(),
  laenge: z.int().nullable(),
  einheit: einheit.nullable(),
  /** null: the case decides about it, see `offen` */
  frist: z.object({ ende: tag, ablauf: z.string().describe('Zeitpunkt nach dem Ende, ISO 8601'), vorfrist: z.string().describe('Zeitpunkt der Warnung, ISO 8601'), schritte: z.array(z.string()) }).nullable(),
  /** why there is no date, German */
  offen: z.string().nullable(),
});
export type ProbeZeile = z.infer<typeof probeZeile>;

export const probeAntwort = z.object({ land: z.enum(['NI', 'NW']), zeilen: z.array(probeZeile) });
