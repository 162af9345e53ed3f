import { z } from 'zod';
import { deleteHaushaltsdaten } from '../../../src/akte/haushaltsdaten-loeschen.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';

/** § 35 SGB I: without SGB II the Jobcenter has no task with this household, so nothing about it stays there. */
export const arbeiter = defineWorker({
  typ: 'hannover.mizi.angaben-loeschen',
  name: 'Angaben zum Haushalt löschen',
  beschreibung: 'Löscht beim Jobcenter alles über den Haushalt; Aktenzeichen, Fristen und Journal ohne Namen bleiben als Nachweis.',
  eingabe: z.object({ aktenzeichen: grundfelder.aktenzeichen, behoerde: grundfelder.behoerde }),
  ausgabe: z.object({}),
  async handle({ aktenzeichen }, { db, uhr }) {
    await deleteHaushaltsdaten(db, aktenzeichen, uhr);
    return {};
  },
});
