import { z } from 'zod';
import { writeJournal } from '../../../src/akte/journal.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { pruefeZuweisungsdauer } from '../../../src/recht/zuweisungsdauer.ts';

/** D-6.2. Without a period there is nothing to check: not assigned. */
export const arbeiter = defineWorker({
  typ: 'duesseldorf.beschaeftigungshilfe.dauer-pruefen',
  name: 'Höchstdauer nach § 16d Abs. 6 SGB II prüfen',
  beschreibung: 'Rechnet aus früheren Zuweisungen und dem neuen Zeitraum, ob die Höchstdauer in fünf Jahren eingehalten ist.',
  eingabe: z.object({
    ...grundfelder,
    fruehere: z.array(z.object({ von: feld.datum, bis: feld.datum })).max(20).meta({ title: 'Frühere Zuweisungen', description: 'Liste aus von und bis' }),
    beginnAm: feld.datum.nullish().meta({ title: 'Beginn der neuen Zuweisung' }),
    pruefungNummer: feld.runde.meta({ title: 'Nummer des Bogens', description: 'Welche Eintragung geprüft wird' }),
    endeAm: feld.datum.nullish().meta({ title: 'Ende der neuen Zuweisung' }),
  }),
  ausgabe: z.object({
    dauer: z.enum(['ENTFAELLT', 'ZULAESSIG', 'NUR_MIT_VERLAENGERUNG', 'AUSGESCHOEPFT', 'ZEITRAUM_UNGUELTIG']).meta({ title: 'Ergebnis' }),
    tageFrei: z.int().meta({ title: 'Noch freie Tage', description: '30 Tage sind ein Monat' }),
  }),
  async handle({ aktenzeichen, vorgang, fruehere, beginnAm, endeAm, pruefungNummer }, { db, uhr }) {
    if (!beginnAm || !endeAm) return { dauer: 'ENTFAELLT' as const, tageFrei: 0 };
    const { ergebnis, tageBisher, tageFrei } = pruefeZuweisungsdauer(fruehere, { von: beginnAm, bis: endeAm });
    await writeJournal(db, { aktenzeichen, art: 'HOECHSTDAUER_GEPRUEFT', angaben: { ergebnis, tageBisher, tageFrei, beginnAm, endeAm }, schluessel: `${vorgang ?? aktenzeichen}:hoechstdauer:${pruefungNummer}` }, uhr);
    return { dauer: ergebnis, tageFrei };
  },
});
