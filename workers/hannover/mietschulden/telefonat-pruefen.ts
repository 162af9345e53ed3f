import { z } from 'zod';
import { listTelefonate } from '../../../src/akte/mietschulden/telefonat.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';
import { stelleVon } from './stelle.ts';

/** H-3.2.1.4. */
export const arbeiter = defineWorker({
  typ: 'hannover.mietschulden.telefonat-pruefen',
  name: 'Anruf bei der Fachstelle prüfen',
  beschreibung: 'Prüft, ob der Anruf bei der Fachstelle in der Akte vermerkt ist.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({}),
  fehler: ['TELEFONAT_FEHLT'],
  async handle(e, { db, uhr, auftrag }) {
    const { aktenzeichen, prozess, vorgang } = stelleVon(e, auftrag);
    const gefuehrt = (await listTelefonate(db, aktenzeichen)).some((t) => t.prozess === prozess && t.vorgang === vorgang);
    if (!gefuehrt) throw new FachlicherFehler('TELEFONAT_FEHLT', 'In der Akte ist noch kein Anruf bei der Fachstelle vermerkt.');
    await writeJournal(db, { aktenzeichen, art: 'FACHSTELLE_UNTERRICHTET', angaben: { weg: 'TELEFON' }, schluessel: `${vorgang}:${prozess}:telefonat` }, uhr);
    return {};
  },
});
