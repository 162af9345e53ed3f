import type pg from 'pg';
import { replaceAufgaben } from '../akte/aufgabe.ts';
import type { AufgabenLeser } from '../camunda/aufgaben/leser.ts';
import { inTransaktion } from '../db/pool.ts';
import type { Protokoll } from '../protokoll.ts';
import type { Uhr } from '../uhr.ts';
import { erstelleSchleife, type Dienst } from './schleife.ts';

export type AufgabenUmgebung = {
  pool: pg.Pool; leser: AufgabenLeser; uhr: Uhr; protokoll: Protokoll;
  /** id of the process with this name in the diagrams */
  prozessMitNamen(name: string): Promise<string | undefined>;
  /** default five seconds */
  pauseMs?: number;
};

/** A reading takes at most this part of the time, also where there are ten thousands of tasks. */
const ANTEIL = 10;

/**
 * Keeps the table of open user tasks as the engine has them: reads all of them again and again, so that nothing is missed by an
 * event that was lost or by a restart (docs/adr/0011).
 */
export function erstelleAufgabenDienst(u: AufgabenUmgebung): Dienst & { einmal(): Promise<number> } {
  let naechsteAb = 0;
  const einmal = async (): Promise<number> => {
    const beginn = performance.now();
    const gelesen = await u.leser.lese();
    const zeilen = await Promise.all(gelesen.map(async ({ prozessName, ...a }) => ({ ...a, prozess: a.prozess ?? (await u.prozessMitNamen(prozessName ?? '')) ?? prozessName ?? '' })));
    await inTransaktion(u.pool, { behoerde: '*', wer: 'dienst:aufgaben' }, (db) => replaceAufgaben(db, zeilen, u.uhr));
    const ende = performance.now();
    naechsteAb = ende + (ende - beginn) * ANTEIL;
    return zeilen.length;
  };
  const lauf = async (): Promise<boolean> => {
    if (performance.now() >= naechsteAb) await einmal();
    return false;
  };
  return { einmal, ...erstelleSchleife('aufgaben', u.pauseMs ?? 5000, lauf, u.protokoll) };
}
