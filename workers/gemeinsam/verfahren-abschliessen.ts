import { z } from 'zod';
import { endLauf } from '../../src/akte/lauf-ende.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { grundfelder } from '../../src/camunda/felder.ts';

/** End listener of a whole process. An instance that found its run taken by another one ends without touching the case. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.verfahren-abschliessen',
  name: 'Verfahren abschließen',
  beschreibung: 'Schließt den Lauf des Verfahrens in der Akte ab; mit dem letzten Lauf ist der Fall beendet.',
  eingabe: z.object({ aktenzeichen: grundfelder.aktenzeichen, behoerde: grundfelder.behoerde }),
  ausgabe: z.object({}),
  async handle(_eingabe, { db, uhr, auftrag }) {
    await endLauf(db, auftrag.prozessInstanz, uhr);
    return {};
  },
});
