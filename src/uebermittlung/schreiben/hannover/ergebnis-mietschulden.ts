import type { Content } from 'pdfmake/interfaces.js';
import { berechneAufrechnung } from '../../../recht/aufrechnung.ts';
import type { BriefDaten } from '../../daten.ts';
import { formatDatum, zusammenhalten } from '../../typografie.ts';
import { angaben, anrede, anschrift, briefkopf, personen, schluss } from '../bausteine.ts';
import { artText, ladeEntscheidung, summe, type EntschiedeneSchulden } from '../mietschulden-daten.ts';
import type { Schreiben } from '../schreiben.ts';

/** The Jobcenter tells the Fachstelle what became of its application (H-3.2.1.3, H-3.2.2.2): the result, not the reasons. */
export const ergebnisMietschulden: Schreiben<EntschiedeneSchulden> = {
  kuerzel: 'hannover.ergebnis-mietschulden',
  titel: 'Ergebnis zu Ihrem Antrag auf Übernahme von Schulden',
  seiten: 2,
  intern: { art: 'POSTEINGANG' },
  lade: ladeEntscheidung,
  async verfasse(daten, { heute }, m) {
    return [
      ...briefkopf(daten, heute),
      { text: `Ergebnis: ${UEBERSCHRIFT[m.ergebnis]}`, style: 'titel' },
      { text: 'Rückmeldung nach Nummer 3.2 der Kooperationsvereinbarung', margin: [0, 0, 0, 8] },
      ...anrede('Sie haben mit Ihrer Stellungnahme beantragt, die Schulden dieses Haushalts zu übernehmen. Ihre Stellungnahme haben wir bei der Prüfung berücksichtigt.'),
      angaben(zeilen(daten, m)),
      schluss(SCHLUSS[m.ergebnis], daten.absender.name),
    ];
  },
};

const UEBERSCHRIFT = { UEBERNAHME: 'Die Schulden werden übernommen', ABLEHNUNG: 'Die Übernahme ist abgelehnt', KEIN_SGB2: 'Wir sind nicht zuständig' } as const;
const SCHLUSS = {
  UEBERNAHME: 'Gegenüber der Vermietung erklären wir die Übernahme gesondert; die Zahlung wird angewiesen.',
  ABLEHNUNG: 'Die Ablehnung hat die Teamleitung entschieden. Wir haben Sie darüber bereits am Telefon unterrichtet.',
  KEIN_SGB2: `Der Haushalt bezieht keine Leistungen nach dem SGB II. Bitte prüfen Sie die Übernahme nach ${zusammenhalten('§ 36 SGB XII')} in eigener Zuständigkeit.`,
} as const;

function zeilen(daten: BriefDaten, m: EntschiedeneSchulden): [string, Content][] {
  const haushalt: [string, Content][] = [['Haushalt', personen(daten, 'MIETER')], ['Anschrift der Wohnung', anschrift(daten.haushalt)], ['Entschieden am', formatDatum(m.ergebnisAm)]];
  if (m.ergebnis !== 'UEBERNAHME') return haushalt;
  return [...haushalt, [`Übernommene ${artText(m)}`, summe(m.summeCent)], ['Als', m.leistungsart === 'DARLEHEN' ? 'Darlehen' : 'Zuschuss'], ['Zahlung an', m.empfaenger === 'ENERGIEVERSORGER' ? 'den Energieversorger' : 'die Vermietung'], ...rueckzahlung(m)];
}

/** From the month after the payout; paid on the day of the decision, at the latest in the month after it. */
function rueckzahlung(m: EntschiedeneSchulden): [string, Content][] {
  if (m.leistungsart !== 'DARLEHEN') return [];
  const { prozent, rechtsgrundlage } = berechneAufrechnung(m.ergebnisAm);
  return [['Rückzahlung', `Aufrechnung von ${prozent} % des Regelbedarfs im Monat, ab dem Monat nach der Auszahlung (${zusammenhalten(rechtsgrundlage)})`]];
}
