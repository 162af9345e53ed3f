import type { Db } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Uhr } from '../uhr.ts';
import { recordAenderung } from './aenderung.ts';
import { EIGENE } from './akteur.ts';
import { lockFall } from './fall.ts';
import { insertHinweis, personenGruppe } from './hinweis.ts';
import { listKonten, type Konto } from './konto.ts';

/** Who can see to a case of this authority: its accounts that are not locked and may see cases. @param rollen roles that may */
export async function listUebernehmende(db: Db, behoerde: string, rollen: readonly string[]): Promise<Konto[]> {
  return (await listKonten(db)).filter((k) => k.behoerde === behoerde && !k.gesperrt && k.rollen.some((r) => rollen.includes(r)));
}

/**
 * Hands a case to a colleague, or back to the group. The colleague is told. Tasks stay with their groups.
 * @param an account name; null: the group
 * @param notiz what the colleague should know; may be empty
 * @returns false when nothing changes
 * @throws FachlicherFehler AKTE_UNBEKANNT, AKTE_BEENDET, KONTO_UNGEEIGNET
 */
export async function handOverFall(db: Db, { aktenzeichen, an, notiz }: { aktenzeichen: string; an: string | null; notiz: string }, { uhr, rollen }: { uhr: Uhr; rollen: readonly string[] }): Promise<boolean> {
  const { behoerde, status, zustaendig } = await lockFall(db, aktenzeichen);
  if (status === 'BEENDET') throw new FachlicherFehler('AKTE_BEENDET', 'Diese Akte ist schon beendet.');
  if (an === zustaendig) return false;
  const kannUebernehmen = an === null || (await listUebernehmende(db, behoerde, rollen)).some((k) => k.anmeldename === an);
  if (!kannUebernehmen) throw new FachlicherFehler('KONTO_UNGEEIGNET', 'Diese Person kann den Fall nicht übernehmen.');
  await db.query(`UPDATE fall SET zustaendig = $2 WHERE behoerde = ${EIGENE} AND aktenzeichen = $1`, [aktenzeichen, an]);
  const aenderung = await recordAenderung(db, { aktenzeichen, gegenstand: 'FALL', alt: { zustaendig }, neu: { zustaendig: an }, grund: notiz.trim() || 'Ohne Notiz.' }, uhr);
  if (an !== null) await insertHinweis(db, { aktenzeichen, art: 'FALL_UEBERGEBEN', gruppe: personenGruppe(an), schluessel: `${aktenzeichen}:uebergabe:${aenderung}` }, uhr);
  return true;
}

/** How many open cases are with an account that is locked or may no longer see cases: somebody has to give them to others. */
export async function countVerwaiste(db: Db, rollen: readonly string[]): Promise<number> {
  const { rows } = await db.query(
    `SELECT count(*)::int AS anzahl FROM fall f JOIN konto k ON k.anmeldename = f.zustaendig WHERE f.behoerde = ${EIGENE} AND f.status <> 'BEENDET' AND (k.gesperrt OR NOT k.rollen && $1::text[])`,
    [rollen],
  );
  return (rows[0] as { anzahl: number }).anzahl;
}
