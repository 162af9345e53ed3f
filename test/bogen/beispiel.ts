import { bogenSchema, type Bogen } from '../../src/bogen/bogen.ts';

/** A sheet that begins a procedure about a person and has a field of every kind. */
export const AUFNAHME: Bogen = bogenSchema.parse({
  kuerzel: 'hannover.aufnahme',
  titel: 'Aufnahme in die Hilfe',
  hinweis: 'Für Menschen, die Hilfe beginnen.',
  behoerden: ['LHH'],
  beginnt: { prozess: 'hannover-hilfe', nachricht: 'hannover.hilfe.begonnen', akte: 'PERSON', beschreibung: 'Jemand wird aufgenommen.' },
  felder: [
    { name: 'hilfeart', titel: 'Art der Hilfe', art: 'AUSWAHL', auswahl: { STATIONAER: 'Stationäre Hilfe', WOHNEN: 'Betreutes Wohnen' }, pflicht: true, variable: true },
    { name: 'zimmer', titel: 'Zimmer', art: 'ZEILE', pflicht: true, wenn: { feld: 'hilfeart', ist: ['STATIONAER'] } },
    { name: 'sgb2Geklaert', titel: 'Ist der Anspruch nach dem SGB II geklärt?', art: 'JA_NEIN', pflicht: true, variable: true },
    { name: 'offeneFragen', titel: 'Was ist offen?', art: 'MEHRFACH', auswahl: { AUSWEIS: 'Ausweis', KONTO: 'Konto' }, pflicht: true, wenn: { feld: 'sgb2Geklaert', ist: ['NEIN'] } },
    { name: 'aufnahmeAm', titel: 'Aufgenommen am', art: 'DATUM', nichtZukunft: true, pflicht: true, variable: true },
    { name: 'gespraechAm', titel: 'Erstes Gespräch', art: 'DATUM', nichtVergangenheit: true },
    { name: 'plaetze', titel: 'Plätze', art: 'GANZZAHL', max: 9, variable: true },
    { name: 'eigenanteilCent', titel: 'Eigenanteil', art: 'BETRAG', variable: true },
    { name: 'notiz', titel: 'Notiz', art: 'TEXT', hilfe: 'Bleibt in der Akte.' },
  ],
});

/** One that the procedure hears of, any number of times. */
export const STOERUNG: Bogen = bogenSchema.parse({
  kuerzel: 'hannover.stoerung', titel: 'Störung melden', rollen: ['fachstelle-sachbearbeitung'], prozess: 'hannover-hilfe', nachricht: 'hannover.hilfe.stoerung', runde: true,
  felder: [{ name: 'stoerung', titel: 'Was ist gestört?', art: 'AUSWAHL', auswahl: { TERMINE: 'Termine', KONTAKT: 'Kontakt' }, pflicht: true, variable: true }, { name: 'schilderung', titel: 'Schilderung', art: 'TEXT' }],
});

/** What a person types who leaves nothing out. */
export const VOLL = { hilfeart: 'STATIONAER', zimmer: ' Zimmer  7 ', sgb2Geklaert: 'NEIN', 'offeneFragen.KONTO': 'ja', aufnahmeAm: '2026-04-01', gespraechAm: '2026-04-09', plaetze: '2', eigenanteilCent: '1.234,50 €', notiz: 'Bringt\r\neinen Hund mit.' };
