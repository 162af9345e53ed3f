import { MARA, ROBIN } from '../../akte/uebung/beispiele.ts';
import type { Spur } from '../../akte/uebung/stand.ts';
import type { Weg } from '../rechte.ts';

/** A place of the program. `{akte}` stands for the Aktenzeichen of the made-up file, `{bogen}` for the sheet that begins a file of a person. */
type Ort = { ziel: string; text: string };
export type Schritt = {
  titel: string;
  /** What to do, and what to look at. */
  text: string;
  klausel?: string;
  orte: readonly Ort[];
  /** Only for people who may go there. */
  weg?: Weg;
  /** A button that makes the made-up file. */
  knopf?: { ziel: string; text: string };
  /** What it leaves behind: then it is done. Left out where looking leaves nothing. */
  spur?: Spur;
};
export type Tour = { titel: string; /** for people who may go there */ fuer: Weg; vorspann?: string; /** the made-up file it goes through */ akte?: { vorname?: string }; /** needs a sheet that begins the file of a person */ bogen?: boolean; schritte: readonly Schritt[] };

const TASKLIST: Ort = { ziel: '{tasklist}', text: 'Tasklist öffnen' };
const HEUTE: Ort = { ziel: '/heute', text: 'Heute' };
const uebernehmen = { titel: 'Den Fall übernehmen und „Heute“ ansehen', text: 'Übergeben Sie den Fall sich selbst. Danach steht er in „Heute“ unter „Meine“, mit dem, was am dringendsten ist, zuerst.', orte: [{ ziel: '/akte/{akte}/uebergeben', text: 'Fall übergeben' }, HEUTE], spur: 'UEBERNOMMEN' } as const satisfies Schritt;
const stoerungen = { titel: 'Störungen ansehen', text: 'Hier steht, was nicht von selbst weitergeht: fehlgeschlagene Schreiben, abgelehnte Nachrichten, angehaltene Vorgänge. Im Regelfall ist die Seite leer.', orte: [{ ziel: '/stoerungen', text: 'Störungen' }], weg: 'GET /stoerungen' } as const satisfies Schritt;

const FACHSTELLE: Tour = {
  titel: 'Eine Räumungsklage bearbeiten', fuer: 'GET /mitteilung', akte: { vorname: MARA },
  vorspann: 'Acht Schritte, etwa zehn Minuten. Der Haken kommt von selbst, sobald der Schritt in der Übungsakte angekommen ist.',
  schritte: [
    { titel: 'Eine Mitteilung des Amtsgerichts aufnehmen', text: 'Die Übungsmitteilung ist vorbereitet: Ein Klick nimmt sie auf. Echte Mitteilungen erfassen Sie unter „Neu erfassen“. Das Aktenzeichen beginnt mit „UE.“: Daran erkennen Sie überall die Übung.', klausel: 'H-2.1', orte: [{ ziel: '/neu', text: 'Neu erfassen' }], knopf: { ziel: '/erste-schritte/mitteilung', text: 'Übungsmitteilung aufnehmen' }, spur: 'AKTE' },
    { titel: 'Die Akte ansehen', text: 'Haushalt, Mitteilung, Fristen und Verlauf stehen auf einer Seite. Ganz unten steht das Journal: Auch Ihr Blick in die Akte wird darin vermerkt.', orte: [{ ziel: '/akte/{akte}', text: 'Akte öffnen' }], spur: 'GELESEN' },
    { titel: 'Die Frist und ihre Herleitung prüfen', text: 'Unter „Fristen“ steht, bis wann das Jobcenter zu informieren ist: zwei Werktage ab Eingang. „So gerechnet“ zeigt Tag für Tag, wie das Ende gefunden wurde.', klausel: 'H-2.2', orte: [{ ziel: '/akte/{akte}#fristen', text: 'Fristen der Akte' }, { ziel: '/fristen', text: 'Fristenbuch' }], spur: 'FRIST_GESEHEN' },
    { titel: 'Die Aufgabe in Tasklist erledigen', text: 'Übernehmen Sie „Information bestätigen“ zu diesem Aktenzeichen und schließen Sie die Aufgabe ab. In Tasklist stehen keine Namen: Der Link in der Aufgabe führt in die Akte.', klausel: 'H-2.2', orte: [TASKLIST], spur: 'AUFGABE' },
    { titel: 'Das Schreiben ansehen', text: 'Mit der Aufgabe ist die Anlage 1 entstanden. Öffnen Sie die Übermittlung: „Übungsakte: nicht gesendet“ heißt, dass kein Fax und kein Brief das Haus verlassen hat.', orte: [{ ziel: '/uebermittlungen', text: 'Übermittlungen' }, { ziel: '/akte/{akte}#dokumente', text: 'Dokumente der Akte' }], spur: 'SCHREIBEN_GESEHEN' },
    { titel: 'Die Antwort des Jobcenters eintragen', text: 'Arbeitet das Jobcenter nicht in diesem System, kommt seine Antwort auf Papier. Tragen Sie zu diesem Aktenzeichen ein, ob der Haushalt SGB-II-Leistungen bezieht. Sonst antwortet das Jobcenter in seiner Übungsakte.', klausel: 'H-2.3', orte: [{ ziel: '/posteingang/rueckmeldung', text: 'Rückmeldung erfassen' }], spur: 'RUECKMELDUNG' },
    uebernehmen,
    { titel: 'Einen Fall suchen', text: 'Legen Sie unten die weiteren Übungsakten an. Suchen Sie dann oben nach „uebung jonas“ und öffnen Sie die Akte: Die Schreibweise spielt keine Rolle.', orte: [{ ziel: '/faelle', text: 'Fälle' }], spur: 'GEFUNDEN' },
  ],
};

