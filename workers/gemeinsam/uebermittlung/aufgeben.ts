import { z } from 'zod';
import { releaseDurchleitung } from '../../../src/akte/durchleitung/entfernen.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { stopUebermittlung } from '../../../src/uebermittlung/index.ts';

export const arbeiter = defineWorker({
  typ: 'gemeinsam.uebermittlung.aufgeben',
  name: 'Übermittlung aufgeben',
  beschreibung: 'Vermerkt, dass ein Schreiben nicht zugestellt wurde, und stoppt es, falls es noch nicht unterwegs ist.',
  eingabe: z.object({ aktenzeichen: grundfelder.aktenzeichen, behoerde: grundfelder.behoerde, uebermittlungId: z.string().meta({ title: 'Übermittlung' }) }),
  ausgabe: z.object({}),
  async handle({ aktenzeichen, behoerde, uebermittlungId }, { db, uhr }) {
    await stopUebermittlung(db, uebermittlungId, uhr);
    await releaseDurchleitung(db, { behoerde, id: uebermittlungId }, 'AUFGEGEBEN', uhr);
    await writeJournal(db, { aktenzeichen, art: 'UEBERMITTLUNG_AUFGEGEBEN', angaben: { uebermittlung: uebermittlungId }, schluessel: `${uebermittlungId}:aufgegeben` }, uhr);
    return {};
  },
});
