import type pg from 'pg';
import { narrowTo } from '../akte/akteur.ts';
import type { Camunda } from '../camunda/client.ts';
import { inTransaktion } from '../db/pool.ts';
import type { Protokoll } from '../protokoll.ts';
import type { Uhr } from '../uhr.ts';
import { findVerdaechtige, startErneut, type Verdaechtig } from './abgleich-tabelle.ts';
import { erstelleSchleife, type Dienst } from './schleife.ts';

export type AbgleichUmgebung = { pool: pg.Pool; camunda: Pick<Camunda, 'instanzLebt'>; uhr: Uhr; protokoll: Protokoll; /** default one minute */ pauseMs?: number; /** cases looked at per round, default 200 */ stapel?: number };

const akteur = { behoerde: '*', wer: 'dienst:abgleich' };

/**
 * Holds the cases against the engine and mends what a lost engine, a cancelled instance or a crash has left: PostgreSQL
 * is the truth, the engine is rebuilt from it (ADR 0004).
 */
export function erstelleAbgleichDienst(umgebung: AbgleichUmgebung): Dienst & { einmal(): Promise<string[]> } {
  const { pauseMs = 60_000, stapel = 200 } = umgebung;
  let ab = '';
  const einmal = async (): Promise<string[]> => {
    const { neuGestartet, letzter } = await gleicheAb(umgebung, ab, stapel);
    ab = letzter;
    return neuGestartet;
  };
  const lauf = async (): Promise<boolean> => (await einmal(), ab !== '');
  return { einmal, ...erstelleSchleife('abgleich', pauseMs, lauf, umgebung.protokoll) };
}

/** One round over the next `stapel` cases. @returns what was started again, and where the next round begins ('' = from the start) */
async function gleicheAb(u: AbgleichUmgebung, ab: string, stapel: number): Promise<{ neuGestartet: string[]; letzter: string }> {
  const verdaechtige = await inTransaktion(u.pool, akteur, (db) => findVerdaechtige(db, ab, stapel));
  const neuGestartet: string[] = [];
  for (const v of verdaechtige) {
    if (v.prozessInstanz !== null && (await u.camunda.instanzLebt(v.prozessInstanz))) continue;
    if (await beginneErneut(u, v)) neuGestartet.push(v.aktenzeichen);
  }
  const letzter = verdaechtige.length === stapel ? (verdaechtige.at(-1)?.marke ?? '') : '';
  return { neuGestartet, letzter };
}

async function beginneErneut(u: AbgleichUmgebung, v: Verdaechtig): Promise<boolean> {
  const nummer = await inTransaktion(u.pool, akteur, async (db) => {
    await narrowTo(db, v.behoerde);
    return startErneut(db, v, u.uhr);
  });
  if (nummer === undefined) return false;
  u.protokoll.warn('Prozessinstanz fehlt, Verfahren beginnt erneut', { aktenzeichen: v.aktenzeichen, behoerde: v.behoerde, versuch: nummer });
  return true;
}
