import type { Db } from '../db/pool.ts';
import { tagesbeginn } from '../recht/zeit.ts';
import { plusTage } from '../recht/datum.ts';
import { EIGENE } from './akteur.ts';

/** Whose work is shown. `KONTEN`: cases that these accounts see to, and tasks that they have taken. */
export type Korb =
  | { art: 'KONTEN'; konten: readonly string[] }
  | { art: 'GRUPPE'; gruppe: string; /** Fristarten of which the group is warned */ fristarten: readonly string[]; /** only what no colleague that is there sees to */ nurOhne: boolean }
  | { art: 'UEBERFAELLIG' };

export type Stufe = 'UEBERFAELLIG' | 'ZIEL_VERFEHLT' | 'HEUTE' | 'VORFRIST' | 'LAEUFT' | 'OHNE';
export type Posten = {
  art: 'AUFGABE' | 'FRIST';
  /** key of the user task, or id of the Frist */
  id: string;
  aktenzeichen: string; prozess: string | null;
  /** of the task in the diagram, or of the Frist */
  titel: string;
  stufe: Stufe;
  /** end of the Frist, or the instant at which the task is due */
  endeAm: Date | null; seitAm: Date | null;
  gruppen: string[] | null;
  /** who has taken it in Tasklist, else who sees to the case; as colleagues call them */
  bei: string | null;
  mieter: string; adresse: string;
};
export type Heute = { posten: Posten[]; gesamt: number; dringend: number };

/**
 * What is open, the most urgent first: user tasks of the engine as they were read last, and Fristen in which no task is open.
 * A task whose due date is the end of a Frist is shown with that Frist, once.
 *
 * Tasks and open Fristen are looked up first (`arbeit`, `offen`) and joined afterwards: the planner cannot know how many rows of an
 * authority there are, and would otherwise walk over all its cases.
 * @param filter `prozess`: only of this procedure and of the processes that are its parts (`<prozess>-<part>`)
 */
export async function listHeute(db: Db, korb: Korb, { jetzt, heute, prozess = null, grenze = 25, ab = 0 }: { jetzt: Date; heute: string; prozess?: string | null; grenze?: number; ab?: number }): Promise<Heute> {
  const { faelle, betreut, aufgaben, fristen, werte } = auswahl(korb, heute);
  const morgen = tagesbeginn(plusTage(heute, 1));
  const { rows } = await db.query(
    `WITH ${faelle ? `akten AS MATERIALIZED (${faelle}),` : ''} ${betreut ? `betreut AS MATERIALIZED (${betreut}),` : ''}
     arbeit AS MATERIALIZED (SELECT a.* FROM aufgabe a WHERE a.behoerde = ${EIGENE} ${faelle ? IN_AKTEN : ''}),
     offen AS MATERIALIZED (SELECT x.id, x.aktenzeichen, x.prozess, x.fristart, x.ablauf, x.vorfrist, x.ziel FROM frist x
       WHERE x.behoerde = ${EIGENE} AND x.erledigt_am IS NULL AND x.status IN ('LAUFEND', 'UEBERSCHRITTEN') ${faelle ? IN_AKTEN : ''}),
     dinge AS (
       SELECT 'AUFGABE' AS art, a.schluessel AS id, a.aktenzeichen, a.prozess, a.name AS titel, a.gruppen, a.uebernommen_von, a.erzeugt_am AS seit, COALESCE(r.ablauf, a.faellig_am) AS ende, r.vorfrist, COALESCE(r.ziel, false) AS ziel
       FROM arbeit a LEFT JOIN (SELECT DISTINCT ON (x.aktenzeichen, x.ablauf) x.aktenzeichen, x.ablauf, x.vorfrist, x.ziel FROM offen x ORDER BY x.aktenzeichen, x.ablauf, x.ziel) r
         ON r.aktenzeichen = a.aktenzeichen AND r.ablauf = ${ENDE_DER_FRIST} WHERE ${aufgaben}
       UNION ALL
       SELECT 'FRIST', x.id, x.aktenzeichen, x.prozess, NULL, NULL, NULL, NULL, x.ablauf, x.vorfrist, x.ziel
       FROM offen x WHERE ${fristen} AND NOT EXISTS (SELECT 1 FROM arbeit a WHERE a.aktenzeichen = x.aktenzeichen AND ${ENDE_DER_FRIST} = x.ablauf)),
     gestuft AS (
       SELECT d.*, CASE WHEN d.ende IS NULL THEN 6 WHEN d.ende <= $1 AND d.ziel THEN 2 WHEN d.ende <= $1 THEN 1 WHEN d.ende <= $2 THEN 3 WHEN d.vorfrist <= $1 THEN 4 ELSE 5 END AS stufe
       FROM dinge d WHERE $3::text IS NULL OR d.prozess = $3 OR starts_with(d.prozess, $3 || '-')),
     seite AS (SELECT g.*, count(*) OVER ()::int AS gesamt, count(*) FILTER (WHERE g.stufe <= 3) OVER ()::int AS dringend FROM gestuft g ORDER BY g.stufe, g.ende, g.seit, g.aktenzeichen, g.id LIMIT $4 OFFSET $5)
     SELECT s.art, s.id, s.aktenzeichen, s.prozess, COALESCE(s.titel, (SELECT x.bezeichnung FROM frist x WHERE x.behoerde = ${EIGENE} AND x.id = s.id)) AS titel, s.gruppen, s.seit AS "seitAm", s.ende AS "endeAm", s.gesamt, s.dringend,
       (ARRAY['UEBERFAELLIG', 'ZIEL_VERFEHLT', 'HEUTE', 'VORFRIST', 'LAEUFT', 'OHNE'])[s.stufe] AS stufe,
       (SELECT k.anzeigename FROM konto k WHERE k.anmeldename = COALESCE(s.uebernommen_von, ${zustaendigFuer('s')})) AS bei,
       COALESCE((SELECT string_agg(trim(p.vorname || ' ' || p.name), ', ' ORDER BY p.id) FROM person p WHERE p.behoerde = ${EIGENE} AND p.aktenzeichen = s.aktenzeichen AND p.rolle IN ('MIETER', 'KLIENT')), '') AS mieter,
       COALESCE((SELECT h.strasse || ' ' || h.hausnummer FROM haushalt h WHERE h.behoerde = ${EIGENE} AND h.aktenzeichen = s.aktenzeichen), '') AS adresse
     FROM seite s ORDER BY s.stufe, s.ende, s.seit, s.aktenzeichen, s.id`,
    [jetzt, morgen, prozess, grenze, ab, ...werte],
  );
  const posten = rows as (Posten & { gesamt: number; dringend: number })[];
  return { posten, gesamt: posten[0]?.gesamt ?? 0, dringend: posten[0]?.dringend ?? 0 };
}

