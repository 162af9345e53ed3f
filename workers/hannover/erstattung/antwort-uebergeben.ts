import { z } from 'zod';
import { handOverAntwort } from '../../../src/akte/erstattung/uebergabe.ts';
import { recordErgebnis } from '../../../src/akte/lauf-ende.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { lokalesDatum } from '../../../src/recht/zeit.ts';
import { jobcenterVon } from './jobcenter.ts';

/** The letter has gone; where the Jobcenter works in this system its procedure gets the same answer. */
export const arbeiter = defineWorker({
  typ: 'hannover.erstattung.antwort-uebergeben',
  name: 'Antwort an das Jobcenter vermerken',
  beschreibung: 'Hält das Ergebnis in der Akte fest und übergibt es dem Verfahren des Jobcenters, wenn es in diesem System arbeitet.',
  eingabe: z.object({ ...grundfelder, ergebnis: z.enum(['ANERKANNT', 'TEILWEISE', 'ABGELEHNT']).meta({ title: 'Ergebnis' }) }),
  ausgabe: z.object({ fristErgebnis: z.literal('EINGEHALTEN'), fristErledigtAm: feld.datum }),
  async handle({ aktenzeichen, vorgang, vereinbarung, ergebnis }, kontext) {
    const { db, uhr, auftrag } = kontext;
    await handOverAntwort(db, { aktenzeichen, vorgang: vorgang ?? aktenzeichen, an: jobcenterVon(vereinbarung, kontext) }, uhr);
    await recordErgebnis(db, auftrag.prozessInstanz, `ERSTATTUNG_${ergebnis}`, uhr);
    return { fristErgebnis: 'EINGEHALTEN' as const, fristErledigtAm: lokalesDatum(uhr.jetzt()) };
  },
});
