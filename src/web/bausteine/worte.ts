import { worteVon } from '../../kennzahlen/worte.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import type { Html } from './html.ts';
import { marke, type Art } from './meldung.ts';

type Wort = { art: Art; text: string };
const unbekannt = (code: string): Wort => ({ art: 'info', text: code });

const FALL: Record<string, Wort> = {
  NEU: { art: 'info', text: 'Neu' },
  LAUFEND: { art: 'info', text: 'In Bearbeitung' },
  BEENDET: { art: 'success', text: 'Beendet' },
};
const FRIST: Record<string, Wort> = {
  LAUFEND: { art: 'info', text: 'Läuft' },
  EINGEHALTEN: { art: 'success', text: 'Eingehalten' },
  UEBERSCHRITTEN: { art: 'danger', text: 'Überschritten' },
  AUFGEHOBEN: { art: 'info', text: 'Aufgehoben' },
  ZIEL_VERFEHLT: { art: 'warning', text: 'Ziel nicht erreicht' },
};
export const UEBERMITTLUNG: Record<string, Wort> = {
  BEREIT: { art: 'info', text: 'Wartet auf Versand' },
  UEBERGABE: { art: 'info', text: 'Wird übergeben' },
  ANGENOMMEN: { art: 'info', text: 'Vom Kanal angenommen' },
  GESENDET: { art: 'success', text: 'Gesendet' },
  FEHLGESCHLAGEN: { art: 'danger', text: 'Fehlgeschlagen' },
  BESTAETIGT: { art: 'success', text: 'Vom Empfänger bestätigt' },
  UNKLAR: { art: 'warning', text: 'Unklar: bitte klären' },
  ZURUECKGEZOGEN: { art: 'info', text: 'Zurückgezogen' },
};
const POST: Record<string, Wort> = {
  OFFEN: { art: 'warning', text: 'Offen' },
  VERBUCHT: { art: 'success', text: 'Verbucht' },
  ERLEDIGT: { art: 'info', text: 'Erledigt' },
};

const zeige = ({ art, text }: Wort): Html => marke(art, text);
export const fallStatus = (code: string): Html => zeige(FALL[code] ?? unbekannt(code));
export const fristStatus = (code: string): Html => zeige(FRIST[code] ?? unbekannt(code));
export const uebermittlungStatus = (code: string): Html => zeige(UEBERMITTLUNG[code] ?? unbekannt(code));
export const postStatus = (code: string): Html => zeige(POST[code] ?? unbekannt(code));

export const KANAL: Record<string, string> = { DATEISPOOL: 'Fax über Datei-Spool', SMTP_FAX: 'Fax über Mail-Gateway', INTERN: 'Innerhalb dieses Systems', POST: 'Post' };
export const ROLLE_DER_PERSON: Record<string, string> = { MIETER: 'Mietpartei', MITBEWOHNER: 'Im Haushalt', VERMIETER: 'Vermietung (klagende Partei)', VERTRETER: 'Vertretung', KLIENT: 'Klientin oder Klient' };
export const JA_NEIN_UNBEKANNT: Record<string, string> = { JA: 'Ja', NEIN: 'Nein', UNBEKANNT: 'Nicht bekannt' };
export const QUELLE: Record<string, string> = { FORMULAR: 'Formular', API: 'Schnittstelle', DATEI: 'Datei im Eingangsordner' };
export const BEENDIGUNG: Record<string, string> = {
  KLAGE_ZURUECKGENOMMEN: 'Klage zurückgenommen',
  VERZOGEN: 'Haushalt verzogen',
  VERSTORBEN: 'Person verstorben',
  NICHT_ZUSTAENDIG: 'Nicht zuständig',
  IRRTUM: 'Irrtümlich angelegt',
  ZUSAMMENGELEGT: 'Mit anderer Akte zusammengelegt',
};
/** Why a household needs help, as the procedures name it. */
export const ANLASS: Record<string, string> = { ABMAHNUNG: 'Abmahnung', KUENDIGUNG: 'Kündigung', RAEUMUNGSKLAGE: 'Räumungsklage', MIETSCHULDEN: 'Mietschulden', VERSORGUNGSSPERRE: 'Versorgungssperre' };
/** Words of the agreements, beside those of this file: names of their groups, procedures and letters, and codes that only their diagrams use. */
const AUS_VEREINBARUNGEN: Record<'gruppe' | 'verfahren' | 'ergebnis' | 'hinweis' | 'schreiben', Record<string, string>> = { gruppe: {}, verfahren: {}, ergebnis: {}, hinweis: {}, schreiben: {} };

