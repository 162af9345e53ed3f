import { randomUUID } from 'node:crypto';
import { findBeteiligter, versandweg, type Kanal } from '../akte/beteiligter.ts';
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
  const kanal = versandweg(empfaenger);
  const jetzt = uhr.jetzt();
  const { rowCount } = await db.query(
    `INSERT INTO uebermittlung (behoerde, id, aktenzeichen, dokument_id, empfaenger, kanal, message_id, angelegt_am, naechster_versuch_am)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT (behoerde, id) DO NOTHING`,
    [auftrag.behoerde, id, auftrag.aktenzeichen, auftrag.dokumentId, auftrag.empfaenger, kanal, randomUUID(), jetzt],
  );
  if (rowCount === 1) {
    await stopFruehereRunden(db, { behoerde: auftrag.behoerde, id }, uhr);
    const angaben = { uebermittlung: id, kanal, empfaenger: empfaenger.kuerzel };
    await writeJournal(db, { behoerde: auftrag.behoerde, aktenzeichen: auftrag.aktenzeichen, art: 'UEBERMITTLUNG_EINGEREIHT', angaben }, uhr);
  }
  const { rows } = await db.query<{ kanal: Kanal }>('SELECT kanal FROM uebermittlung WHERE behoerde = $1 AND id = $2', [auftrag.behoerde, id]);
  return { uebermittlungId: id, kanal: rows[0]?.kanal ?? kanal };
}
