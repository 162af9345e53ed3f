import { z } from 'zod';
import { notifyNachforderung } from '../../../src/akte/erstattung/uebergabe.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { jobcenterVon } from './jobcenter.ts';

export const arbeiter = defineWorker({
  typ: 'hannover.erstattung.nachforderung-melden',
  name: 'Nachforderung im System melden',
  beschreibung: 'Sagt dem Verfahren des Jobcenters, dass Angaben fehlen, wenn das Jobcenter in diesem System arbeitet.',
  eingabe: z.object({ ...grundfelder, nachforderungRunde: feld.runde.meta({ title: 'Nachforderung Nr.' }) }),
  ausgabe: z.object({ imSystem: z.boolean().meta({ title: 'Im System gemeldet' }) }),
  async handle({ aktenzeichen, vereinbarung, nachforderungRunde }, kontext) {
    const an = jobcenterVon(vereinbarung, kontext);
    return { imSystem: await notifyNachforderung(kontext.db, { aktenzeichen, runde: nachforderungRunde, an }, kontext.uhr) };
  },
});
