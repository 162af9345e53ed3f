import { z } from 'zod';
import { releaseDurchleitung } from '../../../src/akte/durchleitung/entfernen.ts';
import { findFall } from '../../../src/akte/fall.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';
import { lokalesDatum } from '../../../src/recht/zeit.ts';
import { stopUebermittlung } from '../../../src/uebermittlung/index.ts';

/** A person has brought the letter to the recipient otherwise. A queued copy is stopped, so that it does not arrive twice. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.uebermittlung.anders-zugestellt',
  name: 'Zustellung auf anderem Weg vermerken',
  beschreibung: 'Vermerkt, dass ein Schreiben auf anderem Weg zugestellt wurde, mit dem Tag, von dem an Fristen laufen.',
  eingabe: z.object({
    aktenzeichen: grundfelder.aktenzeichen,
    behoerde: grundfelder.behoerde,
    uebermittlungId: z.string().meta({ title: 'Übermittlung' }),
    zugestelltAm: feld.datum.nullish().meta({ title: 'Zugestellt am' }),
  }),
  ausgabe: z.object({ gesendetAm: feld.datum }),
  fehler: ['DATUM_UNPLAUSIBEL'],
  async handle({ aktenzeichen, behoerde, uebermittlungId, zugestelltAm }, { db, uhr }) {
    const fall = await findFall(db, aktenzeichen);
    if (!zugestelltAm || zugestelltAm > lokalesDatum(uhr.jetzt()) || (fall && zugestelltAm < fall.eingangAm)) {
      throw new FachlicherFehler('DATUM_UNPLAUSIBEL', 'Der Tag der Zustellung fehlt, liegt in der Zukunft oder vor dem Eingang des Falles.');
    }
    await stopUebermittlung(db, uebermittlungId, uhr);
    await releaseDurchleitung(db, { behoerde, id: uebermittlungId }, 'ANDERS_ZUGESTELLT', uhr);
    const angaben = { uebermittlung: uebermittlungId, zugestelltAm };
    await writeJournal(db, { aktenzeichen, art: 'ANDERS_ZUGESTELLT', angaben, schluessel: `${uebermittlungId}:anders-zugestellt` }, uhr);
    return { gesendetAm: zugestelltAm };
  },
});
