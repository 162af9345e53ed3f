import { z } from 'zod';
import { lockFall } from '../../../src/akte/fall.ts';
import { recordErgebnis } from '../../../src/akte/lauf-ende.ts';
import { closeVerweis, countVerweis } from '../../../src/akte/verweis/abschluss.ts';
import { findStand } from '../../../src/akte/verweis/widerruf.ts';
import { KONTAKTDATEN_SCHRITT } from '../../../src/akte/verweis/verweis.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { stopSchritte } from '../../../src/uebermittlung/index.ts';

/** The page has stopped the letter already. Here the step that waited for its report is cleared away. */
export const arbeiter = defineWorker({
  typ: 'hannover.verweis.widerruf-vollziehen',
  name: 'Widerruf vollziehen',
  beschreibung: 'Stoppt die Übermittlung der Kontaktdaten, soweit sie das Haus noch nicht verlassen hat, und sagt, ob die Fachstelle zu unterrichten ist.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({ hinaus: z.boolean().meta({ title: 'Kontaktdaten schon hinaus', description: 'Auch, wenn sie vielleicht hinaus sind' }) }),
  async handle({ aktenzeichen, ...e }, { db, uhr, auftrag }) {
    const vorgang = e.vorgang ?? aktenzeichen;
    await lockFall(db, aktenzeichen);
    await stopSchritte(db, { aktenzeichen, vorgang, schritt: `${KONTAKTDATEN_SCHRITT}:` }, uhr);
    await closeVerweis(db, vorgang, uhr);
    await countVerweis(db, { aktenzeichen, vorgang }, 'WIDERRUFEN', uhr);
    await recordErgebnis(db, auftrag.prozessInstanz, 'WIDERRUFEN', uhr);
    return { hinaus: (await findStand(db, vorgang)) !== 'NICHT_HINAUS' };
  },
});
