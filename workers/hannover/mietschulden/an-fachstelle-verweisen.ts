import { z } from 'zod';
import { beginneLauf } from '../../../src/akte/lauf.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { lokalesDatum } from '../../../src/recht/zeit.ts';
import { stelleVon } from './stelle.ts';

/** H-1.2: arrears that the Jobcenter does not take over, and the Fachstelle does not know of yet. Whether data go there, the household decides. */
export const arbeiter = defineWorker({
  typ: 'hannover.mietschulden.an-fachstelle-verweisen',
  name: 'Haushalt an die Fachstelle verweisen',
  beschreibung: 'Beginnt den Verweis an die Fachstelle in derselben Akte.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({ begonnen: z.boolean().meta({ title: 'Neu begonnen' }) }),
  async handle(e, { db, uhr, auftrag }) {
    const { aktenzeichen, prozess, vorgang } = stelleVon(e, auftrag);
    const lauf = { aktenzeichen, prozess: 'hannover-verweis-jobcenter', nachricht: 'hannover.verweis.vorsprache', eingangAm: lokalesDatum(uhr.jetzt()), anlass: `${vorgang}:${prozess}`, variablen: { anlass: 'MIETSCHULDEN' } };
    return { begonnen: (await beginneLauf(db, lauf, uhr)).neu };
  },
});
