import { z } from 'zod';
import { planZahlung } from '../../../src/akte/zahlung.ts';
import { zahlungsort } from '../../../src/akte/erstattung/zahlung.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';

export const arbeiter = defineWorker({
  typ: 'hannover.erstattung.auszahlung-planen',
  name: 'Auszahlung vormerken',
  beschreibung: 'Merkt die Zahlung an das Jobcenter in der Akte vor; angewiesen wird sie von einem Menschen.',
  eingabe: z.object({ ...grundfelder, betragCent: z.int().min(1).meta({ title: 'Betrag in Cent' }), fristEnde: feld.datum.meta({ title: 'Zu zahlen bis' }) }),
  ausgabe: z.object({}),
  async handle({ aktenzeichen, vorgang, betragCent, fristEnde }, { db, uhr }) {
    await planZahlung(db, { ...zahlungsort(aktenzeichen, vorgang ?? aktenzeichen), empfaenger: 'JOBCENTER', summeCent: betragCent, faelligAm: fristEnde }, uhr);
    return {};
  },
});
