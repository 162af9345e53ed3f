import { z } from 'zod';
import { BEENDIGUNGSGRUENDE, type Beendigungsgrund } from '../../../src/akte/fall-beenden.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { enqueueUebermittlung, erstelleDokument } from '../../../src/uebermittlung/index.ts';

const gruende = Object.keys(BEENDIGUNGSGRUENDE) as [Beendigungsgrund, ...Beendigungsgrund[]];

/** Letter and hand-over are written in one transaction: there is no letter that nobody sends. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.uebermittlung.einreihen',
  name: 'Schreiben einreihen',
  beschreibung: 'Erstellt das Schreiben als PDF in der Akte und reiht seine Übermittlung ein, je Schritt und Runde einmal.',
  eingabe: z.object({
    ...grundfelder,
    schreiben: z.string().regex(/^[a-z][a-z0-9.-]{2,59}$/).meta({ title: 'Schreiben', description: 'Art des Schreibens, z. B. hannover.anlage-1' }),
    empfaenger: z.string().regex(/^[A-Z0-9_]{2,40}$/).meta({ title: 'Empfänger', description: 'Kürzel des Beteiligten' }),
    schritt: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/).meta({ title: 'Schritt', description: 'Kürzel des Arbeitsschritts, z. B. anlage-1' }),
    runde: feld.runde.meta({ title: 'Runde' }),
    beendigungsgrund: z.enum(gruende).nullish().meta({ title: 'Beendigungsgrund' }),
  }),
  ausgabe: z.object({ uebermittlungId: z.string(), kanal: z.enum(['DATEISPOOL', 'SMTP_FAX', 'INTERN', 'POST']) }),
  fehler: ['ANSCHRIFT_FEHLT', 'ANGABEN_FEHLEN'],
  async handle({ schreiben, empfaenger, beendigungsgrund, ...e }, { db, uhr, dienste }) {
    const schritt = { aktenzeichen: e.aktenzeichen, vorgang: e.vorgang, behoerde: e.behoerde, schritt: e.schritt, runde: e.runde, empfaenger };
    const grund = beendigungsgrund ? { beendigungsgrund } : {};
    const { id } = await erstelleDokument(db, { ...schritt, schreiben, ...grund }, { uhr, vereinbarungen: dienste.vereinbarungen });
    return enqueueUebermittlung(db, { ...schritt, dokumentId: id }, { uhr });
  },
});
