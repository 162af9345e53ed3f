import type { Quellenname } from '../../kennzahlen/schema.ts';
import { EIGENE } from '../akteur.ts';

/** A value as parameter of the query. */
export type Parameter = (wert: unknown, art: string) => string;
/** What a query needs to know beside its definition. */
export type Umstand = { heute: string; jetzt: Date; /** by Fristart: the role that does the work */ rollen: Readonly<Record<string, string>> };

export type Quelle = {
  /** After FROM, one row per thing that is counted; `x` has behoerde and aktenzeichen. */
  von(p: Parameter, u: Umstand): string;
  /** Days by name: a local date, or an instant. */
  tage: Readonly<Record<string, { sql: string; art: 'date' | 'timestamptz' }>>;
  merkmale: Readonly<Record<string, string | ((p: Parameter, u: Umstand) => string)>>;
  /** Sums in Cent or days. */
  summen: Readonly<Record<string, string>>;
  /** The Frist that a row is about, and its end: what is listed first. */
  frist?: { id: string; ende: string };
  /** Always asked for. */
  immer?: string;
  /** The same as a mark with these codes, in words that an index knows. */
  kurz?: Readonly<Record<string, string>>;
};

const tag = (sql: string) => ({ sql, art: 'date' as const });
const zeit = (sql: string) => ({ sql, art: 'timestamptz' as const });

/** How old something is today, in steps that people plan by. */
const alter = (spalte: string) => (p: Parameter, u: Umstand): string =>
  `CASE WHEN ${p(u.heute, 'date')} - ${spalte} <= 30 THEN 'BIS_30' WHEN ${p(u.heute, 'date')} - ${spalte} <= 90 THEN 'BIS_90' WHEN ${p(u.heute, 'date')} - ${spalte} <= 180 THEN 'BIS_180' ELSE 'UEBER_180' END`;
/** Where an Akte began: the first part of its Aktenzeichen is an authority's. */
const BEGONNEN_BEI = "split_part(x.aktenzeichen, '-', 1)";
const monat = (spalte: string): string => `to_char(${spalte}, 'YYYY-MM')`;

/** A Frist and what became of it: a target is never overrun; one that is open past its end is overdue. */
const STAND = (p: Parameter, u: Umstand): string => `CASE WHEN x.status IN ('LAUFEND', 'UEBERSCHRITTEN') AND x.erledigt_am IS NULL THEN
    CASE WHEN x.ablauf > ${p(u.jetzt, 'timestamptz')} THEN 'LAUFEND' WHEN x.ziel THEN 'ZIEL_VERFEHLT' ELSE 'UEBERFAELLIG' END
  WHEN x.status = 'UEBERSCHRITTEN' THEN 'VERSPAETET' ELSE x.status END`;

