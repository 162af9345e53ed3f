import { z } from 'zod';
import { insertHinweis } from '../../../src/akte/hinweis.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';

export const arbeiter = defineWorker({
  typ: 'hannover.verweis.auf-beratung-hinweisen',
  name: 'Laufende Beratung hinweisen',
  beschreibung: 'Weist die Sachbearbeitung darauf hin, dass das Jobcenter einen Haushalt verwiesen hat, der schon beraten wird.',
  eingabe: z.object({ aktenzeichen: grundfelder.aktenzeichen, behoerde: grundfelder.behoerde, vorgang: grundfelder.vorgang }),
  ausgabe: z.object({}),
  async handle({ aktenzeichen, vorgang }, { db, uhr }) {
    await insertHinweis(db, { aktenzeichen, art: 'VERWEIS_DES_JOBCENTERS', gruppe: 'fachstelle-sachbearbeitung', schluessel: `${vorgang ?? aktenzeichen}:verweis-hinweis` }, uhr);
    return {};
  },
});
