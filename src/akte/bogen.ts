import type { Bogenangaben } from '../bogen/bogen.ts';
import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE, WER } from './akteur.ts';
import { lockFall } from './fall.ts';
import { writeJournal } from './journal.ts';

/** One filled data sheet. `nummer` counts the entries of a sheet in a case, over all runs. */
export type Eintrag = { bogen: string; nummer: number; prozess: string; vorgang: string; werte: Bogenangaben; erfasstVon: string; erfasstAm: Date };
export type EintragNeu = { aktenzeichen: string; prozess: string; vorgang: string; /** Kürzel of the sheet */ bogen: string; werte: Bogenangaben; /** the same key in a case is entered once */ schluessel: string };

const SPALTEN = 'b.bogen, b.nummer, b.prozess, b.vorgang, b.werte, b.erfasst_von AS "erfasstVon", b.erfasst_am AS "erfasstAm"';

/** All entries of a case, newest first. */
export async function listEintraege(db: Db, aktenzeichen: string): Promise<Eintrag[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM bogen b WHERE b.behoerde = ${EIGENE} AND b.aktenzeichen = $1 ORDER BY b.erfasst_am DESC, b.bogen, b.nummer DESC`, [aktenzeichen]);
  return rows as Eintrag[];
}

/**
 * The newest entry in the newest run of its procedure: what was entered for an earlier run no longer holds.
 * @param bis what was entered later is left out
 */
export async function findEintrag(db: Db, aktenzeichen: string, bogen: string, bis?: Date): Promise<Eintrag | undefined> {
  const { rows } = await db.query(
    `SELECT ${SPALTEN} FROM bogen b WHERE b.behoerde = ${EIGENE} AND b.aktenzeichen = $1 AND b.bogen = $2 AND ($3::timestamptz IS NULL OR b.erfasst_am <= $3)
       AND b.vorgang = (SELECT l.vorgang FROM lauf l WHERE l.behoerde = b.behoerde AND l.aktenzeichen = b.aktenzeichen AND l.prozess = b.prozess ORDER BY l.angelegt_am DESC, length(l.vorgang) DESC, l.vorgang DESC LIMIT 1)
     ORDER BY b.nummer DESC LIMIT 1`,
    [aktenzeichen, bogen, bis ?? null],
  );
  return rows[0] as Eintrag | undefined;
}

/** What holds of several sheets, by their Kürzel; empty where one was not filled in the newest run. */
export async function findWerte(db: Db, aktenzeichen: string, boegen: Iterable<string>, bis?: Date): Promise<ReadonlyMap<string, Bogenangaben>> {
  const werte = new Map<string, Bogenangaben>();
  for (const bogen of new Set(boegen)) werte.set(bogen, (await findEintrag(db, aktenzeichen, bogen, bis))?.werte ?? {});
  return werte;
}

/** Whether a sheet was sent before under this key. @returns the number of its entry */
export async function findNummer(db: Db, aktenzeichen: string, schluessel: string): Promise<number | undefined> {
  const { rows } = await db.query(`SELECT nummer FROM bogen WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND schluessel = $2`, [aktenzeichen, schluessel]);
  return (rows[0] as { nummer: number } | undefined)?.nummer;
}

/**
 * Enters a filled sheet for a run. The journal says that and which one, never what.
 * @returns `neu` false where this key was entered before; nothing changes then
 * @throws FachlicherFehler AKTE_UNBEKANNT
 */
export async function insertEintrag(db: Db, e: EintragNeu, uhr: Uhr): Promise<{ nummer: number; neu: boolean }> {
  const { aktenzeichen, prozess, vorgang, bogen } = e;
  await lockFall(db, aktenzeichen);
  const bisher = await findNummer(db, aktenzeichen, e.schluessel);
  if (bisher !== undefined) return { nummer: bisher, neu: false };
  const { rows } = await db.query(
    `INSERT INTO bogen (behoerde, aktenzeichen, prozess, vorgang, bogen, nummer, werte, schluessel, erfasst_von, erfasst_am)
     SELECT ${EIGENE}, $1, $2, $3, $4, COALESCE(max(b.nummer), 0) + 1, $5, $6, ${WER}, $7 FROM bogen b WHERE b.behoerde = ${EIGENE} AND b.aktenzeichen = $1 AND b.bogen = $4 RETURNING nummer`,
    [aktenzeichen, prozess, vorgang, bogen, JSON.stringify(e.werte), e.schluessel, uhr.jetzt()],
  );
  const { nummer } = rows[0] as { nummer: number };
  await writeJournal(db, { aktenzeichen, art: 'BOGEN', angaben: { prozess, bogen, nummer }, schluessel: `${aktenzeichen}:bogen:${bogen}:${nummer}` }, uhr);
  return { nummer, neu: true };
}

/** The entries of a run go along when it begins anew in another case of the authority, numbered behind those that are there. */
export async function copyEintraege(db: Db, von: { aktenzeichen: string; prozess: string; vorgang: string }, nach: { aktenzeichen: string; vorgang: string }): Promise<void> {
  await db.query(
    `INSERT INTO bogen (behoerde, aktenzeichen, prozess, vorgang, bogen, nummer, werte, schluessel, erfasst_von, erfasst_am)
     SELECT b.behoerde, $4, b.prozess, $5, b.bogen, b.nummer + COALESCE((SELECT max(z.nummer) FROM bogen z WHERE z.behoerde = b.behoerde AND z.aktenzeichen = $4 AND z.bogen = b.bogen), 0),
       b.werte, b.schluessel, b.erfasst_von, b.erfasst_am
     FROM bogen b WHERE b.behoerde = ${EIGENE} AND b.aktenzeichen = $1 AND b.prozess = $2 AND b.vorgang = $3 ON CONFLICT DO NOTHING`,
    [von.aktenzeichen, von.prozess, von.vorgang, nach.aktenzeichen, nach.vorgang],
  );
}
