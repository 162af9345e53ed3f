import type pg from 'pg';
import { clearEntfernungen, listZuEntfernen, removeUebungsakte } from '../akte/uebung/entfernen.ts';
import { inTransaktion } from '../db/pool.ts';
import { FachlicherFehler } from '../fehler.ts';
import type { Protokoll } from '../protokoll.ts';
import type { Uhr } from '../uhr.ts';
import { erstelleSchleife, type Dienst } from './schleife.ts';

export type UebungenUmgebung = { pool: pg.Pool; uhr: Uhr; protokoll: Protokoll; /** default five seconds */ pauseMs?: number };

const WER = 'dienst:uebungen';

/** Removes made-up files that somebody wants gone, at each authority in its own name: a file waits until its procedures are over. */
export function erstelleUebungenDienst({ pool, uhr, protokoll, pauseMs = 5000 }: UebungenUmgebung): Dienst & { einmal(): Promise<number> } {
  const einmal = async (): Promise<number> => {
    const alle = { behoerde: '*', wer: WER };
    const offene = await inTransaktion(pool, alle, listZuEntfernen);
    let weg = 0;
    for (const { behoerde, aktenzeichen } of offene) weg += Number(await entferne(pool, behoerde, aktenzeichen, uhr));
    if (weg > 0) await inTransaktion(pool, alle, clearEntfernungen);
    return weg;
  };
  return { einmal, ...erstelleSchleife('uebungen', pauseMs, async () => (await einmal(), false), protokoll) };
}

async function entferne(pool: pg.Pool, behoerde: string, aktenzeichen: string, uhr: Uhr): Promise<boolean> {
  try {
    return (await inTransaktion(pool, { behoerde, wer: WER }, (db) => removeUebungsakte(db, aktenzeichen, uhr))) === 'WEG';
  } catch (fehler) {
    // Another program was faster.
    if (fehler instanceof FachlicherFehler && fehler.code === 'AKTE_UNBEKANNT') return false;
    throw fehler;
  }
}
