import type pg from 'pg';
import { inTransaktion } from '../db/pool.ts';
import { leseAusdruck } from '../modelle/feel.ts';
import { alleKnoten, eingaben, type Knoten } from '../modelle/moddle.ts';

/** Numbers only, over all authorities: no case can be told from them. */
export type Laufende = {
  /** runs that are open, by process id */
  faelle: ReadonlyMap<string, number>;
  /** open tasks and running Fristen, by element id */
  stellen: ReadonlyMap<string, { aufgaben: number; fristen: number }>;
  /** when the open tasks were read from the engine the last time; null: never, so they are not known */
  aufgabenVom: Date | null;
};

/**
 * Cases that stand on elements of these processes, as far as the Akte knows: at its tasks, and at its Fristen. Where a case waits
 * for something else only the engine knows it.
 */
export async function zaehleLaufende(pool: pg.Pool, prozesse: readonly Knoten[]): Promise<Laufende> {
  const ids = prozesse.map((p) => p.id);
  const { laeufe, aufgaben, fristen, stand } = await inTransaktion(pool, { behoerde: '*', wer: 'programm' }, async (db) => ({
    laeufe: (await db.query("SELECT prozess, count(*)::int AS anzahl FROM lauf WHERE status <> 'BEENDET' AND prozess = ANY ($1) GROUP BY 1", [ids])).rows,
    aufgaben: (await db.query('SELECT element, count(*)::int AS anzahl FROM aufgabe WHERE prozess = ANY ($1) GROUP BY 1', [ids])).rows,
    fristen: (await db.query("SELECT fristart, count(*)::int AS anzahl FROM frist WHERE status = 'LAUFEND' AND prozess = ANY ($1) GROUP BY 1", [ids])).rows,
    stand: (await db.query('SELECT gelesen_am FROM aufgabenstand')).rows[0]?.gelesen_am as Date | undefined,
  }));
  const jeFristart = new Map(fristen.map((f) => [String(f.fristart), Number(f.anzahl)]));
  const stellen = new Map<string, { aufgaben: number; fristen: number }>();
  for (const k of prozesse.flatMap(alleKnoten)) {
    const offen = aufgaben.find((a) => a.element === k.id);
    const laufend = jeFristart.get(fristartVon(k)) ?? 0;
    if (offen || laufend > 0) stellen.set(k.id, { aufgaben: Number(offen?.anzahl ?? 0), fristen: laufend });
  }
  return { faelle: new Map(laeufe.map((l) => [String(l.prozess), Number(l.anzahl)])), stellen, aufgabenVom: stand ?? null };
}

const fristartVon = (k: Knoten): string => String(leseAusdruck(eingaben(k).find((e) => e.target === 'fristart')?.source ?? '').konstante ?? '');
