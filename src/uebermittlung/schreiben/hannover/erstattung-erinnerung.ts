import { findVersandtag } from '../../daten.ts';
import { formatDatum } from '../../typografie.ts';
import { angaben } from '../bausteine.ts';
import { brief } from '../brief.ts';
import type { Schreiben } from '../schreiben.ts';
import { erstattungsanspruch } from './erstattungsanspruch.ts';

/** The answer to a claim is overdue. The letter repeats no data of the household: the Aktenzeichen is enough. */
export const erstattungErinnerung: Schreiben = {
  kuerzel: 'hannover.erstattung-erinnerung',
  titel: 'Erinnerung an den Erstattungsanspruch',
  seiten: 2,
  intern: { art: 'POSTEINGANG' },
  async verfasse(daten, { db, behoerde, heute }) {
    const versandt = await findVersandtag(db, behoerde, daten.aktenzeichen, erstattungsanspruch.kuerzel);
    return brief(daten, heute, {
      betreff: 'Erinnerung: Antwort auf unseren Erstattungsanspruch',
      einleitung: 'auf unseren Erstattungsanspruch haben wir noch keine Antwort.',
      inhalt: [angaben([['Aktenzeichen', daten.aktenzeichen], ['Unser Schreiben vom', versandt ? formatDatum(versandt) : 'siehe Aktenzeichen']])],
      schluss: 'Bitte teilen Sie uns mit, ob und in welcher Höhe Sie erstatten. Liegt Ihnen unser Schreiben nicht vor, melden Sie sich bitte unter Angabe des Aktenzeichens.',
      unterzeichner: daten.absender.name,
    });
  },
};
