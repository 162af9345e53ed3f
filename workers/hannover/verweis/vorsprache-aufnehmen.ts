import { z } from 'zod';
import { recordProzessInstanz } from '../../../src/akte/lauf.ts';
import { ANLAESSE, insertVerweis } from '../../../src/akte/verweis/verweis.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { erstelleDokument } from '../../../src/uebermittlung/index.ts';

/** First step. The text of the consent is printed at once: the household may be sitting there. */
export const arbeiter = defineWorker({
  typ: 'hannover.verweis.vorsprache-aufnehmen',
  name: 'Vorsprache aufnehmen',
  beschreibung: 'Verbindet die Akte mit dem Vorgang, hält den Anlass fest und legt die Einwilligungserklärung zum Ausdrucken in die Akte.',
  eingabe: z.object({
    ...grundfelder,
    anlass: z.enum(ANLAESSE).meta({ title: 'Anlass', auswahl: { ABMAHNUNG: 'Abmahnung', KUENDIGUNG: 'Kündigung', RAEUMUNGSKLAGE: 'Räumungsklage', MIETSCHULDEN: 'Mietschulden, die nicht übernommen werden' } }),
    eingangAm: feld.datum.meta({ title: 'Vorsprache am' }),
  }),
  ausgabe: z.object({
    aufnahme: z.enum(['NEU', 'BEREITS_IN_BEARBEITUNG']).meta({ title: 'Aufnahme' }),
    akteLink: z.string().meta({ title: 'Link zur Akte' }),
  }),
  async handle({ aktenzeichen, behoerde, anlass, eingangAm, ...e }, { db, uhr, auftrag, dienste }) {
    const vorgang = e.vorgang ?? aktenzeichen;
    const akteLink = dienste.akteLink(aktenzeichen);
    if ((await recordProzessInstanz(db, { aktenzeichen, vorgang, prozess: auftrag.prozessId }, auftrag.prozessInstanz, uhr)) === 'FREMD') return { aufnahme: 'BEREITS_IN_BEARBEITUNG' as const, akteLink };
    await insertVerweis(db, { aktenzeichen, vorgang, anlass, vorspracheAm: eingangAm }, uhr);
    const dokument = { aktenzeichen, vorgang, behoerde, schreiben: 'hannover.einwilligung', schritt: 'verweis-einwilligung', runde: 1, empfaenger: 'FACHSTELLE' };
    await erstelleDokument(db, dokument, { uhr, vereinbarungen: dienste.vereinbarungen });
    return { aufnahme: 'NEU' as const, akteLink };
  },
});
