import { z } from 'zod';
import { takeUpVorschlag } from '../../../src/akte/erstattung/vorschlag.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';

/** The decision was written into the Akte by the person who is logged in there; the task only says that it is done. */
export const arbeiter = defineWorker({
  typ: 'hannover.erstattung.vorschlag-lesen',
  name: 'Vorgeschlagene Entscheidung übernehmen',
  beschreibung: 'Liest aus der Akte, was die Sachbearbeitung erstatten will.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({
    ergebnis: z.enum(['ANERKANNT', 'TEILWEISE', 'ABGELEHNT']).meta({ title: 'Ergebnis' }),
    betragCent: z.int().min(0).meta({ title: 'Betrag in Cent' }),
  }),
  fehler: ['VORSCHLAG_FEHLT'],
  async handle(e, { db, uhr }) {
    const vorschlag = await takeUpVorschlag(db, e.aktenzeichen, e.vorgang ?? e.aktenzeichen, uhr);
    if (!vorschlag) throw new FachlicherFehler('VORSCHLAG_FEHLT', 'In der Akte steht noch keine Entscheidung zum neuesten Stand.');
    const { ergebnis, betragCent } = vorschlag;
    return { ergebnis, betragCent };
  },
});