/** By agreement and authority: who has to act while a Frist runs. */
const WARTET = new Map<string, (fristart: string) => string>();
export const wartetAuf = (wo: { vereinbarung: string; behoerde: string }, fristart: string): string | null => WARTET.get(`${wo.vereinbarung}|${wo.behoerde}`)?.(fristart) ?? null;

/** From here on pages speak the words of these agreements too. */
export function ergaenzeWorte(vereinbarungen: Iterable<Vereinbarung>): void {
  for (const v of vereinbarungen) {
    const { rollen, worte, briefe } = v;
    for (const { kuerzel } of v.behoerden) WARTET.set(`${v.kuerzel}|${kuerzel}`, (fristart) => worteVon(v, kuerzel).wartetAuf(fristart, kuerzel));
    for (const { kuerzel, name } of rollen) AUS_VEREINBARUNGEN.gruppe[kuerzel] = name;
    for (const { kuerzel, titel } of briefe) AUS_VEREINBARUNGEN.schreiben[kuerzel] = titel;
    for (const art of ['verfahren', 'ergebnis', 'hinweis'] as const) Object.assign(AUS_VEREINBARUNGEN[art], worte[art]);
  }
}

/** The German text for a code; the code itself where there is none yet. */
export const wort = (tabelle: Record<string, string>, code: string | null): string => (code === null ? '–' : (tabelle[code] ?? code));
/** A warning may also be for one account: `konto:anna.berg`. */
export const gruppe = (code: string): string => (code.startsWith('konto:') ? code.slice('konto:'.length) : wort(AUS_VEREINBARUNGEN.gruppe, code));
/** The name of a BPMN process that only the agreement knows; its id where not even that does. */
export const verfahrenWort = (prozess: string): string => wort(AUS_VEREINBARUNGEN.verfahren, prozess);


