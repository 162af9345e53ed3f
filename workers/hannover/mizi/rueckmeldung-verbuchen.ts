import { z } from 'zod';
import { endFristenVon } from '../../../src/akte/frist-erledigen.ts';
import { insertHinweis } from '../../../src/akte/hinweis.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { listRueckmeldungen } from '../../../src/akte/rueckmeldung.ts';
import { listUebermittlungIds } from '../../../src/akte/uebermittlung.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { FachlicherFehler } from '../../../src/fehler.ts';
import { bestaetige, stopUebermittlung } from '../../../src/uebermittlung/index.ts';

const ERINNERUNGEN = ['hannover.erinnerung'];

/** The answer proves that Anlage 1 has arrived; reminders that have not left are stopped. */
export const arbeiter = defineWorker({
  typ: 'hannover.mizi.rueckmeldung-verbuchen',
  name: 'Rückmeldung verbuchen',
  beschreibung: 'Übernimmt die Rückmeldung des Jobcenters zum Leistungsbezug aus der Akte in das Verfahren.',
  eingabe: z.object({
    aktenzeichen: grundfelder.aktenzeichen,
    behoerde: grundfelder.behoerde,
    rueckmeldungRunde: feld.runde.nullish().meta({ title: 'Rückmeldung Nr.', description: 'Leer: die erste' }),
  }),
  ausgabe: z.object({ leistungsbezug: z.enum(['JA', 'NEIN']), fristErgebnis: z.literal('EINGEHALTEN'), fristErledigtAm: feld.datum }),
  fehler: ['RUECKMELDUNG_FEHLT'],
  async handle({ aktenzeichen, rueckmeldungRunde }, { db, uhr, dienste: { vereinbarungen } }) {
    const rueckmeldung = (await listRueckmeldungen(db, aktenzeichen)).find((r) => r.runde === (rueckmeldungRunde ?? 1));
    if (!rueckmeldung) throw new FachlicherFehler('RUECKMELDUNG_FEHLT', 'In der Akte ist noch keine Rückmeldung des Jobcenters erfasst.');
    const { runde, bgNummer } = rueckmeldung;
    const { leistungsbezug, eingangAm } = z.object({ leistungsbezug: z.enum(['JA', 'NEIN']), eingangAm: feld.datum }).parse(rueckmeldung);
    for (const id of await listUebermittlungIds(db, aktenzeichen, ['hannover.anlage-1'])) await bestaetige(db, id, { uhr, vereinbarungen });
    for (const id of await listUebermittlungIds(db, aktenzeichen, ERINNERUNGEN)) {
      await stopUebermittlung(db, id, uhr);
      await endFristenVon(db, aktenzeichen, id.split(':')[1] ?? '', uhr);
    }
    await writeJournal(db, { aktenzeichen, art: 'RUECKMELDUNG_VERBUCHT', angaben: { runde, leistungsbezug }, schluessel: `${aktenzeichen}:verbucht:${runde}` }, uhr);
    // H-2.4: with SGB II the form is completed; what is missing is asked for, it does not hold the case up.
    const unvollstaendig = { aktenzeichen, art: 'ANGABEN_UNVOLLSTAENDIG', gruppe: 'fachstelle-sachbearbeitung', schluessel: `${aktenzeichen}:angaben:${runde}` };
    if (leistungsbezug === 'JA' && !bgNummer) await insertHinweis(db, unvollstaendig, uhr);
    return { leistungsbezug, fristErgebnis: 'EINGEHALTEN' as const, fristErledigtAm: eingangAm };
  },
});
