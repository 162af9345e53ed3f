import { z } from 'zod';
import { writeJournal } from '../../../src/akte/journal.ts';
import { isAntragOffen, isErledigungMitgeteiltVonMizi } from '../../../src/akte/wohnungssicherung/erledigung.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { ergebniscode } from '../../gemeinsam/fall-ergebnis.ts';

/** H-3.1.7: what was applied for and has settled itself must not be decided on. */
export const arbeiter = defineWorker({
  typ: 'hannover.wohnungssicherung.erledigung-pruefen',
  name: 'Offenen Antrag feststellen',
  beschreibung: 'Stellt bei einem vorzeitigen Ende fest, ob das Jobcenter noch über eine Anlage 2 entscheidet und davon nicht schon durch das Verfahren MiZi erfährt.',
  eingabe: z.object({ ...grundfelder, ergebnis: ergebniscode }),
  ausgabe: z.object({ mitzuteilen: z.boolean().meta({ title: 'Jobcenter zu informieren', description: 'Liegt ein Antrag ohne Ergebnis beim Jobcenter, und sagt es ihm sonst niemand?' }) }),
  async handle({ aktenzeichen, vorgang, ergebnis }, { db, uhr }) {
    const lauf = vorgang ?? aktenzeichen;
    const mitzuteilen = (await isAntragOffen(db, lauf)) && !(await isErledigungMitgeteiltVonMizi(db, aktenzeichen, ergebnis));
    await writeJournal(db, { aktenzeichen, art: 'OFFENER_ANTRAG_GEPRUEFT', angaben: { mitzuteilen }, schluessel: `${lauf}:offener-antrag` }, uhr);
    return { mitzuteilen };
  },
});
