import type pg from 'pg';
import { deleteAlteStaende, refreshStand, sindViele } from '../akte/kennzahlen/stand.ts';
import { inTransaktion } from '../db/pool.ts';
import { davor, quartalVon, tageVon } from '../kennzahlen/quartal.ts';
import type { Auswahl } from '../kennzahlen/schema.ts';
import type { Protokoll } from '../protokoll.ts';
import { lokalesDatum } from '../recht/zeit.ts';
import type { Uhr } from '../uhr.ts';
import type { Vereinbarung } from '../vereinbarung.ts';
import { erstelleSchleife, type Dienst } from './schleife.ts';

export type KennzahlenUmgebung = { pool: pg.Pool; vereinbarungen: ReadonlyMap<string, Vereinbarung>; uhr: Uhr; protokoll: Protokoll; /** default ten minutes */ pauseMs?: number };

/** Where there are many Akten: counts what people look at first, before they do. */
export function erstelleKennzahlenDienst({ pool, vereinbarungen, uhr, protokoll, pauseMs = 600_000 }: KennzahlenUmgebung): Dienst & { einmal(): Promise<number> } {
  const wer = 'dienst:kennzahlen';
  const einmal = async (halt?: AbortSignal): Promise<number> => {
    if (!(await inTransaktion(pool, { behoerde: '*', wer }, sindViele))) return 0;
    let gezaehlt = 0;
    for (const vereinbarung of vereinbarungen.values()) {
      for (const { kuerzel: behoerde } of vereinbarung.behoerden) {
        for (const auswahl of uebliche(lokalesDatum(uhr.jetzt()))) {
          if (halt?.aborted) return gezaehlt;
          await inTransaktion(pool, { behoerde, wer }, (db) => refreshStand(db, { vereinbarung, behoerde, auswahl }, uhr));
          gezaehlt++;
        }
      }
    }
    await inTransaktion(pool, { behoerde: '*', wer }, (db) => deleteAlteStaende(db, uhr));
    return gezaehlt;
  };
  return { einmal: () => einmal(), ...erstelleSchleife('kennzahlen', pauseMs, async (halt) => (await einmal(halt), false), protokoll) };
}

/** This quarter, the last one, and both years. */
function uebliche(heute: string): Auswahl[] {
  const quartal = quartalVon(heute);
  const jahr = (j: number): Auswahl => ({ von: `${j}-01-01`, bis: `${j}-12-31` });
  return [tageVon(quartal), tageVon(davor(quartal)), jahr(quartal.jahr), jahr(quartal.jahr - 1)];
}
