import { z } from 'zod';
import { upsertTerminfrist } from '../../../src/akte/unterbringung/termin.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { alsAusgabe, fristausgabe, vereinbarungVon } from '../../gemeinsam/frist.ts';
import { unterbringungVon } from './unterbringung.ts';

/** Start listener. Looks anew each time it is entered: the day of the eviction becomes known later or is put off. */
export const arbeiter = defineWorker({
  typ: 'hannover.unterbringung.termin-setzen',
  name: 'Räumungstermin überwachen',
  beschreibung: 'Trägt den Räumungstermin ins Fristenbuch ein, solange er nicht bekannt ist den Tag, bis zu dem er zu erfragen ist, und liefert Vorfrist und Ablauf.',
  eingabe: z.object({
    ...grundfelder,
    eingangAm: feld.datum.meta({ title: 'Eingang am' }),
    rueckfrageTage: z.int().min(1).max(60).meta({ title: 'Termin erfragen binnen', description: 'Kalendertage ab Eingang, wenn der Termin nicht bekannt ist' }),
  }),
  ausgabe: fristausgabe.extend({ terminBekannt: z.boolean().meta({ title: 'Räumungstermin bekannt' }) }),
  async handle({ vereinbarung, eingangAm, rueckfrageTage, ...e }, kontext) {
    const { db, uhr, auftrag } = kontext;
    const u = await unterbringungVon(db, e);
    const frist = await upsertTerminfrist(db, { u, vereinbarung: vereinbarungVon(vereinbarung, kontext), beginn: eingangAm, rueckfrageTage, prozess: auftrag.prozessId }, uhr);
    return { ...alsAusgabe(frist), terminBekannt: u.raeumungAm !== null };
  },
});
