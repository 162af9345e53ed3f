import { z } from 'zod';
import { recordErgebnis } from '../../../src/akte/lauf-ende.ts';
import { recordNachsorge } from '../../../src/akte/wohnungssicherung/nachsorge.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';

export const arbeiter = defineWorker({
  typ: 'hannover.wohnungssicherung.nachsorge-verbuchen',
  name: 'Antwort der Nachsorge zählen',
  beschreibung: 'Hält fest, ob der Haushalt Monate nach dem Erhalt noch in der Wohnung lebt.',
  eingabe: z.object({ ...grundfelder, nachsorgeRunde: feld.runde.meta({ title: 'Nachfrage Nr.' }), antwort: z.enum(['WOHNT_DORT', 'AUSGEZOGEN', 'NEUE_NOTLAGE', 'UNBEKANNT']).meta({ title: 'Antwort' }) }),
  ausgabe: z.object({}),
  async handle({ aktenzeichen, vorgang, nachsorgeRunde, antwort }, { db, uhr, auftrag }) {
    await recordNachsorge(db, { aktenzeichen, vorgang: vorgang ?? aktenzeichen, runde: nachsorgeRunde, antwort }, uhr);
    await recordErgebnis(db, auftrag.prozessInstanz, antwort, uhr);
    return {};
  },
});
