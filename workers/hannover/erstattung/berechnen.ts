import { z } from 'zod';
import { findAnspruch } from '../../../src/akte/erstattung/anspruch.ts';
import { computeErstattung } from '../../../src/akte/erstattung/berechnung.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { vereinbarungVon } from '../../gemeinsam/frist.ts';

const cent = z.int().min(0).nullable();

/** H-4.4: per month, from the knowledge of the Fachstelle on; the derivation stands in the Akte. */
export const arbeiter = defineWorker({
  typ: 'hannover.erstattung.berechnen',
  name: 'Erstattung berechnen',
  beschreibung: 'Berechnet die Erstattung nach §§ 103, 110, 111 SGB X und § 41 SGB II und speichert sie mit Herleitung in der Akte.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({
    hindernis: z.enum(['ANGABEN_FEHLEN', 'KENNTNIS_FEHLT', 'UNSTIMMIG']).nullable().meta({ title: 'Hindernis', description: 'Warum nicht gerechnet werden konnte; leer: berechnet' }),
    grund: z.string().nullable().meta({ title: 'Ergebnis der Berechnung' }),
    gefordertCent: cent.meta({ title: 'Gefordert in Cent' }),
    erstattungCent: cent.meta({ title: 'Erstattung in Cent' }),
    beimJobcenterCent: cent.meta({ title: 'Bleibt beim Jobcenter in Cent' }),
  }),
  async handle({ aktenzeichen, vorgang, vereinbarung }, kontext) {
    const { db, uhr } = kontext;
    const wo = { aktenzeichen, vorgang: vorgang ?? aktenzeichen, land: vereinbarungVon(vereinbarung, kontext).land };
    const gefordertCent = (await findAnspruch(db, wo.vorgang))?.betragCent ?? null;
    const b = await computeErstattung(db, wo, uhr);
    if (typeof b === 'string') return { hindernis: b, grund: null, gefordertCent, erstattungCent: null, beimJobcenterCent: null };
    return { hindernis: null, grund: b.grund, gefordertCent, erstattungCent: b.erstattungCent, beimJobcenterCent: b.beimJobcenterCent };
  },
});
