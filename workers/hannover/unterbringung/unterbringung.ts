import { findUnterbringungVon, type Unterbringung } from '../../../src/akte/unterbringung/unterbringung.ts';
import type { Db } from '../../../src/db/pool.ts';
import { TechnischerFehler } from '../../../src/fehler.ts';

/** That of the run a job belongs to. @throws TechnischerFehler UNTERBRINGUNG_UNBEKANNT: the first step has not opened it */
export async function unterbringungVon(db: Db, { aktenzeichen, vorgang }: { aktenzeichen: string; vorgang?: string | null | undefined }): Promise<Unterbringung> {
  const u = await findUnterbringungVon(db, vorgang ?? aktenzeichen);
  if (!u) throw new TechnischerFehler('UNTERBRINGUNG_UNBEKANNT', 'Zu diesem Vorgang gibt es keine Angaben zur Unterbringung.');
  return u;
}
