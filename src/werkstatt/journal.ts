import { WER } from '../akte/akteur.ts';
import type { Db } from '../db/pool.ts';

export type Modellereignis = 'ENTWURF_BEGONNEN' | 'ENTWURF_GESPEICHERT' | 'ENTWURF_VERWORFEN' | 'EINGESPIELT' | 'VORGELEGT' | 'VORLAGE_ZURUECKGEZOGEN' | 'FREIGEGEBEN' | 'ABGELEHNT' | 'AUSGEROLLT' | 'VON_ENGINE_ABGELEHNT' | 'UEBERGELEITET' | 'AUSGELIEFERT';
export type Modelleintrag = { zeitpunkt: Date; wer: string; art: Modellereignis; nummer: number | null };

/** Enters what the acting person has done to a model. `angaben`: codes and numbers only. */
export async function writeModelljournal(db: Db, e: { art: Modellereignis; name: string; nummer: number | null; vorlage?: string | null; angaben?: Record<string, unknown> }, zeitpunkt: Date): Promise<void> {
  await db.query(`INSERT INTO modelljournal (zeitpunkt, wer, art, name, nummer, vorlage, angaben) VALUES ($1, ${WER}, $2, $3, $4, $5, $6)`, [zeitpunkt, e.art, e.name, e.nummer, e.vorlage ?? null, JSON.stringify(e.angaben ?? {})]);
}

/** The newest first. */
export async function listModelljournal(db: Db, name: string, hoechstens = 100): Promise<Modelleintrag[]> {
  const { rows } = await db.query('SELECT zeitpunkt, wer, art, nummer FROM modelljournal WHERE name = $1 ORDER BY id DESC LIMIT $2', [name, hoechstens]);
  return rows as Modelleintrag[];
}
