import { z } from 'zod';
import { lockFall } from '../../../src/akte/fall.ts';
import { closeVerweis } from '../../../src/akte/verweis/abschluss.ts';
import { findVerweis, heuteEingewilligt } from '../../../src/akte/verweis/verweis.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';

/** What was chosen in Tasklist counts only where the Akte says the same: the consent itself stands there (§ 67b SGB X). */
export const arbeiter = defineWorker({
  typ: 'hannover.verweis.entscheidung-pruefen',
  name: 'Einwilligung in der Akte prüfen',
  beschreibung: 'Prüft, ob die Einwilligung in der Akte steht, wenn eingewilligt wurde, und nicht dort steht, wenn abgelehnt wurde.',
  eingabe: z.object({
    ...grundfelder,
    entscheidung: z.enum(['EINGEWILLIGT', 'NICHT_EINGEWILLIGT']).meta({ title: 'Entscheidung des Haushalts', auswahl: { EINGEWILLIGT: 'Eingewilligt', NICHT_EINGEWILLIGT: 'Nicht eingewilligt' } }),
  }),
  ausgabe: z.object({}),
  fehler: ['EINWILLIGUNG_WIDERSPRICHT'],
  async handle({ aktenzeichen, vorgang, entscheidung }, { db, uhr }) {
    await lockFall(db, aktenzeichen);
    const erteilt = heuteEingewilligt(await findVerweis(db, vorgang ?? aktenzeichen), uhr);
    if (erteilt !== (entscheidung === 'EINGEWILLIGT')) throw new FachlicherFehler('EINWILLIGUNG_WIDERSPRICHT', 'Die Auswahl passt nicht zur Akte: Bei „eingewilligt“ muss dort eine gültige Einwilligung stehen, sonst keine.');
    if (!erteilt) await closeVerweis(db, vorgang ?? aktenzeichen, uhr);
    return {};
  },
});
