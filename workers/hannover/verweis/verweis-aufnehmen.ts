import { z } from 'zod';
import { writeJournal } from '../../../src/akte/journal.ts';
import { recordProzessInstanz } from '../../../src/akte/lauf.ts';
import { pruefeMitteilung } from '../../../src/akte/pruefung.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { vereinbarungVon } from '../../gemeinsam/frist.ts';

/** First step at the Fachstelle: is it the city's, and is there a case of this household already? */
export const arbeiter = defineWorker({
  typ: 'hannover.verweis.verweis-aufnehmen',
  name: 'Verweis aufnehmen und abgleichen',
  beschreibung: 'Verbindet die Akte mit dem Vorgang und prüft den Haushalt auf andere offene Fälle und das Stadtgebiet.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({
    pruefung: z.enum(['EINDEUTIG', 'ZWEIFELHAFT', 'AUSSERHALB', 'BEREITS_IN_BEARBEITUNG']).meta({ title: 'Ergebnis der Prüfung' }),
    akteLink: z.string().meta({ title: 'Link zur Akte' }),
    aehnliche: z.string().meta({ title: 'Ähnliche Fälle', description: 'Aktenzeichen, durch Komma getrennt' }),
  }),
  async handle({ aktenzeichen, vorgang, vereinbarung }, kontext) {
    const { db, uhr, auftrag, dienste } = kontext;
    const akteLink = dienste.akteLink(aktenzeichen);
    if ((await recordProzessInstanz(db, { aktenzeichen, vorgang, prozess: auftrag.prozessId }, auftrag.prozessInstanz, uhr)) === 'FREMD') return { pruefung: 'BEREITS_IN_BEARBEITUNG' as const, akteLink, aehnliche: '' };
    const { ergebnis, aehnliche } = await pruefeMitteilung(db, aktenzeichen, vereinbarungVon(vereinbarung, kontext));
    const liste = aehnliche.map((a) => a.aktenzeichen);
    await writeJournal(db, { aktenzeichen, art: 'VERWEIS_GEPRUEFT', angaben: { ergebnis, aehnliche: liste }, schluessel: `${vorgang ?? aktenzeichen}:verweis-geprueft` }, uhr);
    return { pruefung: ergebnis, akteLink, aehnliche: liste.join(', ') };
  },
});
