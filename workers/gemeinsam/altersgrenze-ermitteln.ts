import { z } from 'zod';
import { writeJournal } from '../../src/akte/journal.ts';
import { listPersonen } from '../../src/akte/person.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../src/fehler.ts';
import { tagDesAlters } from '../../src/recht/alter.ts';
import { tagesbeginn } from '../../src/recht/zeit.ts';

/** From when on what is only for the young no longer holds. Asked for where the wait begins, so that it is not carried through the procedure. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.altersgrenze-ermitteln',
  name: 'Altersgrenze ermitteln',
  beschreibung: 'Ermittelt aus dem Geburtsdatum in der Akte den Tag, an dem die Person ein Alter erreicht; das Geburtsdatum selbst bleibt in der Akte.',
  eingabe: z.object({ ...grundfelder, alter: z.int().min(1).max(120).meta({ title: 'Alter', description: 'Vollendete Lebensjahre, z. B. 25' }) }),
  ausgabe: z.object({ altersgrenze: feld.zeitpunkt.meta({ title: 'Beginn des Tages, an dem das Alter erreicht ist' }) }),
  async handle({ aktenzeichen, vorgang, alter }, { db, uhr, auftrag }) {
    const geburtsdatum = (await listPersonen(db, aktenzeichen)).find((p) => p.rolle === 'KLIENT')?.geburtsdatum;
    if (!geburtsdatum) throw new FachlicherFehler('GEBURTSDATUM_FEHLT', 'In dieser Akte fehlt das Geburtsdatum. Bitte tragen Sie es zuerst bei der Person nach.');
    await writeJournal(db, { aktenzeichen, art: 'ALTERSGRENZE_ERMITTELT', angaben: { alter }, schluessel: `${vorgang ?? aktenzeichen}:altersgrenze:${auftrag.prozessId}:${auftrag.elementId}` }, uhr);
    return { altersgrenze: tagesbeginn(tagDesAlters(geburtsdatum, alter)).toISOString() };
  },
});
