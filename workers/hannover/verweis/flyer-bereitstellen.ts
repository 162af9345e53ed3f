import { z } from 'zod';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { erstelleDokument } from '../../../src/uebermittlung/index.ts';

/** H-1.5: a document to print and to hand over, not a transmission. It names nobody. */
export const arbeiter = defineWorker({
  typ: 'hannover.verweis.flyer-bereitstellen',
  name: 'Flyer bereitstellen',
  beschreibung: 'Legt den Flyer der Fachstelle mit Öffnungszeiten und Kontakten zum Ausdrucken in die Akte.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({}),
  async handle({ aktenzeichen, vorgang, behoerde }, { db, uhr, dienste }) {
    const flyer = { aktenzeichen, vorgang, behoerde, schreiben: 'hannover.flyer', schritt: 'verweis-flyer', runde: 1, empfaenger: 'FACHSTELLE' };
    await erstelleDokument(db, flyer, { uhr, vereinbarungen: dienste.vereinbarungen });
    return {};
  },
});
