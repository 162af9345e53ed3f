import { formatCent } from '../../typografie.ts';
import { angaben } from '../bausteine.ts';
import { brief } from '../brief.ts';
import type { Schreiben } from '../schreiben.ts';
import { absaetze, anspruchZeilen, herleitung, KEINE_RUECKFORDERUNG, ladeAntwort, type AntwortImBrief } from './erstattung-daten.ts';

/** The Fachstelle reimburses all or a part (H-4.4), with the derivation; the household is left alone (H-4.5). */
export const erstattungZusage: Schreiben<AntwortImBrief> = {
  kuerzel: 'hannover.erstattung-zusage',
  titel: 'Antwort auf den Erstattungsanspruch: Erstattung',
  seiten: 3,
  intern: { art: 'POSTEINGANG' },
  lade: ladeAntwort,
  async verfasse(daten, { heute }, { anspruch, berechnung, vorschlag }) {
    const rest = (anspruch.betragCent ?? vorschlag.betragCent) - vorschlag.betragCent;
    return brief(daten, heute, {
      betreff: 'Ihr Erstattungsanspruch: Wir erstatten',
      einleitung: 'wir haben Ihren Anspruch nach Nummer 4 der Kooperationsvereinbarung geprüft:',
      inhalt: [
        angaben([...anspruchZeilen(daten, anspruch), ['Wir erstatten', { text: formatCent(vorschlag.betragCent), bold: true }], ...(rest > 0 ? [['Nicht erstattet', formatCent(rest)] as [string, string]] : [])]),
        { text: 'Begründung', style: 'abschnitt' },
        absaetze(vorschlag.entscheidung.vorschlagBegruendung),
        ...(berechnung ? [{ text: 'Berechnung', style: 'abschnitt' }, herleitung(berechnung.schritte)] : []),
      ],
      schluss: `Der Betrag ist zur Zahlung angewiesen. ${KEINE_RUECKFORDERUNG}`,
      unterzeichner: 'Fachstelle Wohnungserhalt',
    });
  },
};
