import { findVersandtag } from '../../daten.ts';
import { formatDatum } from '../../typografie.ts';
import { angaben, anrede, briefkopf, schluss } from '../bausteine.ts';
import type { Schreiben } from '../schreiben.ts';
import { anlage2 } from './anlage-2.ts';

/** The result of an application is still to come (H-3.2.1.3, H-3.2.2.2). The letter repeats no data of the household. */
export const erinnerungErgebnis: Schreiben = {
  kuerzel: 'hannover.erinnerung-ergebnis',
  titel: 'Erinnerung an das Ergebnis zum Antrag',
  seiten: 2,
  intern: { art: 'POSTEINGANG' },
  async verfasse(daten, { db, behoerde, heute }) {
    const versandt = await findVersandtag(db, behoerde, daten.aktenzeichen, anlage2.kuerzel);
    return [
      ...briefkopf(daten, heute),
      { text: 'Erinnerung: Ergebnis steht aus', style: 'titel' },
      ...anrede('zu unserer Stellungnahme mit formlosem Antrag nach Nummer 3.1 der Kooperationsvereinbarung (Anlage 2) liegt uns noch kein Ergebnis vor.'),
      angaben([['Aktenzeichen', daten.aktenzeichen], ['Unser Schreiben vom', versandt ? formatDatum(versandt) : 'siehe Aktenzeichen']]),
      schluss('Bitte teilen Sie uns das Ergebnis umgehend mit; der Vordruck lag unserem Schreiben bei. Liegt es Ihnen nicht vor, melden Sie sich bitte unter Angabe des Aktenzeichens; wir übermitteln es erneut.', 'Fachstelle Wohnungserhalt'),
    ];
  },
};
