import { z } from 'zod';
import { endBeschluss } from '../../../src/akte/vereinbarung/beschluss.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';

/** A decision of the partners is carried out. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.austausch.beschluss-erledigen',
  name: 'Beschluss erledigen',
  beschreibung: 'Vermerkt in der Liste der Beschlüsse, dass einer umgesetzt ist.',
  eingabe: z.object({ ...grundfelder, beschlussNummer: feld.runde.meta({ title: 'Beschluss Nr.' }) }),
  ausgabe: z.object({}),
  async handle({ aktenzeichen, vereinbarung, beschlussNummer }, { db, uhr }) {
    await endBeschluss(db, { vereinbarung, aktenzeichen, nummer: beschlussNummer }, uhr);
    return {};
  },
});
