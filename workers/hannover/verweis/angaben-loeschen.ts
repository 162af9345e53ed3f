import { z } from 'zod';
import { recordErgebnis } from '../../../src/akte/lauf-ende.ts';
import { AUSGAENGE, countVerweis, deleteVerweis } from '../../../src/akte/verweis/abschluss.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';

export const arbeiter = defineWorker({
  typ: 'hannover.verweis.angaben-loeschen',
  name: 'Verweis zählen, Angaben löschen',
  beschreibung: 'Zählt den Verweis und löscht beim Jobcenter alles, was er über den Haushalt gebracht hat; dient die Akte noch anderem, bleibt das andere.',
  eingabe: z.object({
    ...grundfelder,
    ausgang: z.enum(AUSGAENGE).exclude(['UEBERMITTELT']).nullish().meta({ title: 'Ausgang', description: 'Leer: der Fall wurde vorzeitig beendet, er wird nicht gezählt' }),
  }),
  ausgabe: z.object({}),
  async handle({ aktenzeichen, ausgang, ...e }, { db, uhr, auftrag }) {
    const verweis = { aktenzeichen, vorgang: e.vorgang ?? aktenzeichen };
    if (ausgang) {
      await countVerweis(db, verweis, ausgang, uhr);
      await recordErgebnis(db, auftrag.prozessInstanz, ausgang, uhr);
    }
    await deleteVerweis(db, verweis, uhr);
    return {};
  },
});
