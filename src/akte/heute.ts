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
 * @param filter `prozess`: only of this procedure
 */
export async function listHeute(db: Db, korb: Korb, { jetzt, heute, prozess = null, grenze = 25, ab = 0 }: { jetzt: Date; heute: string; prozess?: string | null; grenze?: number; ab?: number }): Promise<Heute> {
  const { aufgaben, fristen, werte } = auswahl(korb, heute);
  const morgen = tagesbeginn(plusTage(heute, 1));
  const { rows } = await db.query(
    `WITH dinge AS (
       SELECT 'AUFGABE' AS art, a.schluessel AS id, a.aktenzeichen, a.prozess, a.name AS titel, a.gruppen, a.uebernommen_von, a.erzeugt_am AS seit, COALESCE(r.ablauf, a.faellig_am) AS ende, r.vorfrist, COALESCE(r.ziel, false) AS ziel
       FROM aufgabe a JOIN fall f ON f.behoerde = a.behoerde AND f.aktenzeichen = a.aktenzeichen
       LEFT JOIN LATERAL (SELECT x.ablauf, x.vorfrist, x.ziel FROM frist x WHERE x.behoerde = a.behoerde AND x.aktenzeichen = a.aktenzeichen AND x.erledigt_am IS NULL AND ${GLEICHE} LIMIT 1) r ON true
       WHERE a.behoerde = ${EIGENE} AND ${aufgaben}
       UNION ALL
       SELECT 'FRIST', x.id, x.aktenzeichen, x.prozess, x.bezeichnung, NULL, NULL, NULL, x.ablauf, x.vorfrist, x.ziel
       FROM frist x JOIN fall f ON f.behoerde = x.behoerde AND f.aktenzeichen = x.aktenzeichen
       WHERE x.behoerde = ${EIGENE} AND x.erledigt_am IS NULL AND x.status IN ('LAUFEND', 'UEBERSCHRITTEN') AND ${fristen}
         AND NOT EXISTS (SELECT 1 FROM aufgabe a WHERE a.behoerde = x.behoerde AND a.aktenzeichen = x.aktenzeichen AND ${GLEICHE})),
     gestuft AS (
       SELECT d.*, CASE WHEN d.ende IS NULL THEN 6 WHEN d.ende <= $1 AND d.ziel THEN 2 WHEN d.ende <= $1 THEN 1 WHEN d.ende <= $2 THEN 3 WHEN d.vorfrist <= $1 THEN 4 ELSE 5 END AS stufe
       FROM dinge d WHERE $3::text IS NULL OR d.prozess = $3),
     seite AS (SELECT g.*, count(*) OVER ()::int AS gesamt, count(*) FILTER (WHERE g.stufe <= 3) OVER ()::int AS dringend FROM gestuft g ORDER BY g.stufe, g.ende, g.seit, g.aktenzeichen, g.id LIMIT $4 OFFSET $5)
     SELECT s.art, s.id, s.aktenzeichen, s.prozess, s.titel, s.gruppen, s.seit AS "seitAm", s.ende AS "endeAm", s.gesamt, s.dringend,
       (ARRAY['UEBERFAELLIG', 'ZIEL_VERFEHLT', 'HEUTE', 'VORFRIST', 'LAEUFT', 'OHNE'])[s.stufe] AS stufe,
       (SELECT k.anzeigename FROM fall f JOIN konto k ON k.anmeldename = COALESCE(s.uebernommen_von, f.zustaendig) WHERE f.behoerde = ${EIGENE} AND f.aktenzeichen = s.aktenzeichen) AS bei,
       COALESCE((SELECT string_agg(trim(p.vorname || ' ' || p.name), ', ' ORDER BY p.id) FROM person p WHERE p.behoerde = ${EIGENE} AND p.aktenzeichen = s.aktenzeichen AND p.rolle IN ('MIETER', 'KLIENT')), '') AS mieter,
       COALESCE((SELECT h.strasse || ' ' || h.hausnummer FROM haushalt h WHERE h.behoerde = ${EIGENE} AND h.aktenzeichen = s.aktenzeichen), '') AS adresse
     FROM seite s ORDER BY s.stufe, s.ende, s.seit, s.aktenzeichen, s.id`,
    [jetzt, morgen, prozess, grenze, ab, ...werte],
  );
  const posten = rows as (Posten & { gesamt: number; dringend: number })[];
  return { posten, gesamt: posten[0]?.gesamt ?? 0, dringend: posten[0]?.dringend ?? 0 };
}

/** A task is due in the last minute of its Frist (`faelligAm`, workers/gemeinsam/frist.ts). */
const GLEICHE = "a.faellig_am = x.ablauf - interval '1 minute'";

/** Conditions on tasks (`a`), Fristen (`x`) and their case (`f`); the values come after the first five. */
function auswahl(korb: Korb, heute: string): { aufgaben: string; fristen: string; werte: unknown[] } {
  if (korb.art === 'UEBERFAELLIG') return { aufgaben: 'a.faellig_am <= $1', fristen: 'x.ablauf <= $1', werte: [] };
  if (korb.art === 'GRUPPE') {
    // Who is away, or whose account is locked, is not there: the group sees to it as well.
    const ohne = korb.nurOhne ? `NOT EXISTS (SELECT 1 FROM konto k WHERE k.anmeldename = f.zustaendig AND NOT k.gesperrt AND NOT EXISTS (SELECT 1 FROM abwesenheit w WHERE w.behoerde = ${EIGENE} AND w.konto = k.anmeldename AND $8 BETWEEN w.von AND w.bis))` : '$8::date IS NOT NULL';
    return { aufgaben: `$6::text = ANY (a.gruppen) AND ${ohne}${korb.nurOhne ? ' AND a.uebernommen_von IS NULL' : ''}`, fristen: `x.fristart = ANY ($7::text[]) AND ${ohne}`, werte: [korb.gruppe, korb.fristarten, heute] };
  }
  // A task of a case is with its caseworker when it is for a group of theirs and nobody else has taken it.
  const beiFaellen = `SELECT b.schluessel FROM fall g JOIN konto k ON k.anmeldename = g.zustaendig JOIN aufgabe b ON b.behoerde = g.behoerde AND b.aktenzeichen = g.aktenzeichen
    WHERE g.behoerde = ${EIGENE} AND g.zustaendig = ANY ($6::text[]) AND g.status <> 'BEENDET' AND b.gruppen && k.rollen AND COALESCE(b.uebernommen_von, g.zustaendig) = g.zustaendig`;
  return {
    aufgaben: `a.schluessel IN (${beiFaellen} UNION SELECT b.schluessel FROM aufgabe b WHERE b.behoerde = ${EIGENE} AND b.uebernommen_von = ANY ($6::text[]))`,
    fristen: "f.zustaendig = ANY ($6::text[]) AND f.status <> 'BEENDET'",
    werte: [korb.konten],
  };
}
