import { z } from 'zod';
import { beginneLaufImZiel } from '../../src/akte/lauf-im-ziel.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../src/camunda/felder.ts';
import { lokalesDatum } from '../../src/recht/zeit.ts';

/** From one procedure to another in the same Akte, once for each run and step that asks. An open run is joined. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.verfahren-beginnen',
  name: 'Anderes Verfahren beginnen',
  beschreibung: 'Beginnt ein anderes Verfahren in derselben Akte; läuft es schon, wird nichts Zweites begonnen.',
  eingabe: z.object({
    ...grundfelder,
    prozess: z.string().regex(/^[a-z][a-z0-9-]{2,59}$/).meta({ title: 'Prozess', description: 'Kennung des Prozesses, z. B. hannover-wohnungssicherung' }),
    nachricht: z.string().regex(/^[a-z][a-z0-9.-]{2,79}$/).meta({ title: 'Startnachricht' }),
    eingangAm: feld.datum.nullish().meta({ title: 'Eingang am', description: 'Leer: heute' }),
    herkunft: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/).nullish().meta({ title: 'Herkunft', description: 'Kürzel, das das andere Verfahren erwartet, z. B. MIZI; leer: keine' }),
  }),
  ausgabe: z.object({ begonnen: z.boolean().meta({ title: 'Neu begonnen' }) }),
  async handle({ aktenzeichen, vorgang, prozess, nachricht, eingangAm, herkunft }, { db, uhr, auftrag }) {
    const anlass = `${vorgang ?? aktenzeichen}:${auftrag.prozessId}:${auftrag.elementId}`;
    const lauf = { aktenzeichen, prozess, nachricht, anlass, eingangAm: eingangAm ?? lokalesDatum(uhr.jetzt()), ...(herkunft && { variablen: { herkunft } }) };
    return { begonnen: (await beginneLaufImZiel(db, lauf, uhr)).neu };
  },
});
