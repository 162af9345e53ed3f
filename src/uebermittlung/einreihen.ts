import { randomUUID } from 'node:crypto';
import { findBeteiligter, versandweg, type Kanal } from '../akte/beteiligter.ts';
import { lockHinterlegte } from '../akte/durchleitung/durchleitung.ts';
import { writeJournal } from '../akte/journal.ts';
import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { stopFruehereRunden } from './entscheidung.ts';
import { bildeUebermittlungId, type Schritt } from './kennung.ts';

export type Einreihung = Schritt & { behoerde: string; empfaenger: string; dokumentId: string };

/**
 * Queues the hand-over of a document, by post its place in the Postausgang; call it in the transaction that made the
 * document. Once per business step; a new round replaces an earlier one that has not left.
 * @throws FachlicherFehler BETEILIGTER_UNBEKANNT
 */
export async function enqueueUebermittlung(db: Db, auftrag: Einreihung, { uhr }: { uhr: Uhr }): Promise<{ uebermittlungId: string; kanal: Kanal }> {
  const id = bildeUebermittlungId(auftrag);
  const empfaenger = await findBeteiligter(db, auftrag.empfaenger);
  const durchleitungId = await findDurchleitungFuer(db, auftrag);
  const kanal = versandweg(empfaenger, { durchleitung: durchleitungId !== null });
  const jetzt = uhr.jetzt();
  const { rowCount } = await db.query(
    `INSERT INTO uebermittlung (behoerde, id, aktenzeichen, dokument_id, empfaenger, kanal, message_id, angelegt_am, naechster_versuch_am, durchleitung_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9) ON CONFLICT (behoerde, id) DO NOTHING`,
    [auftrag.behoerde, id, auftrag.aktenzeichen, auftrag.dokumentId, auftrag.empfaenger, kanal, randomUUID(), jetzt, durchleitungId],
  );
  if (rowCount === 1) {
    await stopFruehereRunden(db, { behoerde: auftrag.behoerde, id }, uhr);
    const angaben = { uebermittlung: id, kanal, empfaenger: empfaenger.kuerzel };
    await writeJournal(db, { behoerde: auftrag.behoerde, aktenzeichen: auftrag.aktenzeichen, art: 'UEBERMITTLUNG_EINGEREIHT', angaben }, uhr);
  }
  const { rows } = await db.query<{ kanal: Kanal }>('SELECT kanal FROM uebermittlung WHERE behoerde = $1 AND id = $2', [auftrag.behoerde, id]);
  return { uebermittlungId: id, kanal: rows[0]?.kanal ?? kanal };
}

/** What goes with the letter of this document and is passed through; null: nothing, as with most letters. */
async function findDurchleitungFuer(db: Db, { behoerde, aktenzeichen, dokumentId }: Einreihung): Promise<string | null> {
  const { rows } = await db.query<{ art: string }>('SELECT art FROM dokument WHERE id = $1', [dokumentId]);
  return (await lockHinterlegte(db, behoerde, aktenzeichen, rows[0]?.art ?? ''))?.id ?? null;
}
