import { z } from 'zod';
import { fehlendeAngaben, findAnspruch } from '../../../src/akte/erstattung/anspruch.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';

export const arbeiter = defineWorker({
  typ: 'hannover.erstattung.vollstaendigkeit-pruefen',
  name: 'Anspruch auf Vollständigkeit prüfen',
  beschreibung: 'Prüft, ob alle Angaben da sind, die nur das Jobcenter machen kann.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({ vollstaendig: z.boolean().meta({ title: 'Vollständig' }) }),
  async handle({ aktenzeichen, vorgang }, { db, uhr }) {
    const anspruch = await findAnspruch(db, vorgang ?? aktenzeichen);
    const felder = anspruch ? fehlendeAngaben(anspruch) : ['anspruch'];
    const schluessel = `${vorgang ?? aktenzeichen}:erstattung-geprueft:${anspruch?.runde ?? 0}`;
    await writeJournal(db, { aktenzeichen, art: 'ERSTATTUNG_GEPRUEFT', angaben: { fehlt: felder }, schluessel }, uhr);
    return { vollstaendig: felder.length === 0 };
  },
});
