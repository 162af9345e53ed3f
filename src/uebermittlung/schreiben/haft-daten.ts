import { findHaftlage, type Haftlage } from '../../akte/haft/zahlung.ts';
import { actFor } from '../../akte/akteur.ts';
import { findHaftVon } from '../../akte/haft/haft.ts';
import type { Db } from '../../db/pool.ts';
import type { BriefAuftrag, UmfangFrage } from './schreiben.ts';

/** What the letters of the procedure know of a detention. */
export const ladeHaft = (db: Db, auftrag: BriefAuftrag): Promise<Haftlage> => findHaftlage(db, auftrag.vorgang ?? auftrag.aktenzeichen);

/** The file of the recipient: flat and detained person, as in the letter; no other tenants, landlord or suit. */
export const haftUmfang: UmfangFrage = async (db, s) => {
  const haft = await actFor(db, s.behoerde, () => findHaftVon(db, s.id.split(':')[0] ?? ''));
  return { telefon: false, vermieter: false, ohneMitteilung: true, ...(haft && { nur: haft.inhaftiert }) };
};
