import { z } from 'zod';
import { settleFrist } from '../../src/akte/frist-erledigen.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { feld } from '../../src/camunda/felder.ts';
import { fristfelder, fristIdVon } from './frist.ts';

/** End listener or step: the work under a Frist is done. Earlier rounds, which were overrun, are closed with it. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.frist-erledigen',
  name: 'Frist erledigen',
  beschreibung: 'Schließt eine Frist im Fristenbuch: eingehalten, überschritten oder aufgehoben.',
  eingabe: z.object({
    ...fristfelder,
    fristErgebnis: z.enum(['EINGEHALTEN', 'AUFGEHOBEN', 'ABGEWARTET']).meta({ title: 'Ergebnis der Frist', auswahl: { ABGEWARTET: 'Abgewartet (gilt als eingehalten)' } }),
    fristErledigtAm: feld.datum.nullish().meta({ title: 'Erledigt am', description: 'Tag, der für die Frist zählt; leer: jetzt' }),
  }),
  ausgabe: z.object({}),
  async handle(e, { db, uhr }) {
    for (let runde = 1; runde < e.fristRunde; runde++) await settleFrist(db, { id: fristIdVon({ ...e, fristRunde: runde }), ergebnis: 'AUFGEHOBEN' }, uhr);
    await settleFrist(db, { id: fristIdVon(e), ergebnis: e.fristErgebnis, am: e.fristErledigtAm ?? undefined }, uhr);
    return {};
  },
});
