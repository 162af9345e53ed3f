import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import type { Uhr } from '../../uhr.ts';
import { alsId, EIGENE, WER } from '../akteur.ts';
import { lockFall } from '../fall.ts';
import { writeJournal } from '../journal.ts';

export const MASSNAHMEN = ['RATENZAHLUNG', 'ANTRAG', 'ENTRUEMPELUNG', 'VERHANDLUNG', 'BUDGET', 'ANDERE'] as const;
export type MassnahmeArt = (typeof MASSNAHMEN)[number];
export type MassnahmeErgebnis = 'GELUNGEN' | 'NICHT_GELUNGEN' | 'ENTFALLEN';
export type Massnahme = { id: string; art: MassnahmeArt; text: string; bis: string | null; angelegtVon: string; angelegtAm: Date; erledigtAm: Date | null; ergebnis: MassnahmeErgebnis | null };

/** What is done to keep the home (H-3.1.4), oldest first. */
export async function listMassnahmen(db: Db, aktenzeichen: string): Promise<Massnahme[]> {
  const { rows } = await db.query(
    `SELECT id, art, text, bis, angelegt_von AS "angelegtVon", angelegt_am AS "angelegtAm", erledigt_am AS "erledigtAm", ergebnis FROM massnahme WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY id`,
    [aktenzeichen],
  );
  return rows as Massnahme[];
}

/** @throws FachlicherFehler AKTE_UNBEKANNT */
export async function insertMassnahme(db: Db, m: { aktenzeichen: string; vorgang: string; art: MassnahmeArt; text: string; bis?: string | null }, uhr: Uhr): Promise<void> {
  await lockFall(db, m.aktenzeichen);
  await db.query(`INSERT INTO massnahme (behoerde, aktenzeichen, vorgang, art, text, bis, angelegt_von, angelegt_am) VALUES (${EIGENE}, $1, $2, $3, $4, $5, ${WER}, $6)`, [
    m.aktenzeichen, m.vorgang, m.art, m.text, m.bis ?? null, uhr.jetzt(),
  ]);
  await writeJournal(db, { aktenzeichen: m.aktenzeichen, art: 'MASSNAHME_BEGONNEN', angaben: { art: m.art } }, uhr);
}

/** Of two people who finish it at once one is refused. @throws FachlicherFehler MASSNAHME_ERLEDIGT */
export async function finishMassnahme(db: Db, stelle: { aktenzeichen: string; id: string }, ergebnis: MassnahmeErgebnis, uhr: Uhr): Promise<void> {
  const { rows } = await db.query(
    `UPDATE massnahme SET ergebnis = $3, erledigt_von = ${WER}, erledigt_am = $4 WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND id = ${alsId(2)} AND erledigt_am IS NULL RETURNING art`,
    [stelle.aktenzeichen, stelle.id, ergebnis, uhr.jetzt()],
  );
  const erledigt = rows[0] as { art: string } | undefined;
  if (!erledigt) throw new FachlicherFehler('MASSNAHME_ERLEDIGT', 'Diese Maßnahme ist nicht mehr offen.');
  await writeJournal(db, { aktenzeichen: stelle.aktenzeichen, art: 'MASSNAHME_ERLEDIGT', angaben: { art: erledigt.art, ergebnis } }, uhr);
}
