import type { z } from 'zod';
import { findBriefAngaben } from '../../akte/brief-angaben.ts';
import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import type { BriefAuftrag } from './schreiben.ts';

/**
 * What a person has written for this letter (`recordBriefAngaben`), in the form that the letter needs.
 * @throws FachlicherFehler ANGABEN_FEHLEN: not written yet, or not as the letter needs it
 */
export async function leseBriefAngaben<T>(db: Db, auftrag: BriefAuftrag, schema: z.ZodType<T>): Promise<T> {
  const gelesen = schema.safeParse(await findBriefAngaben(db, auftrag.behoerde, auftrag));
  if (!gelesen.success) throw new FachlicherFehler('ANGABEN_FEHLEN', 'In der Akte fehlen Angaben, die in diesem Schreiben stehen müssen.');
  return gelesen.data;
}
