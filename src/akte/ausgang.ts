import type { Db } from '../db/pool.ts';
import type { Uhr } from '../uhr.ts';
import { EIGENE } from './akteur.ts';

/** Goes to the engine: codes, dates and sums only, never a name or free text. */
export type Variablen = Record<string, string | number | boolean | null>;

export type NachrichtNeu = {
  aktenzeichen: string;
  nachricht: string;
  korrelation: string;
  variablen?: Variablen;
  /** business key, also the messageId: the same key is queued once */
  schluessel: string;
  /** only for services that act for all authorities */
  behoerde?: string;
};

/** Puts a message to a waiting procedure into the outbox: published until acknowledged once. @returns false when the key was queued before */
export const enqueueNachricht = (db: Db, n: NachrichtNeu, uhr: Uhr): Promise<boolean> => insertAusgang(db, { ...n, art: 'NACHRICHT', prozess: null, vorgang: null }, uhr);

/** Queues the start of a run: repeated until its first worker has recorded the instance. Called by `beginneLauf` alone. */
export const enqueueStart = (db: Db, n: NachrichtNeu & { prozess: string; vorgang: string }, uhr: Uhr): Promise<boolean> => insertAusgang(db, { ...n, art: 'START' }, uhr);

/** In the transaction of its cause, so that there is no effect without its message. */
async function insertAusgang(db: Db, n: NachrichtNeu & { art: 'START' | 'NACHRICHT'; prozess: string | null; vorgang: string | null }, uhr: Uhr): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO ausgang (behoerde, aktenzeichen, art, nachricht, korrelation, variablen, schluessel, angelegt_am, naechster_versuch_am, prozess, vorgang)
     VALUES (COALESCE($1, ${EIGENE}), $2, $3, $4, $5, $6, $7, $8, $8, $9, $10) ON CONFLICT (behoerde, schluessel) DO NOTHING`,
    [n.behoerde ?? null, n.aktenzeichen, n.art, n.nachricht, n.korrelation, JSON.stringify(n.variablen ?? {}), n.schluessel, uhr.jetzt(), n.prozess, n.vorgang],
  );
  return rowCount === 1;
}

/** Correlation key of messages to a case as a whole: each authority has a case of its own under the shared Aktenzeichen. */
export const fallKorrelation = (behoerde: string, aktenzeichen: string): string => `${aktenzeichen}:${behoerde}`;
