import { z } from 'zod';
import { writeJournal } from '../../../src/akte/journal.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';
import { unterbringungVon } from './unterbringung.ts';

/** What was decided in Tasklist needs an address, and that stands in the Akte alone. */
export const arbeiter = defineWorker({
  typ: 'hannover.unterbringung.angaben-pruefen',
  name: 'Anordnung in der Akte prüfen',
  beschreibung: 'Prüft, ob in der Akte steht, wo der Haushalt auf welcher Grundlage untergebracht ist.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({}),
  fehler: ['ANGABEN_FEHLEN'],
  async handle(e, { db, uhr, auftrag }) {
    const { vorgang, platz, rechtsgrundlage, von, bis } = await unterbringungVon(db, e);
    if (von === null || bis !== null) throw new FachlicherFehler('ANGABEN_FEHLEN', 'In der Akte fehlt die Anordnung.');
    await writeJournal(db, { aktenzeichen: e.aktenzeichen, art: 'ANGABEN_GEPRUEFT', angaben: { platz, rechtsgrundlage, von }, schluessel: `${vorgang}:angaben:${auftrag.schluessel}` }, uhr);
    return {};
  },
});
