import { z } from 'zod';
import { listHaftentscheidungen } from '../../../src/akte/haft/entscheidung.ts';
import { recordErgebnis } from '../../../src/akte/lauf-ende.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';

/** H-4.1: what a person has decided in the Akte, with the reasons of the prognosis. A decision that was read before counts no second time. */
export const arbeiter = defineWorker({
  typ: 'hannover.haft.entscheidung-lesen',
  name: 'Entscheidung aus der Akte lesen',
  beschreibung: 'Liest, ob die Weiterzahlung der Miete bewilligt ist und bis wann; ohne neue begründete Entscheidung in der Akte geht die Aufgabe zurück.',
  eingabe: z.object({ ...grundfelder, entscheidungRunde: z.int().min(0).max(1000).meta({ title: 'Zuletzt gelesene Entscheidung', description: '0: noch keine' }) }),
  ausgabe: z.object({
    bewilligung: z.enum(['BEWILLIGT', 'ABGELEHNT']).meta({ title: 'Bewilligung' }),
    bewilligtBis: feld.datum.nullable().meta({ title: 'Bewilligt bis' }),
    entscheidungRunde: z.int(),
  }),
  fehler: ['ENTSCHEIDUNG_FEHLT'],
  async handle({ aktenzeichen, vorgang, entscheidungRunde }, { db, uhr, auftrag }) {
    const letzte = (await listHaftentscheidungen(db, vorgang ?? aktenzeichen)).at(-1);
    if (!letzte || letzte.runde <= entscheidungRunde) throw new FachlicherFehler('ENTSCHEIDUNG_FEHLT', 'In der Akte steht noch keine neue Entscheidung.');
    await recordErgebnis(db, auftrag.prozessInstanz, letzte.ergebnis === 'BEWILLIGT' ? 'HAFT_MIETE_BEWILLIGT' : 'HAFT_MIETE_ABGELEHNT', uhr);
    return { bewilligung: letzte.ergebnis, bewilligtBis: letzte.bewilligtBis, entscheidungRunde: letzte.runde };
  },
});