export const QUELLE: Readonly<Record<Quellenname, Quelle>> = {
  FALL: {
    von: () => 'fall x',
    tage: { eingang: tag('x.eingang_am'), ende: zeit('x.beendet_am') },
    merkmale: {
      status: 'x.status', ergebnis: 'x.ergebnis', alter: alter('x.eingang_am'), monat: monat('x.eingang_am'),
      zustaendig: "CASE WHEN x.zustaendig IS NULL THEN 'OFFEN' ELSE 'VERGEBEN' END",
      plz: '(SELECT h.plz FROM haushalt h WHERE h.behoerde = x.behoerde AND h.aktenzeichen = x.aktenzeichen)',
    },
    summen: {},
    // The Akte of the agreement itself is nobody's case.
    immer: 'NOT EXISTS (SELECT 1 FROM vereinbarung_akte v WHERE v.behoerde = x.behoerde AND v.aktenzeichen = x.aktenzeichen)',
  },
  LAUF: {
    von: () => 'lauf x',
    tage: { eingang: tag('x.eingang_am'), ende: zeit('x.beendet_am') },
    merkmale: { prozess: 'x.prozess', status: 'x.status', ergebnis: 'x.ergebnis', alter: alter('x.eingang_am'), monat: monat('x.eingang_am'), begonnenBei: BEGONNEN_BEI },
    summen: { dauer: "(x.beendet_am AT TIME ZONE 'Europe/Berlin')::date - x.eingang_am" },
    kurz: { 'status=NEU,LAUFEND': "x.status <> 'BEENDET'" },
  },
  FRIST: {
    von: () => 'frist x',
    tage: { beginn: tag('x.beginn'), ende: tag('x.frist_ende') },
    merkmale: {
      fristart: 'x.fristart', prozess: 'x.prozess', stand: STAND,
      offen: "CASE WHEN x.erledigt_am IS NULL THEN 'JA' ELSE 'NEIN' END",
      verzug: (p, u) => `CASE WHEN ${p(u.heute, 'date')} - x.frist_ende <= 3 THEN 'BIS_3' WHEN ${p(u.heute, 'date')} - x.frist_ende <= 14 THEN 'BIS_14' ELSE 'UEBER_14' END`,
    },
    summen: {},
    kurz: { 'offen=JA': 'x.erledigt_am IS NULL' },
    frist: { id: 'x.id', ende: 'x.frist_ende' },
  },
  // What is open is little beside all that ever was: both parts have an index of open rows.
  ARBEIT: {
    von: (p, u) => `(SELECT h.behoerde, h.aktenzeichen, h.gruppe AS rolle, 'HINWEIS' AS art, h.frist_id, NULL::date AS frist_ende FROM hinweis h WHERE h.behoerde = ${EIGENE} AND h.erledigt_am IS NULL
      UNION ALL SELECT r.behoerde, r.aktenzeichen, ${p(JSON.stringify(u.rollen), 'jsonb')} ->> r.fristart, CASE WHEN r.ablauf <= ${p(u.jetzt, 'timestamptz')} AND NOT r.ziel THEN 'UEBERFAELLIG' ELSE 'FRIST' END, r.id, r.frist_ende
      FROM frist r WHERE r.behoerde = ${EIGENE} AND r.erledigt_am IS NULL AND r.status IN ('LAUFEND', 'UEBERSCHRITTEN')) x`,
    tage: {},
    // A warning for one account is a person's: it counts, but not under a name.
    merkmale: { rolle: "CASE WHEN x.rolle LIKE 'konto:%' THEN 'PERSOENLICH' ELSE x.rolle END", art: 'x.art' },
    summen: {},
    frist: { id: 'x.frist_id', ende: 'x.frist_ende' },
  },
  BOGEN: {
    von: () => 'bogen x',
    tage: { erfasst: zeit('x.erfasst_am') },
    merkmale: { bogen: 'x.bogen', prozess: 'x.prozess', begonnenBei: BEGONNEN_BEI },
    summen: {},
  },
  ENTSCHEIDUNG: {
    von: () => 'entscheidung x',
    tage: { entschieden: zeit('x.entschieden_am') },
    merkmale: { gegenstand: 'x.gegenstand', vorschlag: 'x.vorschlag', entscheidung: 'x.entscheidung' },
    summen: {},
  },
  ZAHLUNG: {
    von: () => 'zahlung x',
    tage: { angewiesen: tag('x.angewiesen_am'), faellig: tag('x.faellig_am') },
    merkmale: { zweck: 'x.zweck', empfaenger: 'x.empfaenger', prozess: 'x.prozess' },
    summen: { summe: 'x.summe_cent' },
  },
  UEBERMITTLUNG: {
    von: () => 'uebermittlung x',
    tage: { angelegt: zeit('x.angelegt_am') },
    merkmale: { kanal: 'x.kanal', status: 'x.status', empfaenger: 'x.empfaenger', offen: "CASE WHEN x.status IN ('GESENDET', 'BESTAETIGT', 'ZURUECKGEZOGEN') THEN 'NEIN' ELSE 'JA' END" },
    summen: {},
    kurz: { 'offen=JA': "x.status NOT IN ('GESENDET', 'BESTAETIGT', 'ZURUECKGEZOGEN')" },
  },
  // Counted in the journal, because nothing else stays of a referral that was not transmitted (H-1.5).
  VERWEIS: {
    von: () => `(SELECT j.behoerde, j.aktenzeichen, j.zeitpunkt, substr(j.art, 9) AS ausgang FROM journal j WHERE j.behoerde = ${EIGENE}
      AND j.art IN ('VERWEIS_UEBERMITTELT', 'VERWEIS_OHNE_EINWILLIGUNG', 'VERWEIS_WIDERRUFEN', 'VERWEIS_NICHT_UEBERMITTELT')) x`,
    tage: { ende: zeit('x.zeitpunkt') },
    merkmale: { ausgang: 'x.ausgang', monat: monat("x.zeitpunkt AT TIME ZONE 'Europe/Berlin'") },
    summen: {},
  },
  NACHSORGE: {
    von: () => 'nachsorge x',
    tage: { am: tag('x.am') },
    merkmale: { runde: 'x.runde::text', antwort: 'x.antwort' },
    summen: {},
  },
  MIETSCHULDEN: {
    von: () => 'mietschulden x',
    tage: { ergebnis: tag('x.ergebnis_am') },
    merkmale: { ergebnis: 'x.ergebnis', leistungsart: 'x.leistungsart', schuldenart: 'x.schuldenart', anlass: 'x.anlass', herkunft: 'x.herkunft' },
    summen: { summe: "CASE WHEN x.ergebnis = 'UEBERNAHME' THEN x.summe_cent END" },
  },
  ABLEHNUNGSGRUND: {
    von: () => `(SELECT m.behoerde, m.aktenzeichen, m.ergebnis_am, m.schuldenart, COALESCE(g.grund, 'OHNE_TABELLE') AS grund FROM mietschulden m
      LEFT JOIN LATERAL jsonb_array_elements_text(CASE WHEN jsonb_typeof(m.pruefergebnis -> 'gruende') = 'array' THEN m.pruefergebnis -> 'gruende' ELSE '[]' END) AS g (grund) ON true
      WHERE m.behoerde = ${EIGENE} AND m.ergebnis = 'ABLEHNUNG') x`,
    tage: { ergebnis: tag('x.ergebnis_am') },
    merkmale: { grund: 'x.grund', schuldenart: 'x.schuldenart' },
    summen: {},
  },
  // A claim in its newest round; at the Jobcenter with the answer it got, at the Fachstelle with what a second person has approved.
  ERSTATTUNG: {
    von: () => `(SELECT DISTINCT ON (a.vorgang) a.behoerde, a.aktenzeichen, a.angemeldet_am, a.anspruchsgrundlage, a.betrag_cent AS beansprucht, w.betrag_cent AS beantwortet,
        COALESCE(w.ergebnis, substr(l.ergebnis, 12)) AS ergebnis, (SELECT v.betrag_cent FROM erstattung_vorschlag v WHERE v.behoerde = a.behoerde AND v.vorgang = a.vorgang ORDER BY v.runde DESC LIMIT 1) AS vorgeschlagen
      FROM erstattung_anspruch a LEFT JOIN erstattung_antwort w ON w.behoerde = a.behoerde AND w.vorgang = a.vorgang
        LEFT JOIN lauf l ON l.behoerde = a.behoerde AND l.vorgang = a.vorgang AND l.prozess LIKE '%-erstattung%' AND l.ergebnis LIKE 'ERSTATTUNG_%'
      WHERE a.behoerde = ${EIGENE} ORDER BY a.vorgang, a.runde DESC) x`,
    tage: { angemeldet: tag('x.angemeldet_am') },
    merkmale: { ergebnis: 'x.ergebnis', grundlage: 'x.anspruchsgrundlage::text' },
    summen: { beansprucht: 'x.beansprucht', erstattet: "CASE WHEN x.ergebnis IN ('ANERKANNT', 'TEILWEISE') THEN COALESCE(x.beantwortet, x.vorgeschlagen) END" },
  },
};

/** SQL of a mark. @returns undefined where the part of the Akte has no such mark */
export function merkmalSql(quelle: Quelle, name: string, p: Parameter, u: Umstand): string | undefined {
  if (name.startsWith('feld:') && quelle === QUELLE.BOGEN) return `x.werte ->> ${p(name.slice('feld:'.length), 'text')}`;
  const sql = Object.hasOwn(quelle.merkmale, name) ? quelle.merkmale[name] : undefined;
  return typeof sql === 'function' ? sql(p, u) : sql;
}
