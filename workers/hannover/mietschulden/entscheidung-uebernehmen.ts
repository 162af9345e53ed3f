import { z } from 'zod';
import { recordErgebnis } from '../../../src/akte/lauf-ende.ts';
import { recordErgebnisMietschulden } from '../../../src/akte/mietschulden/ergebnis.ts';
import { lockVorschlag } from '../../../src/akte/mietschulden/vorschlag.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';
import { LAUFERGEBNIS, stelleVon } from './stelle.ts';

/** H-3.2.1.5. The rejection is what two people have entered in the Akte; the task in Tasklist only says that it is done. */
export const arbeiter = defineWorker({
  typ: 'hannover.mietschulden.entscheidung-uebernehmen',
  name: 'Entscheidung der Leitung übernehmen',
  beschreibung: 'Liest aus der Akte, ob die Leitung der Ablehnung zugestimmt oder den Vorschlag zurückgegeben hat.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({ leitungsentscheidung: z.enum(['ZUGESTIMMT', 'ZURUECKGEGEBEN']).meta({ title: 'Entscheidung der Leitung' }) }),
  fehler: ['ENTSCHEIDUNG_FEHLT'],
  async handle(e, { db, uhr, auftrag }) {
    const stelle = stelleVon(e, auftrag);
    const v = await lockVorschlag(db, stelle);
    // Changed meanwhile into a grant: there is nothing left for the Leitung to decide.
    if (v?.vorschlag === 'UEBERNAHME') return { leitungsentscheidung: 'ZURUECKGEGEBEN' as const };
    if (!v?.entscheidung) throw new FachlicherFehler('ENTSCHEIDUNG_FEHLT', 'Die Leitung hat in der Akte noch nicht entschieden.');
    if (v.entscheidung === 'ZUGESTIMMT') {
      await recordErgebnisMietschulden(db, stelle, 'ABLEHNUNG', uhr);
      await recordErgebnis(db, auftrag.prozessInstanz, LAUFERGEBNIS.ABLEHNUNG, uhr);
    }
    return { leitungsentscheidung: v.entscheidung };
  },
});