/** A task is due in the last minute of its Frist (`faelligAm`, workers/gemeinsam/frist.ts). */
const ENDE_DER_FRIST = "a.faellig_am + interval '1 minute'";
const IN_AKTEN = 'AND aktenzeichen IN (SELECT k.aktenzeichen FROM akten k)';
/** As a subquery, so that it is looked up for the rows that are left. */
const zustaendigFuer = (zeile: string): string => `(SELECT f.zustaendig FROM fall f WHERE f.behoerde = ${EIGENE} AND f.aktenzeichen = ${zeile}.aktenzeichen)`;

/** Which cases (all without), and conditions on tasks (`a`) and Fristen (`x`); the values come after the first five. */
function auswahl(korb: Korb, heute: string): { faelle?: string; betreut?: string; aufgaben: string; fristen: string; werte: unknown[] } {
  if (korb.art === 'UEBERFAELLIG') return { aufgaben: 'a.faellig_am <= $1', fristen: 'x.ablauf <= $1', werte: [] };
  if (korb.art === 'GRUPPE') {
    const grund = { aufgaben: '$6::text = ANY (a.gruppen)', fristen: 'x.fristart = ANY ($7::text[])', werte: [korb.gruppe, korb.fristarten] };
    if (!korb.nurOhne) return grund;
    // Who is away, or whose account is locked, is not there: the group sees to it as well.
    const betreut = `SELECT f.aktenzeichen FROM fall f WHERE f.behoerde = ${EIGENE} AND f.status <> 'BEENDET' AND f.zustaendig = ANY (ARRAY(SELECT k.anmeldename FROM konto k WHERE NOT k.gesperrt
      AND NOT EXISTS (SELECT 1 FROM abwesenheit w WHERE w.behoerde = ${EIGENE} AND w.konto = k.anmeldename AND $8 BETWEEN w.von AND w.bis)))`;
    const niemand = 'aktenzeichen NOT IN (SELECT b.aktenzeichen FROM betreut b)';
    return { betreut, aufgaben: `${grund.aufgaben} AND a.${niemand} AND a.uebernommen_von IS NULL`, fristen: `${grund.fristen} AND x.${niemand}`, werte: [...grund.werte, heute] };
  }
  // A task of a case is with its caseworker when it is for a group of theirs and nobody else has taken it.
  return {
    faelle: `SELECT g.aktenzeichen, g.zustaendig, (SELECT k.rollen FROM konto k WHERE k.anmeldename = g.zustaendig) AS rollen FROM fall g WHERE g.behoerde = ${EIGENE} AND g.zustaendig = ANY ($6::text[]) AND g.status <> 'BEENDET'
      UNION ALL SELECT b.aktenzeichen, NULL, NULL FROM aufgabe b WHERE b.behoerde = ${EIGENE} AND b.uebernommen_von = ANY ($6::text[])`,
    aufgaben: 'a.uebernommen_von = ANY ($6::text[]) OR (a.uebernommen_von IS NULL AND EXISTS (SELECT 1 FROM akten k WHERE k.aktenzeichen = a.aktenzeichen AND a.gruppen && k.rollen))',
    fristen: 'x.aktenzeichen IN (SELECT k.aktenzeichen FROM akten k WHERE k.zustaendig IS NOT NULL)',
    werte: [korb.konten],
  };
}
