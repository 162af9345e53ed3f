import type pg from 'pg';
import { clearAbwesenheiten } from '../akte/abwesenheit.ts';
import { loescheAbgelaufene } from '../akte/aufbewahrung.ts';
import { clearSuchworte } from '../akte/suche/aufraeumen.ts';
import { inTransaktion, type Db } from '../db/pool.ts';
import type { Protokoll } from '../protokoll.ts';
import { plusTage } from '../recht/datum.ts';
import { lokalesDatum } from '../recht/zeit.ts';
import type { Uhr } from '../uhr.ts';
import { erstelleSchleife, type Dienst } from './schleife.ts';

export type AufbewahrungUmgebung = { pool: pg.Pool; uhr: Uhr; protokoll: Protokoll; behoerden: string[]; /** default 10 */ jahre?: number; /** default six hours */ pauseMs?: number };

const STAPEL = 100;

const ABWESENHEIT_TAGE = 90;
async function raeumeAuf(db: Db, uhr: Uhr): Promise<void> {
  await clearSuchworte(db);
  await clearAbwesenheiten(db, plusTage(lokalesDatum(uhr.jetzt()), -ABWESENHEIT_TAGE));
}

/** Deletes what has been kept long enough, for each authority in its own name. */
export function erstelleAufbewahrungDienst(u: AufbewahrungUmgebung): Dienst & { einmal(): Promise<number> } {
  const einmal = async (): Promise<number> => {
    let anzahl = 0;
    for (const behoerde of u.behoerden) {
      const geloescht = await inTransaktion(u.pool, { behoerde, wer: 'dienst:aufbewahrung' }, (db) => loescheAbgelaufene(db, { uhr: u.uhr, grenze: STAPEL, ...(u.jahre !== undefined && { jahre: u.jahre }) }));
      anzahl += geloescht.length;
      // Once everything is deleted that had to be: words of the search without a case, absences long over.
      if (geloescht.length < STAPEL) await inTransaktion(u.pool, { behoerde, wer: 'dienst:aufbewahrung' }, (db) => raeumeAuf(db, u.uhr));
    }
    return anzahl;
  };
  return { einmal, ...erstelleSchleife('aufbewahrung', u.pauseMs ?? 6 * 3_600_000, async () => (await einmal()) > 0, u.protokoll) };
}
