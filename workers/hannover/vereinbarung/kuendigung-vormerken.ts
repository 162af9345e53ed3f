import { z } from 'zod';
import { setVereinbarungsende } from '../../../src/akte/vereinbarung/kuendigung.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';

/** H-5.3: from the day after, no new case begins; cases that run go on. */
export const arbeiter = defineWorker({
  typ: 'hannover.vereinbarung.kuendigung-vormerken',
  name: 'Ende der Vereinbarung vormerken',
  beschreibung: 'Hält den letzten Tag fest, an dem die Vereinbarung gilt. Danach beginnt unter ihr kein neuer Fall mehr.',
  eingabe: z.object({ ...grundfelder, kuendigungRunde: feld.runde.meta({ title: 'Kündigung Nr.' }), fristEnde: feld.datum.meta({ title: 'Letzter Tag' }) }),
  ausgabe: z.object({}),
  async handle({ aktenzeichen, vereinbarung, kuendigungRunde, fristEnde }, { db, uhr }) {
    await setVereinbarungsende(db, { vereinbarung, aktenzeichen, runde: kuendigungRunde, endeAm: fristEnde }, uhr);
    return {};
  },
});
