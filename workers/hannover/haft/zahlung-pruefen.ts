import { z } from 'zod';
import { HAFT_PROZESS } from '../../../src/akte/haft/haft.ts';
import { HAFT_ZWECK } from '../../../src/akte/haft/zahlung.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { findZahlung } from '../../../src/akte/zahlung.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';

/** The order of a payment is recorded by the person who gives it, in the Akte. */
export const arbeiter = defineWorker({
  typ: 'hannover.haft.zahlung-pruefen',
  name: 'Anweisung prüfen',
  beschreibung: 'Prüft, ob die Zahlung des Monats in der Akte als angewiesen steht.',
  eingabe: z.object({ ...grundfelder, zahlungsmonat: z.string().meta({ title: 'Zahlungsmonat' }) }),
  ausgabe: z.object({ angewiesenAm: feld.datum.meta({ title: 'Angewiesen am' }) }),
  fehler: ['ANWEISUNG_FEHLT'],
  async handle({ aktenzeichen, vorgang, zahlungsmonat }, { db, uhr }) {
    const ort = { aktenzeichen, prozess: HAFT_PROZESS, vorgang: vorgang ?? aktenzeichen, zweck: HAFT_ZWECK, bezug: zahlungsmonat };
    const zahlung = await findZahlung(db, ort);
    if (!zahlung?.angewiesenAm) throw new FachlicherFehler('ANWEISUNG_FEHLT', 'Die Zahlung ist in der Akte noch nicht als angewiesen vermerkt.');
    const { angewiesenAm, summeCent } = zahlung;
    await writeJournal(db, { aktenzeichen, art: 'HAFT_MIETE_GEZAHLT', angaben: { bezug: zahlungsmonat, summeCent, angewiesenAm }, schluessel: `${ort.vorgang}:haft-gezahlt:${zahlungsmonat}` }, uhr);
    return { angewiesenAm };
  },
});
