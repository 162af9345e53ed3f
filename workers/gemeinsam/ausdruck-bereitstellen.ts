import { z } from 'zod';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { grundfelder, feld } from '../../src/camunda/felder.ts';
import { erstelleDokument } from '../../src/uebermittlung/index.ts';

/** Something to print, to read together and to sign: it lies in the Akte and goes nowhere by itself. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.ausdruck-bereitstellen',
  name: 'Ausdruck bereitstellen',
  beschreibung: 'Legt einen Vordruck zum Ausdrucken in die Akte, zum Beispiel eine Einwilligungserklärung; je Runde einen.',
  eingabe: z.object({
    ...grundfelder,
    schreiben: z.string().regex(/^[a-z][a-z0-9.-]{2,59}$/).meta({ title: 'Schreiben', description: 'Brief mit „ausdruck“' }),
    empfaenger: z.string().regex(/^[A-Z0-9_]{2,40}$/).meta({ title: 'Empfänger', description: 'Kürzel des Beteiligten, für den die Angaben bestimmt sind' }),
    runde: feld.runde.default(1).meta({ title: 'Runde', description: 'Eine neue Runde ist ein neuer Ausdruck' }),
  }),
  ausgabe: z.object({}),
  async handle({ aktenzeichen, vorgang, behoerde, schreiben, empfaenger, runde }, { db, uhr, dienste }) {
    const schritt = `ausdruck-${schreiben.slice(schreiben.indexOf('.') + 1)}`;
    await erstelleDokument(db, { aktenzeichen, vorgang, behoerde, schreiben, schritt, runde, empfaenger }, { uhr, vereinbarungen: dienste.vereinbarungen });
    return {};
  },
});
