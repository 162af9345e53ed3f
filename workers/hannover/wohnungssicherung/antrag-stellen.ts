import { z } from 'zod';
import { fixStellungnahme } from '../../../src/akte/wohnungssicherung/stellungnahme.ts';
import { LEISTUNGEN, STAENDE } from '../../../src/akte/wohnungssicherung/verfahrensstand.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';

/** H-3.1.6, H-3.1.7: the text is written by people in the Akte; from here on it is fixed. */
export const arbeiter = defineWorker({
  typ: 'hannover.wohnungssicherung.antrag-stellen',
  name: 'Antrag festschreiben',
  beschreibung: 'Prüft, ob die Stellungnahme in der Akte steht, schreibt sie mit dem Tag des Antrags fest und stellt fest, wer über ihn entscheidet: das Jobcenter, ohne SGB-II-Leistungen die Fachstelle.',
  eingabe: z.object({
    ...grundfelder,
    fallRunde: feld.runde.meta({ title: 'Runde der Beratung' }),
    stand: z.enum(STAENDE).meta({ title: 'Stand des Verfahrens' }),
    leistungsbezug: z.enum(LEISTUNGEN).meta({ title: 'Leistungsbezug' }),
  }),
  ausgabe: z.object({ antragRunde: feld.runde, antragAm: feld.datum, anlass: z.enum(['KLAGE', 'KUENDIGUNG']).meta({ title: 'Anlass' }), weg: z.enum(['JOBCENTER', 'SGB12']).meta({ title: 'Wer entscheidet' }) }),
  fehler: ['STELLUNGNAHME_FEHLT'],
  async handle({ aktenzeichen, vorgang, fallRunde, stand, leistungsbezug }, { db, uhr }) {
    const anlass = stand === 'RAEUMUNGSKLAGE' || stand === 'RAEUMUNGSURTEIL' ? ('KLAGE' as const) : ('KUENDIGUNG' as const);
    // Where nobody knows yet, the Jobcenter finds out.
    const weg = leistungsbezug === 'SGB12' || leistungsbezug === 'KEINER' ? ('SGB12' as const) : ('JOBCENTER' as const);
    const antrag = await fixStellungnahme(db, { aktenzeichen, vorgang: vorgang ?? aktenzeichen, fallRunde, anlass, weg }, uhr);
    return { antragRunde: antrag.runde, antragAm: antrag.antragAm, anlass: antrag.anlass, weg: antrag.weg };
  },
});
