import { z } from 'zod';
import { listBesprechungen } from '../../../src/akte/vereinbarung/besprechung.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';

/** What the leads have written about a meeting that one of them asked for; the task in Tasklist only says that it is done. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.austausch.besprechung-verbuchen',
  name: 'Besprechung verbuchen',
  beschreibung: 'Übernimmt, wann eine angefragte Besprechung stattgefunden hat.',
  eingabe: z.object({ ...grundfelder, besprechungNummer: feld.runde.meta({ title: 'Besprechung Nr.' }) }),
  ausgabe: z.object({ gehaltenAm: feld.datum.meta({ title: 'Stattgefunden am' }) }),
  fehler: ['PROTOKOLL_FEHLT'],
  async handle({ aktenzeichen, vorgang, vereinbarung, besprechungNummer }, { db, uhr }) {
    const gehaltenAm = (await listBesprechungen(db, vereinbarung)).find((b) => b.nummer === besprechungNummer)?.gehaltenAm;
    if (!gehaltenAm) throw new FachlicherFehler('PROTOKOLL_FEHLT', 'Zu dieser Besprechung ist noch nichts eingetragen.');
    await writeJournal(db, { aktenzeichen, art: 'BESPRECHUNG_VERBUCHT', angaben: { nummer: besprechungNummer, gehaltenAm }, schluessel: `${vorgang ?? aktenzeichen}:besprechung-verbucht:${besprechungNummer}` }, uhr);
    return { gehaltenAm };
  },
});
