import type { Angaben } from '../../akte/journal.ts';
import { zeigeDatum, zeigeGeld } from './format.ts';
import { ANLASS, BEENDIGUNG, ergebnisText, fehlerText, gruppe, hinweisText, JA_NEIN_UNBEKANNT, KANAL, lesbar, QUELLE, schreibenText, UEBERMITTLUNG, wort } from './worte.ts';

const JOURNAL: Record<string, string> = {
  LESEN: 'Akte gelesen',
  DOKUMENT_GELESEN: 'Dokument gelesen',
  UEBERMITTLUNG_GELESEN: 'Übermittlung angesehen',
  MITTEILUNG_AUFGENOMMEN: 'Mitteilung aufgenommen',
  MITTEILUNG_ERNEUT: 'Mitteilung kam noch einmal',
  MITTEILUNG_GEAENDERT: 'Mitteilung nachgetragen',
  HAUSHALT_GEAENDERT: 'Haushalt geändert',
  PERSON_GEAENDERT: 'Person geändert',
  PERSON_ERFASST: 'Person erfasst',
  FALL_GEAENDERT: 'Vermerk geschrieben',
  PROZESS_GESTARTET: 'Verfahren begonnen',
  FRIST_GESETZT: 'Frist gesetzt',
  FRIST_GEAENDERT: 'Frist verschoben',
  FRIST_ERLEDIGT: 'Frist erledigt',
  FRIST_UEBERSCHRITTEN: 'Frist überschritten',
  HINWEIS: 'Hinweis gegeben',
  HINWEIS_ERLEDIGT: 'Hinweis erledigt',
  RUECKMELDUNG: 'Rückmeldung erfasst',
  RUECKMELDUNG_VORBEREITET: 'Rückmeldung geschrieben',
  RUECKMELDUNG_ERTEILT: 'Rückmeldung erteilt',
  RUECKMELDUNG_VERBUCHT: 'Rückmeldung verbucht',
  ENTSCHEIDUNG: 'Aufgabe entschieden',
  MITTEILUNG_GEPRUEFT: 'Mitteilung abgeglichen',
  WEITERE_MITTEILUNG: 'Weitere Mitteilung',
  ANDERS_ZUGESTELLT: 'Auf anderem Weg zugestellt',
  BRIEF_ANGABEN: 'Angaben für ein Schreiben geschrieben',
  UEBERMITTLUNG_AUFGEGEBEN: 'Übermittlung aufgegeben',
  HAUSHALTSDATEN_GELOESCHT: 'Angaben zum Haushalt gelöscht',
  ERGEBNIS: 'Ergebnis festgehalten',
  POSTEINGANG_GELESEN: 'Posteingang gelesen',
  POSTEINGANG: 'Posteingang erfasst',
  POSTEINGANG_INTERN: 'Posteingang aus diesem System',
  POSTEINGANG_ZUGEORDNET: 'Posteingang zugeordnet',
  POSTEINGANG_ERLEDIGT: 'Posteingang erledigt',
  UEBERMITTLUNG_EINGEREIHT: 'Übermittlung eingereiht',
  UEBERMITTLUNG_UEBERGABE: 'Übermittlung wird übergeben',
  UEBERMITTLUNG_ANGENOMMEN: 'Übermittlung vom Kanal angenommen',
  UEBERMITTLUNG_GESENDET: 'Übermittlung gesendet',
  UEBERMITTLUNG_FEHLGESCHLAGEN: 'Übermittlung fehlgeschlagen',
  UEBERMITTLUNG_BESTAETIGT: 'Übermittlung bestätigt',
  UEBERMITTLUNG_UNKLAR: 'Übermittlung unklar',
  UEBERMITTLUNG_ZURUECKGEZOGEN: 'Übermittlung zurückgezogen',
  UEBERMITTLUNG_BEREIT: 'Übermittlung wartet auf neuen Versuch',
  SENDEBERICHT: 'Sendebericht eingegangen',
  GEHOERT_ZU: 'Mit anderer Akte verbunden',
  EINWILLIGUNG_ERTEILT: 'Einwilligung erfasst',
  EINWILLIGUNG_WIDERRUFEN: 'Einwilligung widerrufen',
  VERWEIS_ERFASST: 'Vorsprache erfasst',
  VERWEIS_GEPRUEFT: 'Verweis abgeglichen',
  VERWEIS_UEBERMITTELT: 'Verweis abgeschlossen: Kontaktdaten übermittelt',
  VERWEIS_OHNE_EINWILLIGUNG: 'Verweis abgeschlossen: ohne Einwilligung',
  VERWEIS_WIDERRUFEN: 'Verweis abgeschlossen: Einwilligung widerrufen',
  VERWEIS_NICHT_UEBERMITTELT: 'Verweis abgeschlossen: nicht übermittelt',
  ERSTATTUNG_ANSPRUCH: 'Erstattungsanspruch erfasst',
  ERSTATTUNG_GEPRUEFT: 'Erstattungsanspruch geprüft',
  ERSTATTUNG_BERECHNET: 'Erstattung berechnet',
  ERSTATTUNG_VORSCHLAG: 'Entscheidung über die Erstattung übernommen',
  ERSTATTUNG_FREIGABE: 'Entscheidung der Leitung übernommen',
  ERSTATTUNG_GEZAHLT: 'Erstattung gezahlt',
  ERSTATTUNG_BEANTWORTET: 'Erstattungsanspruch beantwortet',
  ERSTATTUNG_ANTWORT: 'Antwort der Fachstelle erfasst',
  ERSTATTUNG_ERGAENZT: 'Erstattungsanspruch ergänzt',
  KEINE_RUECKFORDERUNG: 'Vom Haushalt wird nichts zurückgefordert',
  ENDE_VERLANGT: 'Ende des Falls verlangt',
  MIETSCHULDEN_ERFASST: 'Prüfung von Schulden begonnen',
  MIETSCHULDEN_GEPRUEFT: 'Prüfung der Schulden geschrieben',
  PRUEFERGEBNIS: 'Antwort der Tabellen',
  MIETSCHULDEN_ENTSCHIEDEN: 'Über die Schulden entschieden',
  ENTSCHEIDUNG_VORGESCHLAGEN: 'Entscheidung vorgeschlagen',
  ENTSCHEIDUNG_GETROFFEN: 'Vorschlag entschieden',
  FACHSTELLE_ANGERUFEN: 'Fachstelle angerufen',
  FACHSTELLE_UNTERRICHTET: 'Fachstelle telefonisch unterrichtet',
  ERGEBNIS_MITGETEILT: 'Ergebnis an die Fachstelle gegeben',
  ZAHLUNG_GEPLANT: 'Zahlung vorgesehen',
  ZAHLUNG_ANGEWIESEN: 'Zahlung angewiesen',
  ZAHLUNG_GEPRUEFT: 'Anweisung der Zahlung geprüft',
  ZAHLUNG_AUFGEHOBEN: 'Zahlung aufgehoben',
  AKTE_BEENDET: 'Akte beendet',
  AKTE_ANGELEGT: 'Akte angelegt',
  AKTE_ZUSAMMENGELEGT: 'Andere Akte dazugelegt',
  HAUSHALTSDATEN_BEHALTEN: 'Angaben zum Haushalt für ein anderes Verfahren behalten',
  SCHREIBEN_EINGEGANGEN: 'Schreiben eingegangen',
  VERFAHREN_BEENDET: 'Verfahren beendet',
};
export const journalText = (code: string): string => JOURNAL[code] ?? lesbar(code);

