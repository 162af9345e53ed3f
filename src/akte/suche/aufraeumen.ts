import type { Db } from '../../db/pool.ts';
import { EIGENE } from '../akteur.ts';

/**
 * Words that no case of the authority has any more are forgotten: a name must not outlive its case. Nobody writes an index
 * meanwhile, so that a word that comes back at this moment is not lost.
 * @returns how many
 */
export async function clearSuchworte(db: Db): Promise<number> {
  await db.query('LOCK TABLE suchwort IN SHARE ROW EXCLUSIVE MODE');
  const { rowCount } = await db.query(`DELETE FROM suchwort w WHERE w.behoerde = ${EIGENE} AND w.wort NOT IN (SELECT unnest(s.worte) FROM suchindex s WHERE s.behoerde = ${EIGENE})`);
  return rowCount ?? 0;
}
