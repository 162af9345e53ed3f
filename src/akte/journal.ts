import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE, WER } from './akteur.ts';

/** Codes, dates, sums and ids only: the journal outlives the case, so names and free text never stand here. */
export type Angaben = Record<string, string | number | boolean | null | string[]>;

export type JournalNeu = {
  /** null: an entry that belongs to no case */
  aktenzeichen: string | null;
  /** code, e.g. MITTEILUNG_AUFGENOMMEN */
  art: string;
  angaben?: Angaben;
  /** business key of a job's effect: the same key is entered once */
  schluessel?: string;
  /** only for services that act for all authorities */
  behoerde?: string;
};

export type JournalEintrag = { id: string; zeitpunkt: Date; wer: string; art: string; angaben: Angaben };

/** Appends to the journal. @returns false when an entry with this key was there already */
export async function writeJournal(db: Db, eintrag: JournalNeu, uhr: Uhr): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO journal (behoerde, aktenzeichen, zeitpunkt, wer, art, angaben, schluessel)
     VALUES (COALESCE($1, ${EIGENE}), $2, $3, ${WER}, $4, $5, $6) ON CONFLICT (behoerde, schluessel) DO NOTHING`,
    [eintrag.behoerde ?? null, eintrag.aktenzeichen, uhr.jetzt(), eintrag.art, JSON.stringify(eintrag.angaben ?? {}), eintrag.schluessel ?? null],
  );
  return rowCount === 1;
}

/** Of programs and readers, not of the case: the journal has them, the course of the case does not. */
const BEILAEUFIG = [
  'LESEN', 'DOKUMENT_GELESEN', 'DURCHLEITUNG_GELESEN', 'POSTEINGANG_GELESEN', 'UEBERMITTLUNG_GELESEN', 'UEBERMITTLUNG_EINGEREIHT', 'UEBERMITTLUNG_UEBERGABE', 'UEBERMITTLUNG_ANGENOMMEN', 'UEBERMITTLUNG_BEREIT',
  'SENDEBERICHT', 'PROZESS_ERNEUT_BEGONNEN', 'HINWEIS_ERLEDIGT', 'POSTEINGANG_ERLEDIGT', 'BOGEN_GELESEN',
];

/** What has happened in a case, newest first: its journal without readings and technical steps. */
export async function listVerlauf(db: Db, aktenzeichen: string, grenze = 1000): Promise<JournalEintrag[]> {
  const { rows } = await db.query(
    `SELECT id, zeitpunkt, wer, art, angaben FROM journal WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND art <> ALL ($2) ORDER BY id DESC LIMIT $3`,
    [aktenzeichen, BEILAEUFIG, grenze],
  );
  return rows as JournalEintrag[];
}

/** The entries of a case, newest first. */
export async function listJournal(db: Db, aktenzeichen: string, grenze = 500): Promise<JournalEintrag[]> {
  const { rows } = await db.query(
    `SELECT id, zeitpunkt, wer, art, angaben FROM journal WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 ORDER BY id DESC LIMIT $2`,
    [aktenzeichen, grenze],
  );
  return rows as JournalEintrag[];
}
