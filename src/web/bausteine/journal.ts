import type { Angaben } from '../../akte/journal.ts';
import { zeigeDatum, zeigeGeld } from './format.ts';
import { ANLASS, BEENDIGUNG, ENTFERNT, ergebnisText, fehlerText, gruppe, hinweisText, JA_NEIN_UNBEKANNT, KANAL, lesbar, QUELLE, schreibenText, UEBERMITTLUNG, wort } from './worte.ts';

export const GEGENSTAND: Record<string, string> = { HAUSHALT: 'Haushalt', PERSON: 'Person', MITTEILUNG: 'Mitteilung', VERFAHREN: 'Stand des Verfahrens', FRIST: 'Frist', FALL: 'Fall', HAFT: 'Haft', UNTERBRINGUNG: 'Räumungstermin' };

const ENTSCHEIDUNGSWORT: Record<string, string> = {
  UEBERNAHME: 'Übernahme', ABLEHNUNG: 'Ablehnung', ZUGESTIMMT: 'zugestimmt', ZURUECKGEGEBEN: 'zurückgegeben', DARLEHEN: 'Darlehen', ZUSCHUSS: 'Zuschuss', MIETSCHULDEN: 'Mietschulden', ENERGIESCHULDEN: 'Energieschulden',
};

const MELDER: Record<string, string> = { HAUSHALT: 'Haushalt oder Angehörige', JVA_SOZIALDIENST: 'Sozialdienst der Justizvollzugsanstalt', JOBCENTER: 'Jobcenter', ANDERE: 'Andere' };
const AUSKUNFTSWEG: Record<string, string> = { SCHREIBEN: 'Schreiben', TELEFON: 'Telefon', NACHWEIS: 'Nachweis', INTERN: 'in diesem System', POSTEINGANG: 'Posteingang' };

/** Names of the details in the journal, with the way to say their value. */
const ANGABE: Record<string, [name: string, zeige?: (wert: string) => string]> = {
  uebermittlung: ['Übermittlung'],
  empfaenger: ['Empfänger'],
  kanal: ['Kanal', (w) => wort(KANAL, w)],
  eingangAm: ['Eingang'],
  angemeldetAm: ['Angemeldet'],
  ueberzahltCent: ['Für Tage der Haft gezahlt'],
  erstattungCent: ['Erstattung'],
  beimJobcenterCent: ['Bleibt beim Jobcenter'],
  naechsterAm: ['Nächster Termin'],
  zugangAm: ['Zugang'],
  endeAm: ['Letzter Tag'],
  erklaertVon: ['Gekündigt von'],
  fristEnde: ['Ende'],
  frist: ['Frist', (w) => w.split(':').slice(1).join(', Runde ')],
  gruppe: ['Für', gruppe],
  hinweis: ['Hinweis', hinweisText],
  grund: ['Grund', (w) => wort(BEENDIGUNG, w)],
  vorschlag: ['Vorschlag', (w) => wort(ENTSCHEIDUNGSWORT, w)],
  entscheidung: ['Entscheidung', (w) => wort(ENTSCHEIDUNGSWORT, w)],
  leistungsart: ['Als', (w) => wort(ENTSCHEIDUNGSWORT, w)],
  schuldenart: ['Schulden', (w) => wort(ENTSCHEIDUNGSWORT, w)],
  zweck: ['Zweck', (w) => wort(ENTSCHEIDUNGSWORT, w)],
  gegenstand: ['Worüber', (w) => wort(ENTSCHEIDUNGSWORT, w)],
  angewiesenAm: ['Angewiesen am'],
  anlass: ['Anlass', (w) => wort(ANLASS, w)],
  einwilligung: ['Einwilligung Nr.'],
  erteiltAm: ['Erteilt'],
  widerrufenAm: ['Widerrufen'],
  quelle: ['Weg', (w) => wort(QUELLE, w)],
  weg: ['Weg', (w) => wort(AUSKUNFTSWEG, w)],
  ergebnis: ['Ergebnis', ergebnisText],
  code: ['Ursache', fehlerText],
  leistungsbezug: ['Leistungsbezug', (w) => wort(JA_NEIN_UNBEKANNT, w)],
  status: ['Stand', (w) => UEBERMITTLUNG[w]?.text ?? lesbar(w)],
  aenderung: ['Änderung'],
  felder: ['Felder'],
  schreiben: ['Schreiben', schreibenText],
  zurueckgezogen: ['Zurückgezogene Schreiben'],
  haftVon: ['In Haft seit'],
  kenntnisAm: ['Der Fachstelle bekannt seit'],
  jcGezahltBis: ['Jobcenter hat gezahlt bis'],
  monatCent: ['Je Monat'],
  eingestelltAm: ['Zahlung eingestellt am'],
  bewilligtBis: ['Bewilligt bis'],
  zustaendigAb: ['Fachstelle zuständig ab'],
  gemeldetVon: ['Gemeldet von', (w) => wort(MELDER, w)],
  entlassungAm: ['Entlassung am'],
  anteil: ['Anteil der inhaftierten Person'],
  kduMonatCent: ['Miete im Monat'],
  auskunft: ['Auskunft', lesbar],
  naechstes: ['Als Nächstes', lesbar],
  umzugsgrund: ['Grund des Umzugs', lesbar],
  mietergebnis: ['Mietobergrenze', lesbar],
  rechtsgrundlage: ['Rechtsgrundlage'],
  platz: ['Platz'],
  von: ['Von'],
  entfernt: ['Anlass', (w) => wort(ENTFERNT, w)],
  dokumentart: ['Dokument', lesbar],
};

/** The details of an entry as a line: codes in words, days as people write them. */
export function journalAngaben(angaben: Angaben): string {
  return Object.entries(angaben).map(([name, wert]) => {
    if (name.endsWith('Cent') && typeof wert === 'number') return `${ANGABE[name]?.[0] ?? lesbar(name.slice(0, -'Cent'.length))}: ${zeigeGeld(wert)}`;
    if (name === 'felder' && Array.isArray(wert)) return `Felder: ${wert.map(feldname).join(', ')}`;
    const [bezeichnung, zeige] = ANGABE[name] ?? [lesbar(name)];
    return `${bezeichnung}: ${zeigeWert(wert, zeige)}`;
  }).join('; ');
}

const feldname = (feld: string): string => (ANGABE[feld] ?? ANGABE[`${feld}Cent`])?.[0] ?? lesbar(feld);

function zeigeWert(wert: Angaben[string] | undefined, zeige?: (text: string) => string): string {
  if (typeof wert === 'boolean') return wert ? 'ja' : 'nein';
  if (Array.isArray(wert)) return wert.join(', ');
  if (typeof wert !== 'string') return wert === null || wert === undefined ? '–' : String(wert);
  if (/^\d{4}-\d{2}-\d{2}$/.test(wert)) return zeigeDatum(wert);
  return zeige ? zeige(wert) : wert;
}
