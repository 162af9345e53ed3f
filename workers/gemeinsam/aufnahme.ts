import { z } from 'zod';
import { writeJournal } from '../../src/akte/journal.ts';
import { recordProzessInstanz } from '../../src/akte/lauf.ts';
import { pruefeMitteilung } from '../../src/akte/pruefung.ts';
import type { Kontext } from '../../src/camunda/define-worker.ts';
import { vereinbarungVon } from './frist.ts';

/** What the first step at the Fachstelle answers: is it the city's, and is there a case of this household already? */
export const aufnahmeausgabe = z.object({
  pruefung: z.enum(['EINDEUTIG', 'ZWEIFELHAFT', 'AUSSERHALB', 'BEREITS_IN_BEARBEITUNG']).meta({ title: 'Ergebnis der Prüfung' }),
  akteLink: z.string().meta({ title: 'Link zur Akte' }),
  aehnliche: z.string().meta({ title: 'Ähnliche Fälle', description: 'Aktenzeichen, durch Komma getrennt' }),
});

type Aufgenommen = { aktenzeichen: string; vorgang?: string | null | undefined; vereinbarung: string };

/** Claims the run for this instance and holds the household against the other open cases. `eintrag`: how the journal names it, and its key. */
export async function nimmAufUndGleicheAb(fall: Aufgenommen, kontext: Kontext, eintrag: { art: string; schluessel: string }): Promise<z.input<typeof aufnahmeausgabe>> {
  const { aktenzeichen, vorgang, vereinbarung } = fall;
  const { db, uhr, auftrag, dienste } = kontext;
  const akteLink = dienste.akteLink(aktenzeichen);
  if ((await recordProzessInstanz(db, { aktenzeichen, vorgang, prozess: auftrag.prozessId }, auftrag.prozessInstanz, uhr)) === 'FREMD') return { pruefung: 'BEREITS_IN_BEARBEITUNG', akteLink, aehnliche: '' };
  const { ergebnis, aehnliche } = await pruefeMitteilung(db, aktenzeichen, vereinbarungVon(vereinbarung, kontext));
  const liste = aehnliche.map((a) => a.aktenzeichen);
  await writeJournal(db, { aktenzeichen, ...eintrag, angaben: { ergebnis, aehnliche: liste } }, uhr);
  return { pruefung: ergebnis, akteLink, aehnliche: liste.join(', ') };
}
