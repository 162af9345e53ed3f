import { z } from 'zod';
import { recordProzessInstanz } from '../../../src/akte/lauf.ts';
import { erfasseVorgang } from '../../../src/akte/mietschulden/beginn.ts';
import { findSchonfristEnde } from '../../../src/akte/mietschulden/schonfrist.ts';
import { findMietschulden } from '../../../src/akte/mietschulden/vorgang.ts';
import { defineWorker } from '../../../src/camunda/define-worker.ts';
import { feld, grundfelder } from '../../../src/camunda/felder.ts';
import { TechnischerFehler } from '../../../src/fehler.ts';
import { vereinbarungVon } from '../../gemeinsam/frist.ts';
import { stelleVon } from './stelle.ts';

/** First step of both pools. The end of the Schonfrist, where a suit is known, is shown in every task. */
export const arbeiter = defineWorker({
  typ: 'hannover.mietschulden.vorgang-aufnehmen',
  name: 'Vorgang aufnehmen',
  beschreibung: 'Verbindet die Akte mit dem Vorgang und stellt fest, worum es geht: Räumungsklage, Kündigung oder Versorgungssperre.',
  eingabe: z.object(grundfelder),
  ausgabe: z.object({
    aufnahme: z.enum(['NEU', 'BEREITS_IN_BEARBEITUNG']).meta({ title: 'Aufnahme' }),
    akteLink: z.string().meta({ title: 'Link zur Akte' }),
    herkunft: z.enum(['ANTRAG', 'VORSPRACHE', 'SGB12']).nullable().meta({ title: 'Herkunft' }),
    anlass: z.enum(['RAEUMUNGSKLAGE', 'KUENDIGUNG', 'VERSORGUNGSSPERRE']).nullable().meta({ title: 'Anlass' }),
    schuldenart: z.enum(['MIETSCHULDEN', 'ENERGIESCHULDEN']).nullable().meta({ title: 'Art der Schulden' }),
    schonfristEnde: feld.datum.nullable().meta({ title: 'Ende der Schonfrist', description: 'Leer: keine Klage bekannt' }),
  }),
  async handle(e, kontext) {
    const { db, uhr, auftrag, dienste } = kontext;
    const akteLink = dienste.akteLink(e.aktenzeichen);
    const stelle = stelleVon(e, auftrag);
    const unbekannt = { herkunft: null, anlass: null, schuldenart: null, schonfristEnde: null };
    if ((await recordProzessInstanz(db, stelle, auftrag.prozessInstanz, uhr)) === 'FREMD') return { aufnahme: 'BEREITS_IN_BEARBEITUNG' as const, akteLink, ...unbekannt };
    const vereinbarung = vereinbarungVon(e.vereinbarung, kontext);
    const fachstelle = vereinbarung.behoerden[0]?.kuerzel ?? '';
    if (!(await findMietschulden(db, stelle))) await erfasseVorgang(db, stelle, fachstelle, uhr);
    const m = await findMietschulden(db, stelle);
    if (!m) throw new TechnischerFehler('VORGANG_UNBEKANNT', 'Der Vorgang wurde nicht gespeichert.');
    const schonfristEnde = await findSchonfristEnde(db, m, { fachstelle, land: vereinbarung.land });
    return { aufnahme: 'NEU' as const, akteLink, herkunft: m.herkunft, anlass: m.anlass, schuldenart: m.schuldenart, schonfristEnde };
  },
});
