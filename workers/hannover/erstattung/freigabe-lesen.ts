import { z } from 'zod';
import { findVorschlag } from '../../../src/akte/erstattung/vorschlag.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';

/** Four eyes: another person than the author of the proposal has decided in the Akte. */
export const arbeiter = defineWorker({
  typ: 'hannover.erstattung.freigabe-lesen',
  name: 'Entscheidung der Leitung übernehmen',
  beschreibung: 'Liest aus der Akte, ob die Leitung zugestimmt oder zurückgegeben hat.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({ freigegeben: z.boolean().meta({ title: 'Freigegeben' }) }),
  fehler: ['FREIGABE_FEHLT'],
  async handle(e, { db, uhr }) {
    const vorgang = e.vorgang ?? e.aktenzeichen;
    const vorschlag = await findVorschlag(db, e.aktenzeichen, vorgang);
    const wort = vorschlag?.entscheidung.entscheidung;
    if (!vorschlag || !wort) throw new FachlicherFehler('FREIGABE_FEHLT', 'In der Akte steht noch keine Entscheidung der Leitung.');
    await writeJournal(db, { aktenzeichen: e.aktenzeichen, art: 'ERSTATTUNG_FREIGABE', angaben: { vorgang, runde: vorschlag.entscheidung.runde, entscheidung: wort }, schluessel: `${vorgang}:erstattung-freigabe:${vorschlag.entscheidung.runde}` }, uhr);
    return { freigegeben: wort === 'ZUGESTIMMT' };
  },
});
