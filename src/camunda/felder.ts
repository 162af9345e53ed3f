import { z } from 'zod';

/** The fields that occur in many workers, with the German labels that the modeler shows. */
export const feld = {
  aktenzeichen: z
    .string()
    .regex(/^[0-9A-Z.]{1,20}-\d{4}-\d{6}$/)
    .meta({ title: 'Aktenzeichen' }),
  behoerde: z
    .string()
    .regex(/^[A-Z0-9_]{2,40}$/)
    .meta({ title: 'Behörde', description: 'Die Behörde, in deren Akte geschrieben wird: LHH oder JC' }),
  vereinbarung: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .meta({ title: 'Vereinbarung', description: 'Kürzel des Ordners unter bpmn/' }),
  vorgang: z
    .string()
    .regex(/^[0-9A-Z.]{1,20}-\d{4}-\d{6}(\.\d{1,4})?$/)
    .nullish()
    .meta({ title: 'Vorgang', description: 'Aktenzeichen, ab dem zweiten Lauf eines Verfahrens mit .2, .3 …; leer: das Aktenzeichen' }),
  /** Local date, Europe/Berlin. */
  datum: z.iso.date(),
  /** ISO instant with Z and milliseconds: what a timer in a diagram takes. */
  zeitpunkt: z.iso.datetime({ precision: 3 }),
  runde: z.int().min(1).max(1000),
} as const;

/** The variables that every process carries from its start. */
export const grundfelder = { aktenzeichen: feld.aktenzeichen, behoerde: feld.behoerde, vereinbarung: feld.vereinbarung, vorgang: feld.vorgang } as const;
