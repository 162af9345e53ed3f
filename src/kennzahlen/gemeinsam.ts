import { kennzahlSchema, type Kennzahl } from './schema.ts';
import { z } from 'zod';

const ALTER = { BIS_30: 'bis 30 Tage', BIS_90: '31 bis 90 Tage', BIS_180: '91 bis 180 Tage', UEBER_180: 'über 180 Tage' };
export const FRIST_STAND = { EINGEHALTEN: 'Eingehalten', VERSPAETET: 'Verspätet erledigt', UEBERFAELLIG: 'Überfällig', ZIEL_VERFEHLT: 'Ziel nicht erreicht', LAUFEND: 'Läuft', AUFGEHOBEN: 'Aufgehoben' };

/** The figures of every agreement: they come from what each Akte has. */
export const GEMEINSAME: readonly Kennzahl[] = z.array(kennzahlSchema).parse([
  {
    kuerzel: 'ueberfaellig', titel: 'Überfällige Fristen', quelle: 'FRIST', intern: true, austausch: false, diagramm: 'GESTAPELT',
    gezaehlt: 'Fristen, deren Ende vorbei ist und deren Arbeit noch aussteht. Ziele („nach Möglichkeit“) zählen nicht dazu.',
    ab: 'Stand von heute, gleich wann die Frist begann. Die Tage zählen ab dem Ende der Frist.',
    wo: { stand: ['UEBERFAELLIG'], offen: ['JA'] }, zeilen: ['fristart'], spalten: 'verzug', worte: { verzug: { BIS_3: 'seit bis zu 3 Tagen', BIS_14: 'seit 4 bis 14 Tagen', UEBER_14: 'seit mehr als 14 Tagen' } },
  },
  {
    kuerzel: 'verfahren-alter', titel: 'Laufende Verfahren nach Alter', quelle: 'LAUF', austausch: false, diagramm: 'GESTAPELT',
    gezaehlt: 'Verfahren, die noch nicht beendet sind. In einer Akte können mehrere laufen.',
    ab: 'Stand von heute. Das Alter zählt ab dem Eingang des Verfahrens.',
    wo: { status: ['NEU', 'LAUFEND'] }, zeilen: ['prozess'], spalten: 'alter', worte: { alter: ALTER },
  },
  {
    kuerzel: 'arbeit', titel: 'Offene Arbeit je Rolle', quelle: 'ARBEIT', intern: true, austausch: false, diagramm: 'GESTAPELT',
    gezaehlt: 'Offene Fristen und nicht erledigte Hinweise. Eine Frist gehört zu der Rolle, die vor ihrem Ablauf gewarnt wird.',
    ab: 'Stand von heute.',
    zeilen: ['rolle'], spalten: 'art', worte: { art: { FRIST: 'Frist läuft', UEBERFAELLIG: 'Frist überfällig', HINWEIS: 'Hinweis offen' } },
  },
  {
    kuerzel: 'faelle', titel: 'Fälle nach Stand', quelle: 'FALL', zeitpunkt: 'eingang', diagramm: 'BALKEN',
    gezaehlt: 'Akten der eigenen Behörde.', ab: 'Tag des Eingangs.',
    zeilen: ['status', 'ergebnis'], worte: { status: { NEU: 'Neu', LAUFEND: 'In Bearbeitung', BEENDET: 'Beendet' } },
  },
  {
    kuerzel: 'verfahren', titel: 'Verfahren nach Ergebnis', quelle: 'LAUF', zeitpunkt: 'eingang', diagramm: 'BALKEN',
    gezaehlt: 'Begonnene Verfahren. Das Ergebnis ist das erreichte, „noch offen“, solange es keines gibt.', ab: 'Tag des Eingangs des Verfahrens.',
    zeilen: ['prozess', 'ergebnis'], worte: { ergebnis: {} },
  },
  {
    kuerzel: 'fristen', titel: 'Fristen nach Klausel', quelle: 'FRIST', zeitpunkt: 'beginn', diagramm: 'GESTAPELT',
    gezaehlt: 'Fristen dieser Behörde und auf wen in ihnen gewartet wird. Verspätet erledigt: nach dem Ende, aber erledigt. Überfällig: das Ende ist vorbei, die Arbeit steht aus. Ein nicht erreichtes Ziel ist keine Überschreitung.',
    ab: 'Tag, an dem die Frist begann.',
    zeilen: ['fristart'], spalten: 'stand', worte: { stand: FRIST_STAND },
    anteil: { titel: 'Davon eingehalten', spalte: 'EINGEHALTEN', von: ['EINGEHALTEN', 'VERSPAETET', 'UEBERFAELLIG', 'ZIEL_VERFEHLT'] },
  },
  {
    kuerzel: 'entscheidungen', titel: 'Entscheidungen zu zweit', quelle: 'ENTSCHEIDUNG', zeitpunkt: 'entschieden', diagramm: null,
    gezaehlt: 'Vorschläge, denen eine zweite Person zugestimmt hat.', ab: 'Tag der Zustimmung.',
    wo: { entscheidung: ['ZUGESTIMMT'] }, zeilen: ['gegenstand', 'vorschlag'],
  },
  {
    kuerzel: 'uebermittlungen', titel: 'Übermittlungen', quelle: 'UEBERMITTLUNG', intern: true, zeitpunkt: 'angelegt', austausch: false, diagramm: null,
    gezaehlt: 'Schreiben an andere Stellen, jede Runde einzeln.', ab: 'Tag, an dem das Schreiben fertig war.',
    zeilen: ['kanal'], spalten: 'status',
    worte: {
      kanal: { DATEISPOOL: 'Fax über Datei-Spool', SMTP_FAX: 'Fax über Mail-Gateway', INTERN: 'Innerhalb dieses Systems', POST: 'Post' },
      status: { BEREIT: 'Wartet', UEBERGABE: 'In Übergabe', ANGENOMMEN: 'Angenommen', GESENDET: 'Gesendet', BESTAETIGT: 'Bestätigt', FEHLGESCHLAGEN: 'Fehlgeschlagen', UNKLAR: 'Unklar', ZURUECKGEZOGEN: 'Zurückgezogen' },
    },
  },
  {
    kuerzel: 'uebermittlungen-offen', titel: 'Offene Übermittlungen', quelle: 'UEBERMITTLUNG', diagramm: null,
    gezaehlt: 'Schreiben, die nicht gesendet, bestätigt oder zurückgezogen sind.', ab: 'Stand von heute.',
    wo: { offen: ['JA'] }, zeilen: ['empfaenger'], summe: true,
  },
]);
