import { z } from 'zod';
import { writeJournal } from '../../../src/akte/journal.ts';
import { findMietschulden } from '../../../src/akte/mietschulden/vorgang.ts';
import { findZahlung } from '../../../src/akte/zahlung.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';
import { stelleVon } from './stelle.ts';

export const arbeiter = defineWorker({
  typ: 'hannover.mietschulden.zahlung-pruefen',
  name: 'Anweisung der Zahlung prüfen',
  beschreibung: 'Prüft, ob die Zahlung in der Akte als angewiesen vermerkt ist.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({}),
  fehler: ['ZAHLUNG_OFFEN'],
  async handle(e, { db, uhr, auftrag }) {
    const stelle = stelleVon(e, auftrag);
    const m = await findMietschulden(db, stelle);
    const zahlung = m && (await findZahlung(db, { ...stelle, zweck: m.schuldenart }));
    if (!zahlung?.angewiesenAm) throw new FachlicherFehler('ZAHLUNG_OFFEN', 'In der Akte ist die Zahlung noch nicht als angewiesen vermerkt.');
    await writeJournal(db, { aktenzeichen: e.aktenzeichen, art: 'ZAHLUNG_GEPRUEFT', angaben: { zweck: zahlung.zweck, angewiesenAm: zahlung.angewiesenAm }, schluessel: `${stelle.vorgang}:${stelle.prozess}:zahlung-geprueft` }, uhr);
    return {};
  },
});