const JOBCENTER: Tour = {
  titel: 'Eine Anfrage der Fachstelle beantworten', fuer: 'GET /akte/:aktenzeichen/rueckmeldung', akte: {},
  vorspann: 'Die Übungsakte kommt von der Fachstelle: sobald dort die Aufgabe „Information bestätigen“ einer Übungsakte erledigt ist und das Jobcenter als Partner eingetragen ist, der in diesem System arbeitet.',
  schritte: [
    { titel: 'Auf die Information warten', text: 'Die Akte trägt dasselbe Aktenzeichen wie bei der Fachstelle, mit „UE.“ am Anfang.', klausel: 'H-2.2', orte: [{ ziel: '/faelle', text: 'Fälle' }], spur: 'AKTE' },
    { titel: 'Die Akte ansehen', text: 'Sie sehen, was in der Anlage 1 steht, und die Frist für die Antwort: drei Werktage.', klausel: 'H-2.3', orte: [{ ziel: '/akte/{akte}', text: 'Akte öffnen' }], spur: 'GELESEN' },
    { titel: 'Die Rückmeldung schreiben', text: 'Bei Leistungsbezug gehören die Angaben des Vordrucks dazu.', klausel: 'H-2.4', orte: [{ ziel: '/akte/{akte}/rueckmeldung', text: 'Rückmeldung schreiben' }], spur: 'RUECKMELDUNG' },
    { titel: 'Die Aufgabe in Tasklist erledigen', text: 'Schließen Sie „Leistungsbezug prüfen“ ab: Erst dann geht die Rückmeldung an die Fachstelle. Ohne Leistungsbezug wird danach alles über den Haushalt gelöscht.', klausel: 'H-2.3', orte: [TASKLIST], spur: 'RUECKMELDUNG_ERTEILT' },
  ],
};