export const GEGENSTAND: Record<string, string> = { HAUSHALT: 'Haushalt', PERSON: 'Person', MITTEILUNG: 'Mitteilung', FRIST: 'Frist', FALL: 'Fall' };

/** Names of the details in the journal, with the way to say their value. */
const ANGABE: Record<string, [name: string, zeige?: (wert: string) => string]> = {
  uebermittlung: ['Übermittlung'],
  empfaenger: ['Empfänger'],
  kanal: ['Kanal', (w) => wort(KANAL, w)],
  eingangAm: ['Eingang'],
  fristEnde: ['Ende'],
  frist: ['Frist', (w) => w.split(':').slice(1).join(', Runde ')],
  gruppe: ['Für', gruppe],
  hinweis: ['Hinweis', hinweisText],
  grund: ['Grund', (w) => wort(BEENDIGUNG, w)],
  anlass: ['Anlass', (w) => wort(ANLASS, w)],
  einwilligung: ['Einwilligung Nr.'],
  erteiltAm: ['Erteilt'],
  widerrufenAm: ['Widerrufen'],
  quelle: ['Weg', (w) => wort(QUELLE, w)],
  ergebnis: ['Ergebnis', ergebnisText],
  code: ['Ursache', fehlerText],
  leistungsbezug: ['Leistungsbezug', (w) => wort(JA_NEIN_UNBEKANNT, w)],
  status: ['Stand', (w) => UEBERMITTLUNG[w]?.text ?? lesbar(w)],
  aenderung: ['Änderung'],
  felder: ['Felder'],
  schreiben: ['Schreiben', schreibenText],
  zurueckgezogen: ['Zurückgezogene Schreiben'],
};

/** The details of an entry as a line: codes in words, days as people write them. */
export function journalAngaben(angaben: Angaben): string {
  return Object.entries(angaben).map(([name, wert]) => {
    if (name.endsWith('Cent') && typeof wert === 'number') return `${ANGABE[name]?.[0] ?? lesbar(name.slice(0, -'Cent'.length))}: ${zeigeGeld(wert)}`;
    const [bezeichnung, zeige] = ANGABE[name] ?? [lesbar(name)];
    return `${bezeichnung}: ${zeigeWert(wert, zeige)}`;
  }).join('; ');
}

function zeigeWert(wert: Angaben[string] | undefined, zeige?: (text: string) => string): string {
  if (typeof wert === 'boolean') return wert ? 'ja' : 'nein';
  if (Array.isArray(wert)) return wert.join(', ');
  if (typeof wert !== 'string') return wert === null || wert === undefined ? '–' : String(wert);
  if (/^\d{4}-\d{2}-\d{2}$/.test(wert)) return zeigeDatum(wert);
  return zeige ? zeige(wert) : wert;
}
