import type { Frage } from '../../../akte/mietschulden/pruefung-schema.ts';

/** The words of this procedure for its codes, on the pages of the Akte. */
export const ANLASS: Record<string, string> = { RAEUMUNGSKLAGE: 'Räumungsklage wegen Mietschulden', KUENDIGUNG: 'Kündigung wegen Mietschulden', VERSORGUNGSSPERRE: 'Versorgungssperre wegen Energieschulden' };
export const HERKUNFT: Record<string, string> = { ANTRAG: 'Antrag der Fachstelle mit Stellungnahme', VORSPRACHE: 'Direkte Vorsprache des Haushalts', SGB12: 'Haushalt ohne SGB II, § 36 SGB XII' };
export const SCHULDENART: Record<string, string> = { MIETSCHULDEN: 'Mietschulden', ENERGIESCHULDEN: 'Energieschulden' };
export const ERGEBNIS: Record<string, string> = { UEBERNAHME: 'Die Schulden werden übernommen', ABLEHNUNG: 'Die Übernahme ist abgelehnt', KEIN_SGB2: 'Kein SGB II: zuständig ist die Fachstelle' };
export const LEISTUNGSART: Record<string, string> = { DARLEHEN: 'Darlehen', ZUSCHUSS: 'Zuschuss' };
export const EMPFAENGER: Record<string, string> = { VERMIETER: 'Vermietung', ENERGIEVERSORGER: 'Energieversorger' };
export const ANTWORT: Record<string, string> = { JA: 'Ja', NEIN: 'Nein', UNBEKANNT: 'Noch nicht bekannt' };
export const GEBIET: Record<string, string> = { HANNOVER: 'Hannover', HAMBURG: 'Hamburg' };

export const TABELLE: Record<string, string> = {
  DARLEHEN: 'Übernahme als Darlehen möglich',
  ABLEHNUNG: 'Eine Voraussetzung fehlt',
  IN_DER_REGEL_ABLEHNUNG: 'In der Regel keine Übernahme; der Einzelfall entscheidet',
  KLAERUNG: 'Noch Angaben zu klären',
  KEINE_TABELLE: 'Für diesen Stichtag ist keine Tabelle hinterlegt',
};
export const ERMESSEN: Record<string, string> = { SOLL: 'soll übernommen werden', KANN: 'kann übernommen werden' };
export const MIETE: Record<string, string> = { ANGEMESSEN: 'angemessen', BESTANDSSCHUTZ: 'angemessen durch Bestandsschutz', IN_TOLERANZ: 'über der Grenze, im Toleranzbetrag', UNANGEMESSEN: 'nicht angemessen', KLAERUNG: 'noch zu klären' };
export const GRUND: Record<string, string> = {
  KEINE_KUENDIGUNG: 'Die Wohnung ist nicht gekündigt',
  RATENZAHLUNG_MOEGLICH: 'Eine Ratenzahlung ist möglich',
  WOHNUNG_UNANGEMESSEN: 'Die Wohnung ist nicht angemessen',
  WOHNUNG_NICHT_ZU_ERHALTEN: 'Die Wohnung bleibt nicht erhalten',
  NEUE_SCHULDEN_MOEGLICH: 'Neue Schulden sind nicht ausgeschlossen',
  KEINE_LEISTUNG_FUER_UNTERKUNFT: 'Es werden keine Leistungen für die Unterkunft erbracht',
  VERMOEGEN_VORRANGIG: 'Vorrangig ist Vermögen einzusetzen',
  WIEDERHOLT: 'Wiederholte Mietschulden',
  SELBST_PROVOZIERT: 'Selbst provozierte Mietschulden',
  KEINE_SPERRE: 'Es droht keine Versorgungssperre',
  RATENZAHLUNG_NICHT_ABGELEHNT: 'Eine Ratenzahlung ist nicht nachweislich abgelehnt',
};

export const FRAGE: Record<Frage | 'wohnungAngemessen', string> = {
  wohnungGekuendigt: 'Ist die Wohnung wegen Mietrückständen gekündigt?',
  ratenzahlungMoeglich: 'Ist eine Ratenzahlung an die Vermietung möglich?',
  wohnungBleibtErhalten: 'Bleibt die Wohnung durch die Zahlung erhalten?',
  neueSchuldenAusgeschlossen: 'Sind neue Schulden in Zukunft ausgeschlossen?',
  wiederholt: 'Sind es wiederholte Mietschulden?',
  selbstProvoziert: 'Sind die Mietschulden selbst provoziert?',
  kduLeistung: 'Werden Leistungen für Unterkunft und Heizung erbracht?',
  vermoegenReicht: 'Ist genug Vermögen einzusetzen?',
  wohnungslosigkeitDroht: 'Droht sonst Wohnungslosigkeit?',
  sperreDroht: 'Droht eine Versorgungssperre?',
  ratenzahlungAbgelehnt: 'Hat der Energieversorger eine Ratenzahlung nachweislich abgelehnt?',
  gerechtfertigt: 'Ist die Übernahme zur Sicherung der Unterkunft gerechtfertigt?',
  notwendig: 'Ist die Übernahme notwendig?',
  wohnungAngemessen: 'Ist die Wohnung nach Ihrer Prüfung angemessen?',
};
export const AUSNAHME: Record<string, string> = {
  STADTTEIL: 'Stadtteil mit weniger als 10 % Leistungsberechtigten',
  BESONDERER_BEDARF: 'Dauerhafte Erkrankung, Behinderung oder andere besondere Lebensumstände',
  WOHNUNGSNOTFALL: 'Wohnungslos, unmittelbar bedroht oder im Frauenhaus',
  UMGANG: 'Gemeinsames Sorgerecht, die Kinder sind regelmäßig da',
  SUCHE_SECHS_MONATE: 'Mindestens sechs Monate vergebliche Suche, nachgewiesen',
};
