import { z } from 'zod';
import { recordProzessInstanz } from '../../src/akte/lauf.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { grundfelder } from '../../src/camunda/felder.ts';

/** First step of a process. A start message may come twice; one instance works on a run. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.verfahren-aufnehmen',
  name: 'Verfahren aufnehmen',
  beschreibung: 'Verbindet die Akte mit dem Vorgang; ein zweiter Vorgang zum selben Anlass endet sofort.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({
    aufnahme: z.enum(['NEU', 'BEREITS_IN_BEARBEITUNG']).meta({ title: 'Aufnahme' }),
    akteLink: z.string().meta({ title: 'Link zur Akte' }),
  }),
  async handle({ aktenzeichen, vorgang }, { db, uhr, auftrag, dienste }) {
    const fremd = (await recordProzessInstanz(db, { aktenzeichen, vorgang, prozess: auftrag.prozessId }, auftrag.prozessInstanz, uhr)) === 'FREMD';
    return { aufnahme: fremd ? ('BEREITS_IN_BEARBEITUNG' as const) : ('NEU' as const), akteLink: dienste.akteLink(aktenzeichen) };
  },
});
