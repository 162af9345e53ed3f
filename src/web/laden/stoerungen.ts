import { countStillstand, findStoerungStand, listAlleStoerungen, listStoerungen } from '../../akte/stoerung.ts';
import { inTransaktion } from '../../db/pool.ts';
import { zaehleFehlerberichte } from '../../uebermittlung/index.ts';
import type { Anfrage } from '../wege.ts';

/**
 * What does not run. Whoever leads an authority sees its Akten; the administration sees every incident and no Akte, because the cause is
 * technical and often the same for all.
 */
export async function ladeStoerungen(a: Anfrage) {
  const leitet = a.darf('GET /auswertung/liste');
  const technik = a.darf('GET /verwaltung');
  const { pool, spool } = a.kontext;
  const lies = technik && !leitet ? <T>(tun: Parameters<typeof inTransaktion<T>>[2]) => inTransaktion(pool, { behoerde: '*', wer: a.konto.anmeldename }, tun) : a.inDb;
  const [stoerungen, stand, still] = await lies(async (db) => [leitet ? await listStoerungen(db) : await listAlleStoerungen(db), await findStoerungStand(db), await countStillstand(db, { alle: !leitet })] as const);
  return { stoerungen, stand, still, leitet, berichte: technik && spool ? await zaehleFehlerberichte(spool) : null };
}
