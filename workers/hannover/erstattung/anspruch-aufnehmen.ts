import { z } from 'zod';
import { takeOverAnspruch } from '../../../src/akte/erstattung/uebergabe.ts';
import { recordProzessInstanz } from '../../../src/akte/lauf.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { jobcenterVon } from './jobcenter.ts';

/** First step at the Fachstelle (H-4.3). A claim that came inside the system is copied into its own Akte. */
export const arbeiter = defineWorker({
  typ: 'hannover.erstattung.anspruch-aufnehmen',
  name: 'Erstattungsanspruch aufnehmen',
  beschreibung: 'Verbindet die Akte mit dem Vorgang und übernimmt den Anspruch, wenn das Jobcenter in diesem System arbeitet.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({
    aufnahme: z.enum(['NEU', 'BEREITS_IN_BEARBEITUNG']).meta({ title: 'Aufnahme' }),
    akteLink: z.string().meta({ title: 'Link zur Akte' }),
  }),
  async handle({ aktenzeichen, vorgang, vereinbarung }, kontext) {
    const { db, uhr, auftrag, dienste } = kontext;
    const akteLink = dienste.akteLink(aktenzeichen);
    const lauf = { aktenzeichen, vorgang, prozess: auftrag.prozessId };
    if ((await recordProzessInstanz(db, lauf, auftrag.prozessInstanz, uhr)) === 'FREMD') return { aufnahme: 'BEREITS_IN_BEARBEITUNG' as const, akteLink };
    const { prozessInstanz } = auftrag;
    await takeOverAnspruch(db, { aktenzeichen, vorgang: vorgang ?? aktenzeichen, prozessInstanz, von: jobcenterVon(vereinbarung, kontext) }, uhr);
    return { aufnahme: 'NEU' as const, akteLink };
  },
});
