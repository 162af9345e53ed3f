import { z } from 'zod';
import { recordProzessInstanz } from '../../../src/akte/lauf.ts';
import { writeJournal } from '../../../src/akte/journal.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { grundfelder } from '../../../src/camunda/felder.ts';
import { lokalesDatum } from '../../../src/recht/zeit.ts';
import { findeFassung } from '../../../src/vereinbarung.ts';
import { vereinbarungVon } from '../../gemeinsam/frist.ts';

/** First step (H-5.1): which version of the agreement is in force today. */
export const arbeiter = defineWorker({
  typ: 'hannover.vereinbarung.fassung-feststellen',
  name: 'Geltende Fassung feststellen',
  beschreibung: 'Verbindet die Akte der Vereinbarung mit dem Vorgang und hält fest, welche Fassung gilt.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({
    aufnahme: z.enum(['NEU', 'BEREITS_IN_BEARBEITUNG']).meta({ title: 'Aufnahme' }),
    akteLink: z.string().meta({ title: 'Link zur Akte' }),
    fassung: z.string().nullable().meta({ title: 'Fassung' }),
  }),
  async handle(e, kontext) {
    const { db, uhr, auftrag, dienste } = kontext;
    const akteLink = dienste.akteLink(e.aktenzeichen);
    const vorgang = e.vorgang ?? e.aktenzeichen;
    if ((await recordProzessInstanz(db, { ...e, prozess: auftrag.prozessId }, auftrag.prozessInstanz, uhr)) === 'FREMD') return { aufnahme: 'BEREITS_IN_BEARBEITUNG' as const, akteLink, fassung: null };
    const fassung = findeFassung(vereinbarungVon(e.vereinbarung, kontext), lokalesDatum(uhr.jetzt()))?.kuerzel ?? null;
    await writeJournal(db, { aktenzeichen: e.aktenzeichen, art: 'FASSUNG_FESTGESTELLT', angaben: { fassung }, schluessel: `${vorgang}:fassung` }, uhr);
    return { aufnahme: 'NEU' as const, akteLink, fassung };
  },
});