/** Warnings by their code; what a person should do next. */
const HINWEIS: Record<string, string> = {
  ERGEBNIS_OHNE_ANTRAG: 'Ein Ergebnis kam, zu dem kein Antrag offen ist: bitte klären, worauf es sich bezieht',
  VORFRIST: 'Die Frist läuft bald ab',
  FRIST_UEBERSCHRITTEN: 'Die Frist ist überschritten',
  RUECKMELDUNG_WIDERSPRICHT: 'Eine spätere Rückmeldung des Jobcenters widerspricht der ersten',
  RUECKMELDUNG_NACH_ENDE: 'Rückmeldung kam nach dem Ende des Falls',
  UEBERMITTLUNG_DOCH_ANGEKOMMEN: 'Eine als fehlgeschlagen vermerkte Übermittlung ist doch angekommen',
  ANGABEN_UNVOLLSTAENDIG: 'Leistungsbezug bestätigt, aber die BG-Nummer fehlt: bitte beim Jobcenter erfragen',
  ZIEL_VERFEHLT: 'Das Ziel von 14 Tagen ist nicht erreicht: Das Ergebnis zu den Mietschulden steht noch aus',
  WEITERE_MITTEILUNG: 'Zu diesem Fall kam eine weitere Mitteilung',
  NACHRICHT_ABGELEHNT: 'Der Vorgang hat eine Nachricht nicht angenommen: bitte die Verwaltung des Systems verständigen',
  PROZESS_MEHRFACH_BEGONNEN: 'Der Vorgang wurde mehrfach begonnen: bitte die Verwaltung des Systems verständigen',
  BRIEF_ZURUECKGEKOMMEN: 'Ein Brief ist zurückgekommen: bitte die Anschrift klären und den Empfänger anders erreichen',
  VERWEIS_DES_JOBCENTERS: 'Das Jobcenter hat diesen Haushalt verwiesen: bitte zeitnah Kontakt aufnehmen',
  AUSSERHALB_STADTGEBIET: 'Die berichtigte Anschrift liegt nicht im Stadtgebiet: bitte die Zuständigkeit prüfen',
  GLEICHER_HAUSHALT: 'Eine andere offene Akte hat dieselbe Wohnung und denselben Namen: bitte prüfen, ob beide zusammengehören',
  GLEICHE_PERSON: 'Eine andere offene Akte hat denselben Namen: bitte prüfen, ob es dieselbe Person ist',
  AKTE_ZUSAMMENGELEGT: 'Eine andere Akte wurde mit dieser zusammengelegt: bitte Personen und Angaben vergleichen',
  FALL_UEBERGEBEN: 'Der Fall wurde übergeben',
  JOBCENTER_ZAHLTE_IN_HAFT: 'Das Jobcenter hat für Tage der Haft gezahlt und kann Erstattung verlangen',
  DOPPELT_GEZAHLT: 'Die Fachstelle hat für Tage gezahlt, für die sie nicht zuständig ist: bitte mit dem Jobcenter klären',
  AUSTAUSCH_VERSCHOBEN: 'Der Austausch mit dem Partner wurde wiederholt verschoben',
  SENDEBERICHT_VERSPAETET: 'Ein Sendebericht kam zu spät und ändert nichts mehr',
  DURCHLEITUNG_FEHLT: 'Ein Dokument zum Durchleiten ist verloren gegangen, bevor es gesendet war: bitte noch einmal hochladen und senden',
  DURCHLEITUNG_NICHT_GEMELDET: 'Der Empfänger hat ein durchgeleitetes Dokument, aber nicht das Schreiben dazu in seiner Akte: bitte verständigen',
};
export const hinweisText = (code: string): string => HINWEIS[code] ?? AUS_VEREINBARUNGEN.hinweis[code] ?? lesbar(code);

/** Codes of other parts that have no wording here yet stay readable: `EINGANG_GEPRUEFT` becomes `Eingang geprueft`. */
export function lesbar(code: string): string {
  const worte = code.replaceAll(/[_-]/g, ' ').toLowerCase();
  return worte.charAt(0).toUpperCase() + worte.slice(1);
}

/** Why a transmission failed or is unclear, by the code of the channel. */
const FEHLER: Record<string, string> = {
  UEBUNG: 'Übungsakte: nicht gesendet',
  KANAL_NICHT_EINGERICHTET: 'Der Kanal ist nicht eingerichtet',
  KANAL_FEHLER: 'Der Kanal meldet einen Fehler',
  UEBERGABE_ABGEBROCHEN: 'Die Übergabe wurde unterbrochen',
  NICHT_GESENDET: 'Von Hand als nicht gesendet vermerkt',
  FAX_FEHLGESCHLAGEN: 'Das Fax kam nicht durch',
  NICHT_ABGESCHICKT: 'Von Hand als nicht abgeschickt vermerkt',
  BRIEF_ZURUECKGEKOMMEN: 'Der Brief kam als unzustellbar zurück',
  KEINE_FAXNUMMER: 'Beim Empfänger ist keine Faxnummer hinterlegt',
  EMPFAENGER_NICHT_IM_SYSTEM: 'Der Empfänger arbeitet nicht in diesem System',
  BEIM_EMPFAENGER_DOPPELT: 'Der Empfänger hat dieses Verfahren schon unter anderem Aktenzeichen',
  SMTP_NICHT_ERREICHBAR: 'Das Mail-Gateway war nicht erreichbar',
  SMTP_ABGEBROCHEN: 'Die Verbindung zum Mail-Gateway riss ab',
  SPOOL_NICHT_BESCHREIBBAR: 'Der Ausgangsordner war nicht beschreibbar',
  SPOOL_NICHT_GESICHERT: 'Der Ausgangsordner konnte nicht gesichert werden',
  DURCHLEITUNG_FEHLT: 'Das Dokument zum Durchleiten liegt nicht mehr bereit: bitte hochladen und erneut senden',
  ABLAGE_NICHT_LESBAR: 'Das Dokument zum Durchleiten war nicht lesbar',
  SPOOL_NAME_BELEGT: 'Im Ausgangsordner liegt schon eine Datei dieses Namens',
};
export const fehlerText = (code: string): string => FEHLER[code] ?? lesbar(code);

