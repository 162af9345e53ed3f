import { z } from 'zod';
import { handOverErgebnis } from '../../../src/akte/mietschulden/uebergabe.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { vereinbarungVon } from '../../gemeinsam/frist.ts';
import { stelleVon } from './stelle.ts';

/** H-3.2.1.3, H-3.2.2.2 inside the system; beside the letter, which is the proof. */
export const arbeiter = defineWorker({
  typ: 'hannover.mietschulden.ergebnis-uebergeben',
  name: 'Ergebnis an die Wohnungssicherung geben',
  beschreibung: 'Gibt das Ergebnis an das wartende Verfahren der Fachstelle, wenn sie in diesem System arbeitet; ohne SGB II beginnt dort die eigene Prüfung.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({}),
  async handle(e, kontext) {
    const fachstelle = vereinbarungVon(e.vereinbarung, kontext).behoerden[0]?.kuerzel ?? '';
    await handOverErgebnis(kontext.db, stelleVon(e, kontext.auftrag), fachstelle, kontext.uhr);
    return {};
  },
});
