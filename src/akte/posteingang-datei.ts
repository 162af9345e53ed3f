import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { alsId, EIGENE, WER } from './akteur.ts';
import { pruefeKeineDurchleitung, pruefsumme } from './durchleitung/sperre.ts';
import { writeJournal } from './journal.ts';
import { insertPosteingang, settlePosteingang } from './posteingang.ts';
import { findZielakte } from './zielakte.ts';

export const DATEI = 'DATEI';
export type NeueDatei = { inhalt: Buffer; seiten: number; eingangAm: string; /** read from its codes */ genannt: readonly string[] };
export type Ablage = { id: string; /** the file it went to, when its code said so */ aktenzeichen: string | null; neu: boolean };

/**
 * A PDF that came in. With exactly one code of an own case it is assigned at once; everything else waits for a person.
 * The same file on the same day is one item.
 * @throws FachlicherFehler NUR_DURCHGELEITET: this document is only passed through and kept in no file
 */
export async function insertDatei(db: Db, { inhalt, seiten, eingangAm, genannt }: NeueDatei, uhr: Uhr): Promise<Ablage> {
  await pruefeKeineDurchleitung(db, inhalt);
  const sha256 = pruefsumme(inhalt);
  const ziele = new Set<string>();
  for (const az of genannt) {
    const ziel = await findZielakte(db, az);
    if (ziel) ziele.add(ziel);
  }
  const [eine = null] = ziele;
  const aktenzeichen = ziele.size === 1 ? eine : null;
  const angaben = { seiten, ...(genannt.length > 0 && { genannt: genannt.join(', ') }) };
  const { id, neu } = await insertPosteingang(db, { aktenzeichen, art: DATEI, eingangAm, angaben, schluessel: `datei:${eingangAm}:${sha256}` }, uhr);
  if (!neu) return { id, aktenzeichen: null, neu };
  await db.query(`INSERT INTO posteingang_datei (posteingang_id, behoerde, inhalt, sha256, seiten, abgelegt_von) VALUES ($1, ${EIGENE}, $2, $3, $4, ${WER})`, [id, inhalt, sha256, seiten]);
  return { id, aktenzeichen, neu };
}

export async function findDatei(db: Db, posteingangId: string): Promise<{ inhalt: Buffer; seiten: number } | undefined> {
  const { rows } = await db.query(`SELECT inhalt, seiten FROM posteingang_datei WHERE behoerde = ${EIGENE} AND posteingang_id = ${alsId(1)}`, [posteingangId]);
  return rows[0] as { inhalt: Buffer; seiten: number } | undefined;
}

/**
 * The file of an item becomes a document of the case that the item is assigned to. Nothing happens to an item without one.
 * @param titel what it is, in words of the clerk
 */
export async function moveDateiInAkte(db: Db, posteingangId: string, titel: string, uhr: Uhr): Promise<void> {
  const { rows } = await db.query(
    `INSERT INTO dokument (behoerde, aktenzeichen, art, titel, inhalt, sha256, seiten, erzeugt_am, schluessel)
     SELECT p.behoerde, p.aktenzeichen, 'EINGANG', $2, d.inhalt, d.sha256, d.seiten, $3, 'eingang:' || p.id
     FROM posteingang p JOIN posteingang_datei d ON d.posteingang_id = p.id WHERE p.behoerde = ${EIGENE} AND p.id = ${alsId(1)} AND p.aktenzeichen IS NOT NULL
     RETURNING id, aktenzeichen`,
    [posteingangId, titel, uhr.jetzt()],
  );
  const dokument = rows[0] as { id: string; aktenzeichen: string } | undefined;
  if (!dokument) return;
  await db.query(`UPDATE posteingang SET dokument_id = $2 WHERE behoerde = ${EIGENE} AND id = ${alsId(1)}`, [posteingangId, dokument.id]);
  await deleteDatei(db, posteingangId);
  await writeJournal(db, { aktenzeichen: dokument.aktenzeichen, art: 'EINGANG_ZUR_AKTE', angaben: { posteingang: posteingangId, dokument: dokument.id } }, uhr);
}

/**
 * A clerk has seen that an item belongs to no case of the authority: its file is removed, what was done with it is noted.
 * @throws FachlicherFehler POSTEINGANG_ERLEDIGT
 */
export async function discardDatei(db: Db, posteingangId: string, vermerk: string, uhr: Uhr): Promise<void> {
  await settlePosteingang(db, posteingangId, 'ERLEDIGT', uhr);
  await db.query(`UPDATE posteingang SET angaben = angaben || jsonb_build_object('vermerk', $2::text) WHERE behoerde = ${EIGENE} AND id = ${alsId(1)}`, [posteingangId, vermerk]);
  await deleteDatei(db, posteingangId);
}

async function deleteDatei(db: Db, posteingangId: string): Promise<void> {
  await db.query(`DELETE FROM posteingang_datei WHERE behoerde = ${EIGENE} AND posteingang_id = ${alsId(1)}`, [posteingangId]);
}