/** Why the content of a document that was passed through is gone. */
export const ENTFERNT: Record<string, string> = {
  GESENDET: 'nach dem Sendebericht', ZURUECKGEZOGEN: 'Übermittlung zurückgezogen', AUFGEGEBEN: 'Übermittlung aufgegeben', ANDERS_ZUGESTELLT: 'auf anderem Weg zugestellt', ERSETZT: 'durch ein anderes ersetzt',
  VON_HAND: 'von Hand', WIDERRUFEN: 'Einwilligung widerrufen', VERFAHREN_BEENDET: 'Verfahren beendet', FALL_BEENDET: 'Fall beendet', INHALT_FEHLT: 'Inhalt verloren, nicht gesendet',
};

/** Kinds of incoming matter, and of letters that are not data or go by another name at the recipient. */
const SCHREIBEN: Record<string, string> = {
  MIETSCHULDEN_ERGEBNIS: 'Ergebnis zum Antrag auf Übernahme der Mietschulden',
  'hannover.anlage-2': 'Stellungnahme mit Antrag (Anlage 2)',
  DATEI: 'Eingegangenes Dokument (PDF)',
  RUECKMELDUNG: 'Rückmeldung des Jobcenters',
  RUECKMELDUNG_INTERN: 'Rückmeldung des Jobcenters aus diesem System',
  HAFT_AUSKUNFT_INTERN: 'Auskunft des Jobcenters zur Mietzahlung aus diesem System',
  'hannover.erstattungsanspruch': 'Erstattungsanspruch',
  'hannover.erstattung-nachforderung': 'Rückfrage zum Erstattungsanspruch',
  'hannover.erstattung-zusage': 'Antwort: Erstattung',
  'hannover.erstattung-ablehnung': 'Antwort: keine Erstattung',
  'hannover.erstattung-beendet': 'Akte zum Erstattungsanspruch geschlossen',
  'hannover.mitteilung-erledigt': 'Mitteilung über die Erledigung',
  'hannover.terminvorschlag': 'Einladung zu einem persönlichen Gespräch',
  'hannover.weitervermittlung': 'Weitervermittlung eines Haushalts',
  'hannover.kontaktdaten': 'Kontaktdaten: potentieller Wohnungsnotfall',
  'hannover.widerruf': 'Widerruf einer Einwilligung: bitte Kontaktdaten löschen',
  'hannover.einwilligung': 'Einwilligungserklärung',
  'hannover.flyer': 'Flyer der Fachstelle',
  'hannover.ergebnis-mietschulden': 'Ergebnis zum Antrag auf Übernahme von Schulden',
  'hannover.uebernahmeerklaerung': 'Übernahmeerklärung gegenüber der Vermietung',
  'hannover.anlage-1': 'Mitteilung über die Räumungsklage (Anlage 1)',
  'hannover.haft-anfrage': 'Anfrage zur Mietzahlung während der Haft',
  'hannover.haft-entlassung': 'Mitteilung der Entlassung aus der Haft',
  'hannover.wohnraumversorgung': 'Bitte um Vermittlung von Wohnraum',
};
export const schreibenText = (code: string): string => SCHREIBEN[code] ?? AUS_VEREINBARUNGEN.schreiben[code] ?? lesbar(code);

