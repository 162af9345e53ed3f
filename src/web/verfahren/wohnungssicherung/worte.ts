import type { Wahl } from '../../bausteine/formular.ts';

export const STAND = { UNBEKANNT: 'Noch nicht bekannt', MAHNUNG: 'Mahnung', ABMAHNUNG: 'Abmahnung', KUENDIGUNG: 'Kündigung', FRISTLOSE_KUENDIGUNG: 'Fristlose Kündigung', RAEUMUNGSKLAGE: 'Räumungsklage', RAEUMUNGSURTEIL: 'Urteil auf Räumung' } as const;
export const GRUND = { UNBEKANNT: 'Noch nicht bekannt', MIETSCHULDEN: 'Mietschulden', ENERGIESCHULDEN: 'Energieschulden', VERHALTEN: 'Mietwidriges Verhalten', ANDERER: 'Anderer Grund' } as const;
export const LEISTUNG = { UNBEKANNT: 'Noch nicht bekannt', SGB2: 'SGB-II-Leistungen', SGB12: 'Sozialhilfe (SGB XII)', KEINER: 'Keine dieser Leistungen' } as const;
export const JA_NEIN = { UNBEKANNT: 'Nicht bekannt', JA: 'Ja', NEIN: 'Nein' } as const;
export const EINSCHAETZUNG = { OFFEN: 'Noch offen', JA: 'Ja', NEIN: 'Nein' } as const;
export const KONTAKTART = { BRIEF: 'Brief', TELEFON: 'Telefon', HAUSBESUCH: 'Hausbesuch', VORSPRACHE: 'Der Haushalt hat sich gemeldet' } as const;
export const KONTAKTERGEBNIS = { ERREICHT: 'Erreicht', NICHT_ERREICHT: 'Nicht erreicht', ABGELEHNT: 'Der Haushalt möchte keinen Kontakt', BRIEF: 'Termin vorgeschlagen' } as const;
export const MASSNAHME = { RATENZAHLUNG: 'Ratenzahlung mit der Vermieterseite', ANTRAG: 'Hilfe bei einem Antrag', VERHANDLUNG: 'Gespräch mit der Vermieterseite', ENTRUEMPELUNG: 'Entrümpelung, Grundreinigung', BUDGET: 'Haushaltsplan, Geldverwaltung', ANDERE: 'Andere Maßnahme' } as const;
export const MASSNAHME_ERGEBNIS = { GELUNGEN: 'Gelungen', NICHT_GELUNGEN: 'Nicht gelungen', ENTFALLEN: 'Entfallen' } as const;
export const STELLE = { WOHNRAUMVERSORGUNG: 'Wohnraumversorgung (61.43)', SCHULDNERBERATUNG: 'Schuldnerberatung', BEGLEITETES_WOHNEN: 'Begleitetes Wohnen (§§ 67 ff. SGB XII)', SENIORENHILFE: 'Seniorenhilfe', SOZIALPSYCHIATRISCHER_DIENST: 'Sozialpsychiatrischer Dienst' } as const;
export const STELLE_ANTWORT = { ANGENOMMEN: 'Begleitet den Haushalt', ABGELEHNT: 'Lehnt ab', NICHT_ERSCHIENEN: 'Haushalt nicht erschienen', KEINE: 'Keine Rückmeldung' } as const;
export const ERGEBNIS = { UEBERNAHME: 'Die Mietschulden werden übernommen', ABLEHNUNG: 'Die Übernahme wurde abgelehnt' } as const;
export const LEISTUNGSART = { DARLEHEN: 'Darlehen', ZUSCHUSS: 'Zuschuss' } as const;
export const NACHSORGE = { WOHNT_DORT: 'Wohnt noch dort', AUSGEZOGEN: 'Ausgezogen', NEUE_NOTLAGE: 'Wohnung wieder in Gefahr', UNBEKANNT: 'Nicht zu erfahren' } as const;

/** The options of a field, in the order of the table. */
export const alsWahl = (texte: Readonly<Record<string, string>>): Wahl[] => Object.entries(texte).map(([wert, text]) => ({ wert, text }));
export const schluessel = <T extends Record<string, string>>(texte: T): [keyof T & string, ...(keyof T & string)[]] => Object.keys(texte) as [keyof T & string, ...(keyof T & string)[]];
