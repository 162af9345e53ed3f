import { z } from 'zod';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { aufnahmeausgabe, nimmAufUndGleicheAb } from '../../gemeinsam/aufnahme.ts';

export const arbeiter = defineWorker({
  typ: 'hannover.mizi.mitteilung-aufnehmen',
  name: 'Mitteilung aufnehmen und abgleichen',
  beschreibung: 'Verbindet die Akte mit dem Vorgang und prüft die Mitteilung auf Dubletten, offene Fälle und das Stadtgebiet.',
  eingabe: z.object(grundfelder),
  ausgabe: aufnahmeausgabe,
  handle: (e, kontext) => nimmAufUndGleicheAb(e, kontext, { art: 'MITTEILUNG_GEPRUEFT', schluessel: `${e.aktenzeichen}:geprueft:${kontext.auftrag.prozessInstanz}` }),
});
