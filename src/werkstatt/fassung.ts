import { createHash } from 'node:crypto';
import type { Db } from '../db/pool.ts';
import type { Enginefassung, Fassung, FassungMitInhalt, Fassungsstatus, Herkunft } from './modell.ts';

export const pruefsummeVon = (inhalt: string): string => createHash('sha256').update(inhalt, 'utf8').digest('hex');

const SPALTEN = `name, nummer, herkunft, status, pruefsumme, basis_nummer AS "basisNummer", stand, autoren, geaendert_am AS "geaendertAm", grund,
  vorlage, freigegeben_von AS "freigegebenVon", freigegeben_am AS "freigegebenAm", ausgerollt_am AS "ausgerolltAm", engine`;

/** All versions of all models, or of one, without their texts; oldest first. */
export async function listFassungen(db: Db, name?: string): Promise<Fassung[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN} FROM modellfassung WHERE $1::text IS NULL OR name = $1 ORDER BY name, nummer`, [name ?? null]);
  return rows as Fassung[];
}

export async function findFassung(db: Db, name: string, nummer: number): Promise<FassungMitInhalt | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN}, inhalt FROM modellfassung WHERE name = $1 AND nummer = $2`, [name, nummer]);
  return rows[0] as FassungMitInhalt | undefined;
}

/** The draft of a model, or the proposal that waits for a decision; there is one at most. */
export async function findEntwurf(db: Db, name: string): Promise<FassungMitInhalt | undefined> {
  const { rows } = await db.query(`SELECT ${SPALTEN}, inhalt FROM modellfassung WHERE name = $1 AND status IN ('ENTWURF', 'VORGELEGT')`, [name]);
  return rows[0] as FassungMitInhalt | undefined;
}

/** The versions that a proposal puts forward. */
export async function listFassungenDer(db: Db, vorlage: string): Promise<FassungMitInhalt[]> {
  const { rows } = await db.query(`SELECT ${SPALTEN}, inhalt FROM modellfassung WHERE vorlage = $1 ORDER BY name`, [vorlage]);
  return rows as FassungMitInhalt[];
}

type Neu = { name: string; herkunft: Herkunft; inhalt: string; basisNummer: number | null; status: Fassungsstatus; autoren: string[]; grund: string | null };

/** A further version of a model under the next number. @returns it; undefined when somebody else has opened a draft of this model meanwhile */
export async function insertFassung(db: Db, f: Neu, zeitpunkt: Date): Promise<Fassung | undefined> {
  // One after the other, so that no number is taken twice.
  await db.query("SELECT pg_advisory_xact_lock(hashtext('modellfassung ' || $1))", [f.name]);
  const { rows } = await db.query(
    `INSERT INTO modellfassung (name, nummer, herkunft, inhalt, pruefsumme, basis_nummer, status, autoren, grund, angelegt_am, geaendert_am)
     VALUES ($1, (SELECT coalesce(max(nummer), 0) + 1 FROM modellfassung WHERE name = $1), $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT DO NOTHING RETURNING ${SPALTEN}`,
    [f.name, f.herkunft, f.inhalt, pruefsummeVon(f.inhalt), f.basisNummer, f.status, f.autoren, f.grund, zeitpunkt],
  );
  return rows[0] as Fassung | undefined;
}

/** Notes that the engine has a version, and what it calls it. What it had before stays as it was. */
export async function recordAusgerollt(db: Db, name: string, nummer: number, engine: readonly Enginefassung[], zeitpunkt: Date): Promise<void> {
  await db.query('UPDATE modellfassung SET ausgerollt_am = coalesce(ausgerollt_am, $3), engine = $4 WHERE name = $1 AND nummer = $2', [name, nummer, zeitpunkt, JSON.stringify(engine)]);
}
