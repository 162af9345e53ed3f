import { z } from 'zod';
import { recordErgebnis } from '../../../src/akte/lauf-ende.ts';
import { recordUebermittelt } from '../../../src/akte/verweis/abschluss.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';

export const arbeiter = defineWorker({
  typ: 'hannover.verweis.uebermittlung-festhalten',
  name: 'Verweis abschließen',
  beschreibung: 'Schließt und zählt den Verweis, nachdem die Kontaktdaten angekommen sind; meldet, falls die Einwilligung in letzter Minute widerrufen wurde.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({ einwilligungGilt: z.boolean().meta({ title: 'Einwilligung gilt noch' }) }),
  async handle({ aktenzeichen, vorgang }, { db, uhr, auftrag }) {
    const einwilligungGilt = await recordUebermittelt(db, { aktenzeichen, vorgang: vorgang ?? aktenzeichen }, uhr);
    if (einwilligungGilt) await recordErgebnis(db, auftrag.prozessInstanz, 'UEBERMITTELT', uhr);
    return { einwilligungGilt };
  },
});
