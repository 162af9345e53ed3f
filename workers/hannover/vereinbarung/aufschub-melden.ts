import { z } from 'zod';
import { insertHinweis } from '../../../src/akte/hinweis.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';

/** The exchange is put off again and again (H-5.2). */
export const arbeiter = defineWorker({
  typ: 'hannover.vereinbarung.aufschub-melden',
  name: 'Aufgeschobenen Austausch melden',
  beschreibung: 'Weist die Leitung der Fachstelle darauf hin, dass der Austausch wiederholt verschoben wurde.',
  eingabe: z.object({ ...grundfelder, austauschRunde: feld.runde.meta({ title: 'Austausch Nr.' }) }),
  ausgabe: z.object({}),
  async handle({ aktenzeichen, vorgang, austauschRunde }, { db, uhr }) {
    const schluessel = `${vorgang ?? aktenzeichen}:austausch-verschoben:${austauschRunde}`;
    await insertHinweis(db, { aktenzeichen, art: 'AUSTAUSCH_VERSCHOBEN', gruppe: 'fachstelle-leitung', schluessel }, uhr);
    return {};
  },
});
