import { z } from 'zod';
import { findHaftVon } from '../../../src/akte/haft/haft.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { recordProzessInstanz } from '../../../src/akte/lauf.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { TechnischerFehler } from '../../../src/fehler.ts';
import { zustaendigkeit } from '../../../src/recht/haft.ts';

/** First step: without SGB II from the first day of detention, so from then on the Fachstelle is competent (§ 7 Abs. 4 SGB II). */
export const arbeiter = defineWorker({
  typ: 'hannover.haft.aufnehmen',
  name: 'Haft aufnehmen, Zuständigkeit feststellen',
  beschreibung: 'Verbindet die Akte mit dem Vorgang und stellt fest, ab welchem Tag die Fachstelle zuständig ist; ein zweiter Vorgang zum selben Anlass endet sofort.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({
    aufnahme: z.enum(['NEU', 'BEREITS_IN_BEARBEITUNG']).meta({ title: 'Aufnahme' }),
    akteLink: z.string().meta({ title: 'Link zur Akte' }),
    sgb2Bezug: z.enum(['JA', 'NEIN', 'UNBEKANNT']).meta({ title: 'SGB-II-Leistungen vor der Haft' }),
    zustaendigAb: feld.datum.meta({ title: 'Fachstelle zuständig ab' }),
  }),
  async handle({ aktenzeichen, vorgang }, { db, uhr, auftrag, dienste }) {
    const haft = await findHaftVon(db, vorgang ?? aktenzeichen);
    if (!haft) throw new TechnischerFehler('HAFT_UNBEKANNT', 'Zu diesem Vorgang ist keine Haft gemeldet.');
    const zustaendigAb = zustaendigkeit(haft).fachstelleAb;
    const ergebnis = { akteLink: dienste.akteLink(aktenzeichen), sgb2Bezug: haft.sgb2Bezug, zustaendigAb };
    const lauf = { aktenzeichen, vorgang, prozess: auftrag.prozessId };
    if ((await recordProzessInstanz(db, lauf, auftrag.prozessInstanz, uhr)) === 'FREMD') return { aufnahme: 'BEREITS_IN_BEARBEITUNG' as const, ...ergebnis };
    await writeJournal(db, { aktenzeichen, art: 'HAFT_ZUSTAENDIGKEIT', angaben: { zustaendigAb, sgb2Bezug: haft.sgb2Bezug }, schluessel: `${haft.vorgang}:haft-zustaendigkeit` }, uhr);
    return { aufnahme: 'NEU' as const, ...ergebnis };
  },
});
