import { z } from 'zod';
import { findAnspruch } from '../../../src/akte/erstattung/anspruch.ts';
import { findAntwort } from '../../../src/akte/erstattung/antwort.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { recordErgebnis } from '../../../src/akte/lauf-ende.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';

/** H-4.5: what is not reimbursed stays with the Jobcenter. The entry says so; nothing here writes to the household. */
export const arbeiter = defineWorker({
  typ: 'hannover.erstattung.antwort-verbuchen',
  name: 'Antwort der Fachstelle verbuchen',
  beschreibung: 'Übernimmt die Antwort der Fachstelle und hält fest, dass vom Haushalt nichts zurückgefordert wird.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({
    ergebnis: z.enum(['ANERKANNT', 'TEILWEISE', 'ABGELEHNT']).meta({ title: 'Ergebnis' }),
    betragCent: z.int().min(0).meta({ title: 'Betrag in Cent' }),
    fristErgebnis: z.literal('EINGEHALTEN'),
    fristErledigtAm: feld.datum,
  }),
  fehler: ['ANTWORT_FEHLT'],
  async handle(e, { db, uhr, auftrag }) {
    const vorgang = e.vorgang ?? e.aktenzeichen;
    const antwort = await findAntwort(db, vorgang);
    if (!antwort) throw new FachlicherFehler('ANTWORT_FEHLT', 'In der Akte steht noch keine Antwort der Fachstelle.');
    const { ergebnis, betragCent, eingangAm } = antwort;
    const beimJobcenterCent = Math.max(0, ((await findAnspruch(db, vorgang))?.betragCent ?? betragCent) - betragCent);
    await writeJournal(db, { aktenzeichen: e.aktenzeichen, art: 'KEINE_RUECKFORDERUNG', angaben: { vorgang, beimJobcenterCent }, schluessel: `${vorgang}:erstattung-verbucht` }, uhr);
    await recordErgebnis(db, auftrag.prozessInstanz, `ERSTATTUNG_${ergebnis}`, uhr);
    return { ergebnis, betragCent, fristErgebnis: 'EINGEHALTEN' as const, fristErledigtAm: eingangAm };
  },
});
