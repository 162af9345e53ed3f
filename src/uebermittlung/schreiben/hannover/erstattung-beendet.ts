import { angaben } from '../bausteine.ts';
import { brief } from '../brief.ts';
import type { Schreiben } from '../schreiben.ts';

/** The Akte was closed before the claim was decided: the Jobcenter must not wait for an answer. */
export const erstattungBeendet: Schreiben = {
  kuerzel: 'hannover.erstattung-beendet',
  titel: 'Mitteilung zum Erstattungsanspruch',
  seiten: 2,
  intern: { art: 'POSTEINGANG' },
  async verfasse(daten, { heute }) {
    return brief(daten, heute, {
      betreff: 'Ihr Erstattungsanspruch: Akte hier geschlossen',
      einleitung: 'wir haben die Akte zu dem unten genannten Aktenzeichen geschlossen, bevor über Ihren Erstattungsanspruch entschieden war.',
      inhalt: [angaben([['Aktenzeichen', daten.aktenzeichen]])],
      schluss: 'Halten Sie an dem Anspruch fest, melden Sie ihn bitte noch einmal an und nennen Sie dabei den Tag der ersten Anmeldung. Vom Haushalt fordern Sie nach der Kooperationsvereinbarung nichts zurück.',
      unterzeichner: 'Fachstelle Wohnungserhalt',
    });
  },
};
