import type { Content } from 'pdfmake/interfaces.js';
import { findNeuesAktenzeichen, type BriefDaten } from '../../daten.ts';
import { angaben } from '../bausteine.ts';
import { brief } from '../brief.ts';
import type { Schreiben } from '../schreiben.ts';

/** The Akte was closed before the claim was decided: the Jobcenter must not wait for an answer. */
export const erstattungBeendet: Schreiben = {
  kuerzel: 'hannover.erstattung-beendet',
  titel: 'Mitteilung zum Erstattungsanspruch',
  seiten: 2,
  intern: { art: 'POSTEINGANG' },
  async verfasse(daten, { db, behoerde, heute }) {
    const neues = await findNeuesAktenzeichen(db, behoerde, daten.aktenzeichen);
    if (neues !== null) return fortgefuehrt(daten, heute, neues);
    return brief(daten, heute, {
      betreff: 'Ihr Erstattungsanspruch: Akte hier geschlossen',
      einleitung: 'wir haben die Akte zu dem unten genannten Aktenzeichen geschlossen, bevor über Ihren Erstattungsanspruch entschieden war.',
      inhalt: [angaben([['Aktenzeichen', daten.aktenzeichen]])],
      schluss: 'Halten Sie an dem Anspruch fest, melden Sie ihn bitte noch einmal an und nennen Sie dabei den Tag der ersten Anmeldung. Vom Haushalt fordern Sie nach der Kooperationsvereinbarung nichts zurück.',
      unterzeichner: 'Fachstelle Wohnungserhalt',
    });
  },
};

/** The claim is not lost with the number: it is examined under the new one. */
const fortgefuehrt = (daten: BriefDaten, heute: string, neues: string): Content[] =>
  brief(daten, heute, {
    betreff: 'Ihr Erstattungsanspruch: neues Aktenzeichen',
    einleitung: `wir prüfen Ihren Erstattungsanspruch unter dem Aktenzeichen ${neues} weiter. Bitte verwenden Sie ab jetzt nur noch dieses Aktenzeichen.`,
    inhalt: [angaben([['Bisheriges Aktenzeichen', daten.aktenzeichen], ['Neues Aktenzeichen', neues]])],
    schluss: 'Sie müssen den Anspruch nicht noch einmal anmelden; der Tag der ersten Anmeldung gilt.',
    unterzeichner: 'Fachstelle Wohnungserhalt',
  });