const ERGEBNIS: Record<string, string> = {
  ...BEENDIGUNG,
  LEISTUNGSBEZUG: 'SGB-II-Leistungen werden bezogen',
  KEIN_LEISTUNGSBEZUG: 'keine SGB-II-Leistungen',
  OHNE_RUECKMELDUNG: 'ohne Rückmeldung des Jobcenters',
  UEBERMITTELT: 'an die Fachstelle verwiesen',
  OHNE_EINWILLIGUNG: 'ohne Einwilligung, nichts übermittelt',
  WIDERRUFEN: 'Einwilligung widerrufen',
  NICHT_UEBERMITTELT: 'Kontaktdaten nicht übermittelt',
  AN_BERATUNG: 'an die Beratung übergeben',
  ZUGEORDNET: 'anderem Fall zugeordnet',
  NICHT_INFORMIERT: 'Jobcenter nicht informiert',
  INFORMIERT: 'Jobcenter informiert',
  MIETSCHULDEN_UEBERNOMMEN: 'Schulden übernommen',
  MIETSCHULDEN_ABGELEHNT: 'Übernahme der Schulden abgelehnt',
  GESICHERT: 'Wohnung gesichert',
  WOHNUNG_ERHALTEN: 'Wohnung erhalten',
  WOHNUNG_VERLOREN: 'Wohnung verloren',
  ANDERE_WOHNUNG: 'andere Wohnung gefunden',
  KEIN_KONTAKT: 'kein Kontakt zum Haushalt',
  KONTAKT_ABGELEHNT: 'Haushalt möchte keinen Kontakt',
  NICHT_GEWUENSCHT: 'Haushalt möchte keine Hilfe',
  KONTAKT_ABGEBROCHEN: 'Kontakt abgebrochen',
  WOHNT_DORT: 'Haushalt wohnt noch dort',
  AUSGEZOGEN: 'Haushalt ist ausgezogen',
  NEUE_NOTLAGE: 'Wohnung wieder in Gefahr',
  WOHNUNG_VERMITTELT: 'andere Wohnung vermittelt',
  UNTERGEBRACHT: 'ordnungsrechtlich untergebracht',
  UNTERBRINGUNG_BEENDET: 'Unterbringung beendet',
  SELBST_GEFUNDEN: 'selbst eine Unterkunft gefunden',
  HILFE_ABGELEHNT: 'Hilfe abgelehnt',
  RAEUMUNG_AUFGEHOBEN: 'Räumung aufgehoben',
  HAFT_MIETE_BEWILLIGT: 'Weiterzahlung der Miete bewilligt',
  HAFT_MIETE_ABGELEHNT: 'Miete wird nicht weitergezahlt',
  HAFT_ENTLASSEN: 'aus der Haft entlassen',
  HAFT_AUSKUNFT_ERTEILT: 'Auskunft zur Mietzahlung erteilt',
  VEREINBARUNG_BEENDET: 'Vereinbarung beendet',
  ERSTATTUNG_ANERKANNT: 'Erstattung anerkannt',
  ERSTATTUNG_TEILWEISE: 'zum Teil erstattet',
  ERSTATTUNG_ABGELEHNT: 'Erstattung abgelehnt',
  ERSTATTUNG_NICHT_ANGEMELDET: 'Erstattung nicht angemeldet',
};
export const ergebnisText = (code: string): string => ERGEBNIS[code] ?? AUS_VEREINBARUNGEN.ergebnis[code] ?? lesbar(code);
