import { z } from 'zod';
import { writeJournal } from '../../src/akte/journal.ts';
import { listPersonen } from '../../src/akte/person.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../src/fehler.ts';
import { tagDesAlters } from '../../src/recht/alter.ts';
import { plusMonate } from '../../src/recht/datum.ts';
import { tagesbeginn } from '../../src/recht/zeit.ts';

/**
 * From when on what is only for the young no longer holds: the first of the month after the birthday. The engine is told no
 * more than a month, because from the very day the birth date could be told.
 */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.altersgrenze-ermitteln',
  name: 'Altersgrenze ermitteln',
  beschreibung: 'Ermittelt aus dem Geburtsdatum in der Akte den Monatsersten nach dem Tag, an dem die Person ein Alter erreicht; das Geburtsdatum selbst bleibt in der Akte.',
  eingabe: z.object({ ...grundfelder, alter: z.int().min(1).max(120).meta({ title: 'Alter', description: 'Vollendete Lebensjahre, z. B. 25' }) }),
  ausgabe: z.object({
    altersgrenze: feld.zeitpunkt.meta({ title: 'Monatserster, nachdem das Alter erreicht ist' }),
    altersgrenzeErreicht: z.boolean().meta({ title: 'Dieser Monatserste ist schon da' }),
  }),
  async handle({ aktenzeichen, vorgang, alter }, { db, uhr, auftrag }) {
    const geburtsdatum = (await listPersonen(db, aktenzeichen)).find((p) => p.rolle === 'KLIENT')?.geburtsdatum;
    if (!geburtsdatum) throw new FachlicherFehler('GEBURTSDATUM_FEHLT', 'In dieser Akte fehlt das Geburtsdatum. Bitte tragen Sie es zuerst bei der Person nach.');
    await writeJournal(db, { aktenzeichen, art: 'ALTERSGRENZE_ERMITTELT', angaben: { alter }, schluessel: `${vorgang ?? aktenzeichen}:altersgrenze:${auftrag.prozessId}:${auftrag.elementId}` }, uhr);
    const grenze = tagesbeginn(plusMonate(`${tagDesAlters(geburtsdatum, alter).slice(0, 7)}-01`, 1));
    return { altersgrenze: grenze.toISOString(), altersgrenzeErreicht: grenze <= uhr.jetzt() };
  },
});
