import { findHaftlage, type Haftlage } from '../../akte/haft/zahlung.ts';
import type { Db } from '../../db/pool.ts';
import type { BriefAuftrag } from './schreiben.ts';

/** What the letters of the procedure know of a detention. */
export const ladeHaft = (db: Db, auftrag: BriefAuftrag): Promise<Haftlage> => findHaftlage(db, auftrag.vorgang ?? auftrag.aktenzeichen);
