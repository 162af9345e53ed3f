import { FachlicherFehler, InfrastrukturFehler } from '../fehler.ts';

export type Feldfehler = { /** null: the whole */ feld: string | null; text: string };

/** A refusal with an HTTP status. Title and text are for people and never quote what came in. */
export class WebFehler extends Error {
  readonly status: number;
  readonly titel: string;
  /** What is wrong by field, for programs; none: the text is about the whole. */
  readonly felder: readonly Feldfehler[] | undefined;
  constructor(status: number, titel: string, text: string, felder?: readonly Feldfehler[]) {
    super(text);
    this.name = 'WebFehler';
    this.status = status;
    this.titel = titel;
    this.felder = felder;
  }
}

export const keinZugang = (): WebFehler => new WebFehler(403, 'Kein Zugang', 'Mit Ihrer Anmeldung ist diese Seite nicht zugänglich. Wenn Sie sie für Ihre Arbeit brauchen, wenden Sie sich bitte an die Verwaltung des Systems.');
/** For scripts of our pages; a person is led to the login instead. */
export const nichtAngemeldet = (): WebFehler => new WebFehler(401, 'Nicht angemeldet', 'Ihre Sitzung ist abgelaufen. Bitte melden Sie sich neu an.');
/** Also for a file of another authority: that it exists there is none of the asker's business. */
export const nichtGefunden = (): WebFehler => new WebFehler(404, 'Seite nicht gefunden', 'Diese Seite oder Akte gibt es nicht, oder sie gehört nicht zu Ihrer Behörde. Bitte prüfen Sie das Aktenzeichen.');

const VERBINDUNG = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN', 'ENOENT', '57P01', '57P02', '57P03', '53300']);
const WORTLAUT = /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|client was closed|connection timeout|cannot use a pool after/i;

/** Whether an error means that PostgreSQL cannot be reached now. node-postgres gives some of these no code, only a wording. */
export function istDatenbankWeg(fehler: unknown): boolean {
  if (fehler instanceof InfrastrukturFehler) return true;
  if (!(fehler instanceof Error)) return false;
  if (fehler instanceof AggregateError) return fehler.errors.some(istDatenbankWeg);
  const code: unknown = Reflect.get(fehler, 'code');
  return (typeof code === 'string' && (VERBINDUNG.has(code) || code.startsWith('08'))) || WORTLAUT.test(fehler.message);
}

type Antwort = { status: number; titel: string; text: string; code: string; felder?: readonly Feldfehler[] };

/** What people are told about an error: our own wording only, never the error's. */
export function deuteFehler(fehler: unknown): Antwort {
  if (istDatenbankWeg(fehler)) return { status: 503, titel: 'Die Akte ist gerade nicht erreichbar', text: 'Die Datenbank antwortet nicht. Es ist nichts verloren gegangen, was schon gespeichert war. Bitte versuchen Sie es in einigen Minuten noch einmal.', code: 'DATENBANK_WEG' };
  if (fehler instanceof WebFehler) return { status: fehler.status, titel: fehler.titel, text: fehler.message, code: `HTTP_${fehler.status}`, ...(fehler.felder ? { felder: fehler.felder } : {}) };
  if (fehler instanceof FachlicherFehler) return { status: 422, titel: 'Das ist so nicht möglich', text: fehler.message, code: fehler.code };
  const status = lesbarerStatus(fehler);
  if (status === 403) return { status, titel: 'Das Formular ist abgelaufen', text: 'Zu Ihrem Schutz gilt jedes Formular nur für eine Sitzung. Bitte gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal.', code: 'CSRF' };
  if (status === 413) return { status, titel: 'Die Angaben sind zu lang', text: 'Es wurde mehr gesendet, als diese Seite annimmt. Bitte kürzen Sie die Angaben.', code: 'ZU_LANG' };
  if (status !== null) return { status, titel: 'Die Anfrage war nicht verständlich', text: 'Bitte gehen Sie zurück und versuchen Sie es noch einmal.', code: `HTTP_${status}` };
  return { status: 500, titel: 'Da ist etwas schiefgegangen', text: 'Der Fehler wurde vermerkt. Bitte versuchen Sie es noch einmal; wenn er wiederkommt, wenden Sie sich bitte an die Verwaltung des Systems.', code: fehlerklasse(fehler) };
}

/** body-parser, csrf-sync and Express mark the client's faults with a 4xx status. */
function lesbarerStatus(fehler: unknown): number | null {
  if (!(fehler instanceof Error)) return null;
  const status: unknown = Reflect.get(fehler, 'status') ?? Reflect.get(fehler, 'statusCode');
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

function fehlerklasse(fehler: unknown): string {
  const code: unknown = fehler instanceof Error ? Reflect.get(fehler, 'code') : undefined;
  const name = fehler instanceof Error ? fehler.name : typeof fehler;
  return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? `${name}:${code}` : name;
}
