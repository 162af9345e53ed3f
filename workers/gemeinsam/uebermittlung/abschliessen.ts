import { z } from 'zod';
import { endFristenVon } from '../../../src/akte/frist-erledigen.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';

/** End listener of the shared transmission: whichever way it ended, nobody waits for a report or a clearing any more. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.uebermittlung.abschliessen',
  name: 'Übermittlung abschließen',
  beschreibung: 'Schließt die Fristen, die zu einer Übermittlung gehören.',
  eingabe: z.object({ aktenzeichen: grundfelder.aktenzeichen, behoerde: grundfelder.behoerde, schritt: z.string().meta({ title: 'Schritt' }) }),
  ausgabe: z.object({}),
  async handle({ aktenzeichen, schritt }, { db, uhr }) {
    await endFristenVon(db, aktenzeichen, schritt, uhr);
    return {};
  },
});
