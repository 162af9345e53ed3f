import { z } from 'zod';
import { zahlungsort } from '../../../src/akte/erstattung/zahlung.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { findZahlung } from '../../../src/akte/zahlung.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';

export const arbeiter = defineWorker({
  typ: 'hannover.erstattung.auszahlung-lesen',
  name: 'Angewiesene Zahlung übernehmen',
  beschreibung: 'Prüft, ob die Zahlung an das Jobcenter in der Akte als angewiesen vermerkt ist.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({ angewiesenAm: feld.datum }),
  fehler: ['ANWEISUNG_FEHLT'],
  async handle(e, { db, uhr }) {
    const ort = zahlungsort(e.aktenzeichen, e.vorgang ?? e.aktenzeichen);
    const angewiesenAm = (await findZahlung(db, ort))?.angewiesenAm;
    if (!angewiesenAm) throw new FachlicherFehler('ANWEISUNG_FEHLT', 'Die Zahlung ist in der Akte noch nicht als angewiesen vermerkt.');
    await writeJournal(db, { aktenzeichen: e.aktenzeichen, art: 'ERSTATTUNG_GEZAHLT', angaben: { vorgang: ort.vorgang, angewiesenAm }, schluessel: `${ort.vorgang}:erstattung-gezahlt` }, uhr);
    return { angewiesenAm };
  },
});
