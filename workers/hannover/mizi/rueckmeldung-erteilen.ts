import { z } from 'zod';
import { recordErgebnis } from '../../../src/akte/lauf-ende.ts';
import { handOverRueckmeldung } from '../../../src/akte/rueckmeldung-intern.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { lokalesDatum } from '../../../src/recht/zeit.ts';
import { vereinbarungVon } from '../../gemeinsam/frist.ts';

/** H-2.3, H-2.4 inside the system: the answer reaches the Fachstelle's Posteingang and its process in the same transaction. */
export const arbeiter = defineWorker({
  typ: 'hannover.mizi.rueckmeldung-erteilen',
  name: 'Rückmeldung an die Fachstelle übermitteln',
  beschreibung: 'Prüft, ob bei Leistungsbezug die Angaben des Vordrucks in der Akte stehen, und übermittelt die Rückmeldung in den Posteingang der Fachstelle.',
  eingabe: z.object({ ...grundfelder, leistungsbezug: z.enum(['JA', 'NEIN']).meta({ title: 'Leistungsbezug' }) }),
  ausgabe: z.object({ fristErgebnis: z.literal('EINGEHALTEN'), fristErledigtAm: feld.datum }),
  fehler: ['ANGABEN_FEHLEN'],
  async handle({ aktenzeichen, vereinbarung, leistungsbezug }, kontext) {
    const { db, uhr, auftrag } = kontext;
    const fachstelle = vereinbarungVon(vereinbarung, kontext).behoerden[0]?.kuerzel ?? '';
    await handOverRueckmeldung(db, { aktenzeichen, leistungsbezug, an: fachstelle }, uhr);
    await recordErgebnis(db, auftrag.prozessInstanz, leistungsbezug === 'JA' ? 'LEISTUNGSBEZUG' : 'KEIN_LEISTUNGSBEZUG', uhr);
    return { fristErgebnis: 'EINGEHALTEN' as const, fristErledigtAm: lokalesDatum(uhr.jetzt()) };
  },
});
