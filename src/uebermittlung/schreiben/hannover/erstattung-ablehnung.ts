import { angaben } from '../bausteine.ts';
import { brief } from '../brief.ts';
import type { Schreiben } from '../schreiben.ts';
import { absaetze, anspruchZeilen, herleitung, KEINE_RUECKFORDERUNG, ladeAntwort, type AntwortImBrief } from './erstattung-daten.ts';

/** The Fachstelle does not reimburse, and says why (H-4.4). The household is left alone (H-4.5). */
export const erstattungAblehnung: Schreiben<AntwortImBrief> = {
  kuerzel: 'hannover.erstattung-ablehnung',
  titel: 'Antwort auf den Erstattungsanspruch: keine Erstattung',
  seiten: 3,
  intern: { art: 'POSTEINGANG' },
  lade: ladeAntwort,
  async verfasse(daten, { heute }, { anspruch, berechnung, vorschlag }) {
    return brief(daten, heute, {
      betreff: 'Ihr Erstattungsanspruch: Wir können nicht erstatten',
      einleitung: 'wir haben Ihren Anspruch nach Nummer 4 der Kooperationsvereinbarung geprüft. Eine Erstattung ist nicht möglich.',
      inhalt: [
        angaben(anspruchZeilen(daten, anspruch)),
        { text: 'Begründung', style: 'abschnitt' },
        absaetze(vorschlag.entscheidung.vorschlagBegruendung),
        ...(berechnung ? [{ text: 'Berechnung', style: 'abschnitt' }, herleitung(berechnung.schritte)] : []),
      ],
      schluss: `${KEINE_RUECKFORDERUNG} Haben Sie weitere Unterlagen, prüfen wir gern noch einmal.`,
      unterzeichner: 'Fachstelle Wohnungserhalt',
    });
  },
};
