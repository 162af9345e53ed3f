import { EIGENE } from '../../akte/akteur.ts';
import type { Db } from '../../db/pool.ts';

/** In which file a document of the own authority is. @param id UUID */
export async function findAkteDesDokuments(db: Db, id: string): Promise<string | null> {
  const { rows } = await db.query(`SELECT aktenzeichen FROM dokument WHERE behoerde = ${EIGENE} AND id = $1`, [id]);
  return (rows[0] as { aktenzeichen: string } | undefined)?.aktenzeichen ?? null;
}

/** @param id UUID */
export async function findDokument(db: Db, aktenzeichen: string, id: string): Promise<{ inhalt: Buffer; mime: string; titel: string } | undefined> {
  const { rows } = await db.query(`SELECT inhalt, mime, titel FROM dokument WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND id = $2`, [aktenzeichen, id]);
  return rows[0] as { inhalt: Buffer; mime: string; titel: string } | undefined;
}

export type Dokumentname = { id: string; titel: string; erzeugtAm: Date };

/** The documents of a file of the own authority, newest first. */
export async function listDokumentnamen(db: Db, aktenzeichen: string): Promise<Dokumentname[]> {
  const { rows } = await db.query(`SELECT id, titel, erzeugt_am AS "erzeugtAm" FROM dokument WHERE behoerde = ${EIGENE} AND aktenzeichen = $1 AND mime = 'application/pdf' ORDER BY erzeugt_am DESC, id`, [aktenzeichen]);
  return rows as Dokumentname[];
}
