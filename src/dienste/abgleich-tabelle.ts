import { EIGENE } from '../akte/akteur.ts';
import { insertHinweis } from '../akte/hinweis.ts';
import { writeJournal } from '../akte/journal.ts';
import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';

export type Verdaechtig = { behoerde: string; aktenzeichen: string; prozess: string; vorgang: string; prozessInstanz: string | null; /** order of the walk over all runs */ marke: string };

/** Runs that ought to have a living instance: not over, and no start message on its way. For a service (`*`). */
export async function findVerdaechtige(db: Db, ab: string, grenze: number): Promise<Verdaechtig[]> {
  const { rows } = await db.query(
    `SELECT l.behoerde, l.aktenzeichen, l.prozess, l.vorgang, l.prozess_instanz AS "prozessInstanz", l.vorgang || ' ' || l.behoerde || ' ' || l.prozess AS marke
     FROM lauf l JOIN fall f USING (behoerde, aktenzeichen)
     WHERE l.status <> 'BEENDET' AND f.status <> 'BEENDET' AND l.vorgang || ' ' || l.behoerde || ' ' || l.prozess > $1
       AND NOT EXISTS (SELECT 1 FROM ausgang a WHERE a.behoerde = l.behoerde AND a.prozess = l.prozess AND a.vorgang = l.vorgang AND a.art = 'START' AND a.erledigt_am IS NULL)
     ORDER BY 6 LIMIT $2`,
    [ab, grenze],
  );
  return rows as Verdaechtig[];
}

/** Between two new beginnings of a case: 1, 2, 4 … minutes, at most a day, so that a procedure that dies at once does not storm. */
const abstandMs = (bisher: number): number => Math.min(60_000 * 2 ** Math.min(bisher - 1, 20), 86_400_000);
const WARN_AB = 3;

/** Where the stored state is read again anyway, an old message of it has nothing to tell to a new instance. */
const OHNE_WIEDERHOLUNG = ['frist-geaendert', 'schonfrist-geaendert', 'termin-geaendert'];

/**
 * The instance of a run is gone: the start message is queued once more, and behind it every message that its procedure
 * has had. The effects in the Akte have keys of their business meaning, so the new instance passes what was done without doing it again.
 * The copies get keys of their own: the engine correlates a message to a process once, under the old id it would stay deaf.
 * @returns number of the new start, undefined when the run has moved on meanwhile or began anew too recently
 */
export async function startErneut(db: Db, v: Verdaechtig, uhr: Uhr): Promise<number | undefined> {
  const { aktenzeichen, prozess, vorgang } = v;
  const { rows: gesperrt } = await db.query(
    `UPDATE lauf SET prozess_instanz = NULL WHERE behoerde = ${EIGENE} AND prozess = $1 AND vorgang = $2 AND status <> 'BEENDET' AND prozess_instanz IS NOT DISTINCT FROM $3 RETURNING 1`,
    [prozess, vorgang, v.prozessInstanz],
  );
  const { rows } = await db.query(
    `SELECT count(*)::int AS bisher, max(angelegt_am) AS letzter, bool_or(erledigt_am IS NULL) AS unterwegs FROM ausgang WHERE behoerde = ${EIGENE} AND prozess = $1 AND vorgang = $2 AND art = 'START'`,
    [prozess, vorgang],
  );
  const { bisher, letzter, unterwegs } = rows[0] as { bisher: number; letzter: Date | null; unterwegs: boolean | null };
  if (!gesperrt[0] || letzter === null || unterwegs || (bisher > 1 && uhr.jetzt().getTime() - letzter.getTime() < abstandMs(bisher))) return undefined;
  const nummer = bisher + 1;
  await copyNachrichten(db, v, nummer, uhr.jetzt());
  await writeJournal(db, { aktenzeichen, art: 'PROZESS_ERNEUT_BEGONNEN', angaben: { nummer, prozess }, schluessel: `${vorgang}:start:${prozess}:w${nummer}` }, uhr);
  if (nummer >= WARN_AB) await insertHinweis(db, { aktenzeichen, art: 'PROZESS_MEHRFACH_BEGONNEN', gruppe: 'verwaltung', schluessel: `${vorgang}:start:${prozess}:${nummer}` }, uhr);
  return nummer;
}

/**
 * Copies of the first generation only (a copy's key ends with `:w<number>`), in their order; the start comes first. Messages
 * are named `<agreement>.<procedure>.<event>`: those of other procedures of the case stay where they are, they run on.
 */
async function copyNachrichten(db: Db, { aktenzeichen, prozess, vorgang }: Verdaechtig, nummer: number, jetzt: Date): Promise<void> {
  await db.query(
    `INSERT INTO ausgang (behoerde, aktenzeichen, art, nachricht, korrelation, variablen, schluessel, angelegt_am, naechster_versuch_am, prozess, vorgang)
     SELECT a.behoerde, a.aktenzeichen, a.art, a.nachricht, a.korrelation, a.variablen, a.schluessel || ':w' || $4, $5, $5, a.prozess, a.vorgang
     FROM ausgang a JOIN lauf l ON l.behoerde = a.behoerde AND l.prozess = $2 AND l.vorgang = $3
     WHERE a.behoerde = ${EIGENE} AND a.aktenzeichen = $1 AND a.schluessel !~ ':w[0-9]+$' AND a.nachricht <> ALL ($6) AND (
       (a.art = 'START' AND a.prozess = $2 AND a.vorgang = $3)
       OR (a.art = 'NACHRICHT' AND a.veroeffentlicht_am IS NOT NULL AND a.angelegt_am >= l.angelegt_am
         AND (a.nachricht !~ '\\.' OR l.prozess LIKE replace(substring(a.nachricht FROM '^[^.]+[.][^.]+'), '.', '-') || '%')))
     ORDER BY (a.art = 'START') DESC, a.id`,
    [aktenzeichen, prozess, vorgang, String(nummer), jetzt, OHNE_WIEDERHOLUNG],
  );
}
