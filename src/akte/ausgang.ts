import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';

/** Goes to the engine: codes, dates and sums only, never a name or free text. */
export type Variablen = Record<string, string | number | boolean | null>;

export type NachrichtNeu = {
  aktenzeichen: string;
  /** START: repeated until the first worker has recorded the instance. NACHRICHT: published until acknowledged once. */
  art: 'START' | 'NACHRICHT';
  nachricht: string;
  korrelation: string;
  variablen?: Variablen;
  /** business key, also the messageId: the same key is queued once */
  schluessel: string;
  /** only for services that act for all authorities */
  behoerde?: string;
};

/** Puts a message into the outbox, in the transaction of its cause. @returns false when the key was queued before */
export async function enqueueNachricht(db: Db, n: NachrichtNeu, uhr: Uhr): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO ausgang (behoerde, aktenzeichen, art, nachricht, korrelation, variablen, schluessel, angelegt_am, naechster_versuch_am)
     VALUES (COALESCE($1, ${EIGENE}), $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT (behoerde, schluessel) DO NOTHING`,
    [n.behoerde ?? null, n.aktenzeichen, n.art, n.nachricht, n.korrelation, JSON.stringify(n.variablen ?? {}), n.schluessel, uhr.jetzt()],
  );
  return rowCount === 1;
}

/** Correlation key of messages to a case as a whole: each authority has a case of its own under the shared Aktenzeichen. */
export const fallKorrelation = (behoerde: string, aktenzeichen: string): string => `${aktenzeichen}:${behoerde}`;
