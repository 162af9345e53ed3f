import { z } from 'zod';
import { recordProzessInstanz } from '../../../src/akte/lauf.ts';
import { findVerfahrensstand } from '../../../src/akte/wohnungssicherung/verfahrensstand.ts';
import { insertUnterbringung } from '../../../src/akte/unterbringung/unterbringung.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';

/** First step. The clerk's page has opened the row with the day of the eviction; begun by another procedure, it is opened here with the day that is known from the landlord's proceedings. */
export const arbeiter = defineWorker({
  typ: 'hannover.unterbringung.aufnehmen',
  name: 'Unterbringung aufnehmen',
  beschreibung: 'Verbindet die Akte mit dem Vorgang und legt die Angaben zur Unterbringung an; ein zweiter Vorgang zum selben Anlass endet sofort.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({
    aufnahme: z.enum(['NEU', 'BEREITS_IN_BEARBEITUNG']).meta({ title: 'Aufnahme' }),
    akteLink: z.string().meta({ title: 'Link zur Akte' }),
  }),
  async handle({ aktenzeichen, vorgang }, { db, uhr, auftrag, dienste }) {
    const akteLink = dienste.akteLink(aktenzeichen);
    const lauf = { aktenzeichen, vorgang, prozess: auftrag.prozessId };
    if ((await recordProzessInstanz(db, lauf, auftrag.prozessInstanz, uhr)) === 'FREMD') return { aufnahme: 'BEREITS_IN_BEARBEITUNG' as const, akteLink };
    const { raeumungAm } = await findVerfahrensstand(db, aktenzeichen);
    await insertUnterbringung(db, { aktenzeichen, vorgang: vorgang ?? aktenzeichen, raeumungAm }, uhr);
    return { aufnahme: 'NEU' as const, akteLink };
  },
});
