import { randomUUID } from 'node:crypto';
import { findBeteiligter } from '../akte/beteiligter.ts';
import { writeJournal } from '../akte/journal.ts';
import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { bildeUebermittlungId, type Schritt } from './kennung.ts';

export type Einreihung = Schritt & { behoerde: string; empfaenger: string; dokumentId: string };

/**
 * Queues the hand-over of a document; call it in the transaction that made the document. Once per business step.
 * @throws FachlicherFehler BETEILIGTER_UNBEKANNT
 */
export async function enqueueUebermittlung(db: Db, auftrag: Einreihung, { uhr }: { uhr: Uhr }): Promise<{ uebermittlungId: string }> {
  const id = bildeUebermittlungId(auftrag);
  const empfaenger = await findBeteiligter(db, auftrag.empfaenger);
  const kanal = empfaenger.arbeitetImSystem ? 'INTERN' : empfaenger.kanal;
  const jetzt = uhr.jetzt();
  const { rowCount } = await db.query(
    `INSERT INTO uebermittlung (behoerde, id, aktenzeichen, dokument_id, empfaenger, kanal, message_id, angelegt_am, naechster_versuch_am)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT (behoerde, id) DO NOTHING`,
    [auftrag.behoerde, id, auftrag.aktenzeichen, auftrag.dokumentId, auftrag.empfaenger, kanal, randomUUID(), jetzt],
  );
  if (rowCount === 1) {
    const angaben = { uebermittlung: id, kanal, empfaenger: empfaenger.kuerzel };
    await writeJournal(db, { behoerde: auftrag.behoerde, aktenzeichen: auftrag.aktenzeichen, art: 'UEBERMITTLUNG_EINGEREIHT', angaben }, uhr);
  }
  return { uebermittlungId: id };
}
