import { z } from 'zod';
import { handOverAngaben } from '../../../src/akte/erstattung/uebergabe.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { fachstelleVon } from './jobcenter.ts';

export const arbeiter = defineWorker({
  typ: 'hannover.erstattung.ergaenzung-uebergeben',
  name: 'Ergänzte Angaben übermitteln',
  beschreibung: 'Übermittelt der Fachstelle, was das Jobcenter in seiner Akte ergänzt hat.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({}),
  fehler: ['ANGABEN_FEHLEN'],
  async handle({ aktenzeichen, vorgang, vereinbarung }, kontext) {
    await handOverAngaben(kontext.db, { aktenzeichen, vorgang: vorgang ?? aktenzeichen, an: fachstelleVon(vereinbarung, kontext) }, kontext.uhr);
    return {};
  },
});
