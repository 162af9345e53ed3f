import { z } from 'zod';
import { recordProzessInstanz } from '../../../src/akte/fall.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';

export const arbeiter = defineWorker({
  typ: 'hannover.mizi.jobcenter-aufnehmen',
  name: 'Information aufnehmen',
  beschreibung: 'Verbindet die Akte des Jobcenters mit dem Vorgang.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({
    pruefung: z.enum(['NEU', 'BEREITS_IN_BEARBEITUNG']).meta({ title: 'Ergebnis der Prüfung' }),
    akteLink: z.string().meta({ title: 'Link zur Akte' }),
  }),
  async handle({ aktenzeichen }, { db, uhr, auftrag, dienste }) {
    const fremd = (await recordProzessInstanz(db, aktenzeichen, auftrag.prozessInstanz, uhr)) === 'FREMD';
    return { pruefung: fremd ? ('BEREITS_IN_BEARBEITUNG' as const) : ('NEU' as const), akteLink: dienste.akteLink(aktenzeichen) };
  },
});
