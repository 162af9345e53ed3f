import type pg from 'pg';
import { recordBriefAngaben } from '../../src/akte/brief-angaben.ts';
import { beginneLauf } from '../../src/akte/lauf.ts';
import { insertMietschulden, PROZESS_FACHSTELLE } from '../../src/akte/mietschulden/vorgang.ts';
import { inTransaktion, type Db } from '../../src/db/pool.ts';
import { LHH, stehendeUhr } from './fall.ts';

const uhr = stehendeUhr('2026-04-02T08:00:00Z');
export const TERMIN = { terminAm: '2026-04-09', uhrzeit: '10:30', ort: 'Beispielhaus, Zimmer 7', telefon: '0511 000' };

/** Arrears that are taken over, decided. */
async function uebernimmMietschulden(db: Db, aktenzeichen: string): Promise<void> {
  const { vorgang } = await beginneLauf(db, { aktenzeichen, prozess: PROZESS_FACHSTELLE, nachricht: 'hannover.mietschulden.sgb12', eingangAm: '2026-04-02', anlass: 'test' }, uhr);
  await insertMietschulden(db, { aktenzeichen, prozess: PROZESS_FACHSTELLE, vorgang, herkunft: 'SGB12', anlass: 'RAEUMUNGSKLAGE', schuldenart: 'MIETSCHULDEN' }, uhr);
  await db.query("UPDATE mietschulden SET ergebnis = 'UEBERNAHME', ergebnis_am = '2026-04-02', leistungsart = 'DARLEHEN', summe_cent = 195000, empfaenger = 'VERMIETER' WHERE aktenzeichen = $1", [aktenzeichen]);
}

/** What must be in the Akte before a kind of letter can be made, by its `kuerzel`. A letter without an entry needs nothing. */
const VORBEREITUNG: Record<string, (db: Db, aktenzeichen: string, schritt: string) => Promise<void>> = {
  'hannover.terminvorschlag': (db, aktenzeichen, schritt) => recordBriefAngaben(db, { aktenzeichen, schritt }, TERMIN, uhr),
  'hannover.ergebnis-mietschulden': uebernimmMietschulden,
  'hannover.uebernahmeerklaerung': uebernimmMietschulden,
};

/** Puts into the Akte what this letter needs, for tests that are about every letter. */
export async function bereiteVor(pool: pg.Pool, schreiben: string, aktenzeichen: string, schritt: string): Promise<void> {
  await inTransaktion(pool, LHH, async (db) => VORBEREITUNG[schreiben]?.(db, aktenzeichen, schritt));
}
