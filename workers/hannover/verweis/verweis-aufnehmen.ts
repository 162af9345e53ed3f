import { z } from 'zod';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { aufnahmeausgabe, nimmAufUndGleicheAb } from '../../gemeinsam/aufnahme.ts';

/** First step at the Fachstelle: is it the city's, and is there a case of this household already? */
export const arbeiter = defineWorker({
  typ: 'hannover.verweis.verweis-aufnehmen',
  name: 'Verweis aufnehmen und abgleichen',
  beschreibung: 'Verbindet die Akte mit dem Vorgang und prüft den Haushalt auf andere offene Fälle und das Stadtgebiet.',
  eingabe: z.object(grundfelder),
  ausgabe: aufnahmeausgabe,
  handle: (e, kontext) => nimmAufUndGleicheAb(e, kontext, { art: 'VERWEIS_GEPRUEFT', schluessel: `${e.vorgang ?? e.aktenzeichen}:verweis-geprueft` }),
});
