import { countStillstand, findStoerungStand, listAlleStoerungen, listStoerungen } from '../../akte/stoerung.ts';
import { inTransaktion } from '../../db/pool.ts';
import { zaehleFehlerberichte } from '../../uebermittlung/index.ts';
import { ladeModellnamen } from '../bausteine/modellnamen.ts';
import type { Weg } from '../rechte.ts';
import { stoerungenSeite } from '../seiten/stoerungen.ts';
import { verfahrenText } from '../verfahren/index.ts';
import type { Handlung } from '../wege.ts';

/**
 * What does not run. Whoever leads an authority sees its Akten; the administration sees every incident and no Akte, because the cause is
 * technical and often the same for all.
 */
export function registriereStoerungen(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /stoerungen', async (a) => {
    const leitet = a.darf('GET /auswertung/liste');
    const technik = a.darf('GET /verwaltung');
    const { pool, uhr, spool, links } = a.kontext;
    const lies = technik && !leitet ? <T>(tun: Parameters<typeof inTransaktion<T>>[2]) => inTransaktion(pool, { behoerde: '*', wer: a.konto.anmeldename }, tun) : a.inDb;
    const [stoerungen, stand, still] = await lies(async (db) => [leitet ? await listStoerungen(db) : await listAlleStoerungen(db), await findStoerungStand(db), await countStillstand(db, { alle: !leitet })] as const);
    const berichte = technik && spool ? await zaehleFehlerberichte(spool) : null;
    await a.zeige('Störungen', stoerungenSeite({ stoerungen, stand, still, berichte, leitet, jetzt: uhr.jetzt(), operateUrl: links.operateUrl, namen: (await ladeModellnamen()).elemente, verfahrenText }));
  });
}