const PERSON: Tour = {
  titel: 'Eine Person aufnehmen', fuer: 'GET /neu/:bogen', akte: { vorname: ROBIN }, bogen: true,
  vorspann: 'Fünf Schritte, etwa zehn Minuten. Der Haken kommt von selbst, sobald der Schritt in der Übungsakte angekommen ist.',
  schritte: [
    { titel: 'Eine Übungsakte anlegen', text: 'Die Person ist ausgedacht: Übung, Robin. Das Aktenzeichen beginnt mit „UE.“: Daran erkennen Sie überall die Übung.', orte: [{ ziel: '/neu', text: 'Neu erfassen' }], knopf: { ziel: '/erste-schritte/klient', text: 'Übungsakte anlegen' }, spur: 'AKTE' },
    { titel: 'Den Bogen ausfüllen', text: 'Mit dem Bogen beginnt das Verfahren. Die Angaben können Sie sich ausdenken.', orte: [{ ziel: '/akte/{akte}/bogen/{bogen}', text: 'Bogen ausfüllen' }], spur: 'BOGEN' },
    { titel: 'Die Akte und ihre Fristen ansehen', text: 'Unter „Fristen“ zeigt „So gerechnet“ Tag für Tag, wie ein Ende gefunden wurde. Solange keine Frist läuft, bleibt dieser Schritt offen.', orte: [{ ziel: '/akte/{akte}', text: 'Akte öffnen' }], spur: 'FRIST_GESEHEN' },
    { titel: 'Eine Aufgabe in Tasklist erledigen', text: 'In Tasklist stehen keine Namen: Der Link in der Aufgabe führt in die Akte.', orte: [TASKLIST], spur: 'AUFGABE' },
    uebernehmen,
  ],
};

const ZAHLEN: Tour = {
  titel: 'Zahlen und Störungen', fuer: 'GET /auswertung',
  schritte: [
    { titel: 'Die Auswertung ansehen', text: 'Unter jeder Zahl steht, was sie zählt und ab wann. Kleine Zahlen sind verdeckt, wo andere sie lesen. Übungsakten zählen nirgends mit.', orte: [{ ziel: '/auswertung', text: 'Auswertung' }] },
    { titel: 'Die Akten hinter einer Zahl öffnen', text: 'Eine Zahl führt zu ihren Akten. Dass Sie nachgesehen haben, wird vermerkt.', orte: [{ ziel: '/auswertung', text: 'Auswertung' }], weg: 'GET /auswertung/liste', spur: 'KENNZAHL' },
    stoerungen,
  ],
};

const WERKSTATT: Tour = {
  titel: 'Abläufe verstehen und ändern', fuer: 'GET /werkstatt',
  schritte: [
    { titel: 'Ein Modell öffnen', text: 'Das Diagramm ist der Ablauf selbst. Ein Entwurf wirkt erst, wenn eine andere Person ihn freigegeben hat und er ausgerollt ist.', orte: [{ ziel: '/werkstatt/bearbeiten?name=hannover%2Fmizi%2Fmizi.bpmn', text: 'MiZi bearbeiten' }] },
    { titel: 'Kalenderprobe mit Gründonnerstag', text: 'Setzen Sie in der Kalenderprobe den Eingang auf Gründonnerstag, den 2. April 2026. Die zwei Werktage enden am Dienstag, dem 7. April: Der Samstag zählt, Karfreitag, Ostersonntag und Ostermontag nicht.', klausel: 'H-2.2', orte: [{ ziel: '/werkstatt/bearbeiten?name=hannover%2Fmizi%2Fmizi.bpmn', text: 'Kalenderprobe' }] },
    { titel: 'Von der Klausel zum Diagramm', text: 'Jede Klausel zeigt die Schritte, die sie ausführen.', klausel: 'H-2.2', orte: [{ ziel: '/klauseln', text: 'Vereinbarung' }] },
  ],
};

const VERWALTUNG: Tour = {
  titel: 'Einrichten', fuer: 'GET /verwaltung',
  schritte: [
    { titel: 'Die Beteiligten prüfen', text: 'Faxnummer, Anschrift und Kanal jedes Partners: Danach richtet sich, auf welchem Weg ein Schreiben das Haus verlässt.', orte: [{ ziel: '/verwaltung', text: 'Beteiligte' }] },
    stoerungen,
  ],
};

export const TOUREN: readonly Tour[] = [FACHSTELLE, JOBCENTER, PERSON, ZAHLEN, WERKSTATT, VERWALTUNG];
