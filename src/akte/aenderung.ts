import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE, WER } from './akteur.ts';
import { writeJournal } from './journal.ts';

export type Gegenstand = 'HAUSHALT' | 'PERSON' | 'MITTEILUNG' | 'VERFAHREN' | 'FRIST' | 'FALL' | 'HAFT' | 'UNTERBRINGUNG';
export type Aenderung = { id: string; gegenstand: Gegenstand; bezug: string | null; alt: Record<string, unknown>; neu: Record<string, unknown>; grund: string; wer: string; zeitpunkt: Date };

/**
 * Keeps a correction with its reason and points to it from the journal (field names only).
 * @throws FachlicherFehler GRUND_FEHLT
 */
export async function recordAenderung(
  db: Db,
  a: { aktenzeichen: string; gegenstand: Gegenstand; bezug?: string; alt: Record<string, unknown>; neu: Record<string, unknown>; grund: string },
  uhr: Uhr,
): Promise<string> {
  const grund = a.grund.trim();
  if (grund === '') throw new FachlicherFehler('GRUND_FEHLT', 'Bitte geben Sie an, warum Sie die Angabe ändern.');
  const { rows } = await db.query(
    `INSERT INTO aenderung (behoerde, aktenzeichen, gegenstand, bezug, alt, neu, grund, wer, zeitpunkt)
     VALUES (${EIGENE}, $1, $2, $3, $4, $5, $6, ${WER}, $7) RETURNING id`,
    [a.aktenzeichen, a.gegenstand, a.bezug ?? null, JSON.stringify(a.alt), JSON.stringify(a.neu), grund, uhr.jetzt()],
  );
  const { id } = rows[0] as { id: string };
  await writeJournal(db, { aktenzeichen: a.aktenzeichen, art: `${a.gegenstand}_GEAENDERT`, angaben: { aenderung: id, felder: Object.keys(a.neu), ...(a.bezug && { bezug: a.bezug }) } }, uhr);
  return id;
}

/** The corrections of a case, newest first. */
export async function listAenderungen(db: Db, aktenzeichen: string): Promise<Aenderung[]> {
  const { rows } = await db.query(
    `SELECT id, gegenstand, bezug, alt, neu, grund, wer, zeitpunkt FROM aenderung WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY id DESC`,
    [aktenzeichen],
  );
  return rows as Aenderung[];
}
