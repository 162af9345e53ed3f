import { z } from 'zod';
import { writeJournal } from '../../src/akte/journal.ts';
import { defineWorker } from '../../src/camunda/define-worker.ts';
import { grundfelder } from '../../src/camunda/felder.ts';

const code = z.string().regex(/^[A-Z0-9_]{2,40}$/);

/** End listener of a user task. A decision belongs to one task, so the job, which a repetition shares, is its key. */
export const arbeiter = defineWorker({
  typ: 'gemeinsam.entscheidung-festhalten',
  name: 'Entscheidung festhalten',
  beschreibung: 'Schreibt ins Journal, welche Aufgabe wie entschieden wurde.',
  eingabe: z.object({
    aktenzeichen: grundfelder.aktenzeichen,
    behoerde: grundfelder.behoerde,
    entscheidung: code.nullish().meta({ title: 'Entscheidung' }),
    leistungsbezug: code.nullish().meta({ title: 'Leistungsbezug' }),
  }),
  ausgabe: z.object({}),
  async handle({ aktenzeichen, entscheidung, leistungsbezug }, { db, uhr, auftrag }) {
    const angaben = { aufgabe: auftrag.elementId, entscheidung: entscheidung ?? leistungsbezug ?? 'ERLEDIGT' };
    await writeJournal(db, { aktenzeichen, art: 'ENTSCHEIDUNG', angaben, schluessel: `${aktenzeichen}:entscheidung:${auftrag.schluessel}` }, uhr);
    return {};
  },
});
