import { findFristEnde, findVersandtag } from '../../daten.ts';
import { formatDatum, formatTag } from '../../typografie.ts';
import { angaben, anrede, briefkopf, schluss } from '../bausteine.ts';
import type { Schreiben } from '../schreiben.ts';
import { anlage1 } from './anlage-1.ts';

/** The answer of H-2.3 is overdue. The letter repeats no data of the household: the Aktenzeichen is enough. */
export const erinnerung: Schreiben = {
  kuerzel: 'hannover.erinnerung',
  titel: 'Erinnerung an die Rückmeldung',
  seiten: 2,
  intern: { art: 'POSTEINGANG' },
  async verfasse(daten, { db, behoerde, heute }) {
    const versandt = await findVersandtag(db, behoerde, daten.aktenzeichen, anlage1.kuerzel);
    const fristEnde = await findFristEnde(db, behoerde, daten.aktenzeichen, 'H-2.3');
    return [
      ...briefkopf(daten, heute),
      { text: 'Erinnerung: Rückmeldung steht aus', style: 'titel' },
      ...anrede('zu unserem Schreiben nach Nummer 2 der Kooperationsvereinbarung (Anlage 1) liegt uns noch keine Rückmeldung vor.'),
      angaben([
        ['Aktenzeichen', daten.aktenzeichen],
        ['Unser Schreiben vom', versandt ? formatDatum(versandt) : 'siehe Aktenzeichen'],
        ['Frist für die Rückmeldung', fristEnde ? `${formatTag(fristEnde)} (abgelaufen)` : 'drei Werktage nach Eingang (abgelaufen)'],
      ]),
      schluss(
        'Bitte senden Sie uns den ausgefüllten Vordruck umgehend zurück. Liegt Ihnen unser Schreiben nicht vor, melden Sie sich bitte unter Angabe des Aktenzeichens; wir übermitteln es erneut.',
        'Fachstelle Wohnungserhalt',
      ),
    ];
  },
};
