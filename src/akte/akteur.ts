import type { Akteur, Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';

/**
 * SQL for the authority and the name in whose name the transaction acts. Every query of the Akte names the authority
 * itself, beside row level security: each of the two alone keeps a foreign case out of sight.
 * Under '*' (a service that looks for work) such a query finds nothing: narrow first with `narrowTo`.
 */
export const EIGENE = "current_setting('kooperation.behoerde')";
export const WER = "current_setting('kooperation.wer')";

/** SQL for a parameter that is the id of a row and comes from outside: what is no number is no row, not an error. */
export const alsId = (n: number): string => `(CASE WHEN $${n}::text ~ '^[0-9]{1,18}$' THEN ($${n}::text)::bigint END)`;

export async function findAkteur(db: Db): Promise<Akteur> {
  const { rows } = await db.query(`SELECT ${EIGENE} AS behoerde, ${WER} AS wer`);
  return rows[0] as Akteur;
}

/**
 * From here to the end of the transaction a service that acts for all (`*`) acts for one authority.
 * @throws FachlicherFehler BEHOERDE_FEST: whoever acts for one authority cannot change to another
 */
export async function narrowTo(db: Db, behoerde: string): Promise<void> {
  const akteur = await findAkteur(db);
  if (akteur.behoerde === behoerde) return;
  if (akteur.behoerde !== '*') throw new FachlicherFehler('BEHOERDE_FEST', 'Die Behörde kann innerhalb eines Vorgangs nicht gewechselt werden.');
  await db.query("SELECT set_config('kooperation.behoerde', $1, true)", [behoerde]);
}

/** A transaction of one authority, or of a service, writes for another: the hand-over of an answer or a letter itself, and back at once. */
export async function actFor<T>(db: Db, behoerde: string, tun: () => Promise<T>): Promise<T> {
  const { behoerde: eigene } = await findAkteur(db);
  const setze = (wert: string): Promise<unknown> => db.query("SELECT set_config('kooperation.behoerde', $1, true)", [wert]);
  await setze(behoerde);
  const ergebnis = await tun();
  await setze(eigene);
  return ergebnis;
}

/** The refusal when a case is not there for this authority: a foreign case and none at all look the same. */
export const akteUnbekannt = (): FachlicherFehler => new FachlicherFehler('AKTE_UNBEKANNT', 'Diese Akte gibt es nicht.');
