import { EIGENE } from '../akte/akteur.ts';
import { insertHinweis } from '../akte/hinweis.ts';
import { writeJournal } from '../akte/journal.ts';
import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';

export type Verdaechtig = { behoerde: string; aktenzeichen: string; prozessInstanz: string | null; /** order of the walk over all cases */ marke: string };

/** Cases that ought to have a living instance: not over, and no start message on its way. For a service (`*`). */
export async function findVerdaechtige(db: Db, ab: string, grenze: number): Promise<Verdaechtig[]> {
  const { rows } = await db.query(
    `SELECT f.behoerde, f.aktenzeichen, f.prozess_instanz AS "prozessInstanz", f.aktenzeichen || ' ' || f.behoerde AS marke FROM fall f
     WHERE f.status <> 'BEENDET' AND f.aktenzeichen || ' ' || f.behoerde > $1
       AND NOT EXISTS (SELECT 1 FROM ausgang a WHERE a.behoerde = f.behoerde AND a.aktenzeichen = f.aktenzeichen AND a.art = 'START' AND a.erledigt_am IS NULL)
     ORDER BY 4 LIMIT $2`,
    [ab, grenze],
  );
  return rows as Verdaechtig[];
}

/** Between two new beginnings of a case: 1, 2, 4 … minutes, at most a day, so that a procedure that dies at once does not storm. */
const abstandMs = (bisher: number): number => Math.min(60_000 * 2 ** Math.min(bisher - 1, 20), 86_400_000);
const WARN_AB = 3;

/** Where the stored state is read again anyway, an old message of it has nothing to tell to a new instance. */
const OHNE_WIEDERHOLUNG = ['frist-geaendert', 'schonfrist-geaendert'];

/**
 * The instance of a case is gone: the start message is queued once more, and behind it every message that the case has
 * had. The effects in the Akte have keys of their business meaning, so the new instance passes what was done without doing it again.
 * The copies get keys of their own: the engine correlates a message to a process once, under the old id it would stay deaf.
 * @returns number of the new start, undefined when the case has moved on meanwhile or began anew too recently
 */
export async function startErneut(db: Db, v: Verdaechtig, uhr: Uhr): Promise<number | undefined> {
  const { aktenzeichen } = v;
  const { rows: gesperrt } = await db.query(
    `UPDATE fall SET prozess_instanz = NULL WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND status <> 'BEENDET' AND prozess_instanz IS NOT DISTINCT FROM $2 RETURNING 1`,
    [aktenzeichen, v.prozessInstanz],
  );
  const { rows } = await db.query(
    `SELECT count(*)::int AS bisher, max(angelegt_am) AS letzter, bool_or(erledigt_am IS NULL) AS unterwegs FROM ausgang WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND art = 'START'`,
    [aktenzeichen],
  );
  const { bisher, letzter, unterwegs } = rows[0] as { bisher: number; letzter: Date | null; unterwegs: boolean | null };
  if (!gesperrt[0] || letzter === null || unterwegs || (bisher > 1 && uhr.jetzt().getTime() - letzter.getTime() < abstandMs(bisher))) return undefined;
  const nummer = bisher + 1;
  await copyNachrichten(db, aktenzeichen, nummer, uhr.jetzt());
  await writeJournal(db, { aktenzeichen, art: 'PROZESS_ERNEUT_BEGONNEN', angaben: { nummer }, schluessel: `${aktenzeichen}:start:w${nummer}` }, uhr);
  if (nummer >= WARN_AB) await insertHinweis(db, { aktenzeichen, art: 'PROZESS_MEHRFACH_BEGONNEN', gruppe: 'verwaltung', schluessel: `${aktenzeichen}:start:${nummer}` }, uhr);
  return nummer;
}

/** Copies of the first generation only (a copy's key ends with `:w<number>`), in their order; the start comes first. */
async function copyNachrichten(db: Db, aktenzeichen: string, nummer: number, jetzt: Date): Promise<void> {
  await db.query(
    `INSERT INTO ausgang (behoerde, aktenzeichen, art, nachricht, korrelation, variablen, schluessel, angelegt_am, naechster_versuch_am)
     SELECT behoerde, aktenzeichen, art, nachricht, korrelation, variablen, schluessel || ':w' || $2, $3, $3
     FROM ausgang WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND schluessel !~ ':w[0-9]+$' AND nachricht <> ALL ($4) AND (art = 'START' OR veroeffentlicht_am IS NOT NULL)
     ORDER BY (art = 'START') DESC, id`,
    [aktenzeichen, String(nummer), jetzt, OHNE_WIEDERHOLUNG],
  );
}
