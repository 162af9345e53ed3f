import { z } from 'zod';
import { findHaftVon } from '../../../src/akte/haft/haft.ts';
import { insertHinweis } from '../../../src/akte/hinweis.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { listUebermittlungIds } from '../../../src/akte/uebermittlung.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { TechnischerFehler } from '../../../src/fehler.ts';
import { bestaetige, stopUebermittlung } from '../../../src/uebermittlung/index.ts';

/** H-4.2: the answer also proves that the request has arrived. Paid into the detention, the Jobcenter may claim that from the city (H-4.3). */
export const arbeiter = defineWorker({
  typ: 'hannover.haft.auskunft-verbuchen',
  name: 'Auskunft des Jobcenters verbuchen',
  beschreibung: 'Stellt fest, bis wann das Jobcenter die Miete gezahlt hat, bestätigt die Anfrage und weist auf Zahlungen für Tage der Haft hin.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({ jcGezahltBis: feld.datum.nullable().meta({ title: 'Jobcenter hat gezahlt bis' }) }),
  async handle({ aktenzeichen, vorgang }, { db, uhr, auftrag, dienste: { vereinbarungen } }) {
    const haft = await findHaftVon(db, vorgang ?? aktenzeichen);
    if (!haft?.jcAuskunft) throw new TechnischerFehler('AUSKUNFT_FEHLT', 'In der Akte steht keine Auskunft des Jobcenters.');
    const { jcGezahltBis } = haft;
    for (const id of await listUebermittlungIds(db, aktenzeichen, ['hannover.haft-anfrage'])) {
      if (!id.startsWith(`${haft.vorgang}:`)) continue;
      if (haft.jcAuskunftWeg !== 'NACHWEIS') await bestaetige(db, id, { uhr, vereinbarungen });
      await stopUebermittlung(db, id, uhr);
    }
    if (jcGezahltBis !== null && jcGezahltBis >= haft.haftVon) {
      await insertHinweis(db, { aktenzeichen, art: 'JOBCENTER_ZAHLTE_IN_HAFT', gruppe: 'fachstelle-sachbearbeitung', schluessel: `${haft.vorgang}:jobcenter-zahlte:${jcGezahltBis}` }, uhr);
    }
    await writeJournal(db, { aktenzeichen, art: 'HAFT_AUSKUNFT_VERBUCHT', angaben: { jcGezahltBis }, schluessel: `${haft.vorgang}:auskunft-verbucht:${auftrag.schluessel}` }, uhr);
    return { jcGezahltBis };
  },
});
