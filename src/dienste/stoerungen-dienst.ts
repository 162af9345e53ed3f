import type pg from 'pg';
import { listSchluessel, recordUnerreichbar, replaceStoerungen } from '../akte/stoerung.ts';
import { inTransaktion } from '../db/pool.ts';
import type { Protokoll } from '../protokoll.ts';
import type { StoerungsLeser } from '../stoerung/leser.ts';
import type { Uhr } from '../uhr.ts';
import { erstelleSchleife, fehlerCode, type Dienst } from './schleife.ts';

export type StoerungenUmgebung = { pool: pg.Pool; leser: StoerungsLeser; uhr: Uhr; protokoll: Protokoll; /** default half a minute */ pauseMs?: number };

const akteur = { behoerde: '*', wer: 'dienst:stoerungen' };

/**
 * Keeps the list of open incidents as the engine has it (docs/adr/0012). While the engine does not answer the last list stays, and the
 * page says how old it is.
 */
export function erstelleStoerungenDienst({ pool, leser, uhr, protokoll, pauseMs = 30_000 }: StoerungenUmgebung): Dienst & { einmal(): Promise<void> } {
  const einmal = async (): Promise<void> => {
    const bekannt = new Set(await inTransaktion(pool, akteur, listSchluessel));
    try {
      const gelesen = await leser.lese(bekannt);
      await inTransaktion(pool, akteur, (db) => replaceStoerungen(db, gelesen, uhr));
    } catch (fehler) {
      await inTransaktion(pool, akteur, (db) => recordUnerreichbar(db, fehlerCode(fehler), uhr));
      throw fehler;
    }
  };
  return { einmal, ...erstelleSchleife('stoerungen', pauseMs, async () => (await einmal(), false), protokoll) };
}
