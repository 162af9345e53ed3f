import { z } from 'zod';
import { insertHinweis } from '../../../src/akte/hinweis.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';

/** The exchange is put off again and again. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.austausch.aufschub-melden',
  name: 'Aufgeschobenen Austausch melden',
  beschreibung: 'Weist eine Leitung darauf hin, dass der Austausch wiederholt verschoben wurde.',
  eingabe: z.object({ ...grundfelder, austauschRunde: feld.runde.meta({ title: 'Austausch Nr.' }), gruppe: z.string().regex(/^[a-z0-9][a-z0-9_-]{1,60}$/).meta({ title: 'Gruppe', description: 'Wer den Hinweis bekommt, z. B. fachstelle-leitung' }) }),
  ausgabe: z.object({}),
  async handle({ aktenzeichen, vorgang, austauschRunde, gruppe }, { db, uhr }) {
    const schluessel = `${vorgang ?? aktenzeichen}:austausch-verschoben:${austauschRunde}`;
    await insertHinweis(db, { aktenzeichen, art: 'AUSTAUSCH_VERSCHOBEN', gruppe, schluessel }, uhr);
    return {};
  },
});
