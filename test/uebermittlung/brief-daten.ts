import type pg from 'pg';
import { recordBriefAngaben } from '../../src/akte/brief-angaben.ts';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { LHH, stehendeUhr } from './fall.ts';

const uhr = stehendeUhr('2026-04-02T08:00:00Z');
export const TERMIN = { terminAm: '2026-04-09', uhrzeit: '10:30', ort: 'Beispielhaus, Zimmer 7', telefon: '0511 000' };

/** What must be in the Akte before a kind of letter can be made, by its `kuerzel`. A letter without an entry needs nothing. */
const VORBEREITUNG: Record<string, (db: Db, aktenzeichen: string, schritt: string) => Promise<void>> = {
  'hannover.terminvorschlag': (db, aktenzeichen, schritt) => recordBriefAngaben(db, { aktenzeichen, schritt }, TERMIN, uhr),
};

/** Puts into the Akte what this letter needs, for tests that are about every letter. */
export async function bereiteVor(pool: pg.Pool, schreiben: string, aktenzeichen: string, schritt: string): Promise<void> {
  await inTransaktion(pool, LHH, async (db) => VORBEREITUNG[schreiben]?.(db, aktenzeichen, schritt));
}
