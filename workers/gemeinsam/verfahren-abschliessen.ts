import { z } from 'zod';
import { recordEnde } from '../../src/akte/fall-beenden.ts';
import { findFall } from '../../src/akte/fall.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { grundfelder } from '../../src/camunda/felder.ts';

/** End listener of a whole process. An instance that found the case taken by another one ends without touching it. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.verfahren-abschliessen',
  name: 'Verfahren abschließen',
  beschreibung: 'Schließt den Fall in der Akte ab, wenn das Verfahren an seinem Ende angekommen ist.',
  eingabe: z.object({ aktenzeichen: grundfelder.aktenzeichen, behoerde: grundfelder.behoerde }),
  ausgabe: z.object({}),
  async handle({ aktenzeichen }, { db, uhr, auftrag }) {
    const fall = await findFall(db, aktenzeichen);
    if (fall?.prozessInstanz === auftrag.prozessInstanz) await recordEnde(db, aktenzeichen, fall.ergebnis ?? 'ABGESCHLOSSEN', uhr);
    return {};
  },
});
