import { z } from 'zod';
import { findProtokoll } from '../../../src/akte/vereinbarung/austausch.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';
import { lokalesDatum } from '../../../src/recht/zeit.ts';

/** What the leads have written about this round; the task in Tasklist only says that it is done. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.austausch.verbuchen',
  name: 'Austausch verbuchen',
  beschreibung: 'Übernimmt aus der Akte, ob der Austausch stattgefunden hat und wann der nächste ist.',
  eingabe: z.object({ ...grundfelder, austauschRunde: feld.runde.meta({ title: 'Austausch Nr.' }) }),
  ausgabe: z.object({
    ergebnis: z.enum(['GEHALTEN', 'VERSCHOBEN']).meta({ title: 'Ergebnis' }),
    naechsterAm: feld.datum.meta({ title: 'Nächster Termin' }),
    fristErgebnis: z.enum(['EINGEHALTEN', 'AUFGEHOBEN']),
    fristErledigtAm: feld.datum,
  }),
  fehler: ['PROTOKOLL_FEHLT'],
  async handle(e, { db, uhr }) {
    const vorgang = e.vorgang ?? e.aktenzeichen;
    const protokoll = await findProtokoll(db, { vorgang, runde: e.austauschRunde });
    if (!protokoll) throw new FachlicherFehler('PROTOKOLL_FEHLT', 'Zu diesem Austausch ist noch nichts eingetragen.');
    const { ergebnis, naechsterAm, gehaltenAm } = protokoll;
    await writeJournal(db, { aktenzeichen: e.aktenzeichen, art: 'AUSTAUSCH_VERBUCHT', angaben: { runde: e.austauschRunde, ergebnis, naechsterAm }, schluessel: `${vorgang}:austausch:${e.austauschRunde}` }, uhr);
    return { ergebnis, naechsterAm, fristErgebnis: ergebnis === 'GEHALTEN' ? ('EINGEHALTEN' as const) : ('AUFGEHOBEN' as const), fristErledigtAm: gehaltenAm ?? lokalesDatum(uhr.jetzt()) };
  },
});
