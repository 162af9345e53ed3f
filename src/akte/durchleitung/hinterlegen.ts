import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import type { Uhr } from '../../uhr.ts';
import { actFor, EIGENE, WER } from '../akteur.ts';
import { lockFall } from '../fall.ts';
import { writeJournal } from '../journal.ts';
import { findOffenenWeg, lockHinterlegte } from './durchleitung.ts';
import { removeDurchleitungGanz, removeDurchleitungen } from './entfernen.ts';
import { sperreFuerAkten } from './sperre.ts';

export type NeueDurchleitung = {
  aktenzeichen: string; schreiben: string; art: string; bezeichnung: string;
  /** cited by the guard */
  klausel: string | null;
  seiten: number; groesse: number; sha256: string; salz: Buffer;
};

/**
 * First half of an upload, committed before a byte is written: from here on a file of this id belongs to somebody.
 * @returns the id, also the name of the file
 * @throws FachlicherFehler AKTE_UNBEKANNT, AKTE_BEENDET, DURCHLEITUNG_UNTERWEGS, DOKUMENT_DER_AKTE
 */
export async function beginneHinterlegung(db: Db, d: NeueDurchleitung, uhr: Uhr): Promise<string> {
  await pruefeAkte(db, d);
  // A letter of a file that was chosen by mistake: barred, no authority could hand it over any more.
  const { rowCount } = await actFor(db, '*', () => db.query('SELECT 1 FROM dokument WHERE sha256 = $1 LIMIT 1', [d.sha256]));
  if (rowCount !== 0) throw new FachlicherFehler('DOKUMENT_DER_AKTE', 'Dieses Dokument liegt schon in einer Akte. Bitte prüfen Sie, ob Sie die richtige Datei gewählt haben.');
  const id = randomUUID();
  await db.query(
    `INSERT INTO durchleitung (id, behoerde, aktenzeichen, schreiben, art, bezeichnung, seiten, groesse, sha256, salz, hinterlegt_von, hinterlegt_am)
     VALUES ($1, ${EIGENE}, $2, $3, $4, $5, $6, $7, $8, $9, ${WER}, $10)`,
    [id, d.aktenzeichen, d.schreiben, d.art, d.bezeichnung, d.seiten, d.groesse, d.sha256, d.salz, uhr.jetzt()],
  );
  return id;
}

/**
 * Second half: the file is on the disk. It replaces an earlier one that waits for the same letter.
 * @throws FachlicherFehler AKTE_BEENDET, DURCHLEITUNG_UNTERWEGS, DURCHLEITUNG_ABGEBROCHEN
 */
export async function schliesseHinterlegungAb(db: Db, id: string, d: NeueDurchleitung, uhr: Uhr): Promise<void> {
  const alte = await pruefeAkte(db, d);
  if (alte) await removeDurchleitungen(db, { id: alte }, 'ERSETZT', uhr);
  const { rowCount } = await db.query(`UPDATE durchleitung SET status = 'HINTERLEGT', hinterlegt_am = $2 WHERE behoerde = ${EIGENE} AND id = $1 AND status = 'WIRD_ABGELEGT'`, [id, uhr.jetzt()]);
  if (rowCount !== 1) throw new FachlicherFehler('DURCHLEITUNG_ABGEBROCHEN', 'Das Hochladen hat zu lange gedauert. Bitte wählen Sie die Datei noch einmal.');
  await sperreFuerAkten(db, d, uhr);
  await writeJournal(db, { aktenzeichen: d.aktenzeichen, art: 'DURCHLEITUNG_HINTERLEGT', angaben: { dokumentart: d.art, seiten: d.seiten }, schluessel: `durchleitung:${id}:hinterlegt` }, uhr);
}

/** The file could not be written: nothing is left of the attempt. */
export const verwirfHinterlegung = (db: Db, id: string, uhr: Uhr): Promise<number> => removeDurchleitungGanz(db, { id }, 'ABGEBROCHEN', uhr);

/** @returns the one that waits for the same letter now */
async function pruefeAkte(db: Db, { aktenzeichen, schreiben }: NeueDurchleitung): Promise<string | undefined> {
  const fall = await lockFall(db, aktenzeichen);
  if (fall.status === 'BEENDET') throw new FachlicherFehler('AKTE_BEENDET', 'Diese Akte ist beendet. Es wird nichts mehr durchgeleitet.');
  const alte = await lockHinterlegte(db, fall.behoerde, aktenzeichen, schreiben);
  const unterwegs = alte && (await findOffenenWeg(db, alte.id));
  if (unterwegs) throw new FachlicherFehler('DURCHLEITUNG_UNTERWEGS', 'Dieses Dokument ist schon zum Versand eingereiht. Bitte warten Sie auf den Sendebericht, oder ziehen Sie die Übermittlung zurück.');
  return alte?.id;
}
