import { createHash } from 'node:crypto';
import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import type { Uhr } from '../../uhr.ts';

export const pruefsumme = (inhalt: Buffer): string => createHash('sha256').update(inhalt).digest('hex');

/** From now on this very content goes into no file of any authority. `klausel`: why, as the guard cites it. */
export async function sperreFuerAkten(db: Db, d: { sha256: string; bezeichnung: string; klausel: string | null }, uhr: Uhr): Promise<void> {
  await db.query('INSERT INTO durchleitung_sperre (sha256, bezeichnung, klausel, seit) VALUES ($1, $2, $3, $4) ON CONFLICT (sha256) DO NOTHING', [d.sha256, d.bezeichnung, d.klausel, uhr.jetzt()]);
}

/**
 * Asked before anything from outside is put into a file. The database refuses it as well, without saying why.
 * @throws FachlicherFehler NUR_DURCHGELEITET
 */
export async function pruefeKeineDurchleitung(db: Db, inhalt: Buffer): Promise<void> {
  const { rows } = await db.query('SELECT bezeichnung, klausel FROM durchleitung_sperre WHERE sha256 = $1', [pruefsumme(inhalt)]);
  const sperre = rows[0] as { bezeichnung: string; klausel: string | null } | undefined;
  if (!sperre) return;
  const grund = sperre.klausel ? ` (${sperre.klausel})` : '';
  throw new FachlicherFehler('NUR_DURCHGELEITET', `Dieses Dokument („${sperre.bezeichnung}“) wird nur durchgeleitet und darf in keiner Akte gespeichert werden${grund}. In der Akte steht allein, dass, wann und an wen es ging.`);
}
