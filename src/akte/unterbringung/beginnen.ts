import type { Db } from '../../db/pool.ts';
import type { Uhr } from '../../uhr.ts';
import { writeJournal } from '../journal.ts';
import { beginneLauf } from '../lauf.ts';
import { updateRaeumungstermin } from './termin.ts';
import { insertUnterbringung, UNTERBRINGUNG_PROZESS } from './unterbringung.ts';

/**
 * A clerk begins the procedure: the home is not to be kept (H-0.3). While one runs, only a day of the eviction that is new is
 * taken over.
 * @throws FachlicherFehler AKTE_UNBEKANNT, TERMIN_VERGANGEN
 */
export async function beginneUnterbringung(db: Db, aktenzeichen: string, { eingangAm, raeumungAm }: { eingangAm: string; raeumungAm: string | null }, uhr: Uhr): Promise<{ vorgang: string; neu: boolean }> {
  const lauf = await beginneLauf(db, { aktenzeichen, prozess: UNTERBRINGUNG_PROZESS, nachricht: 'hannover.unterbringung.begonnen', eingangAm, anlass: `wohnung-verloren:${eingangAm}` }, uhr);
  const neu = await insertUnterbringung(db, { aktenzeichen, vorgang: lauf.vorgang, raeumungAm: null }, uhr);
  if (neu) await writeJournal(db, { aktenzeichen, art: 'UNTERBRINGUNG_BEGONNEN', angaben: { eingangAm } }, uhr);
  if (raeumungAm !== null) await updateRaeumungstermin(db, aktenzeichen, raeumungAm, 'Bei der Aufnahme angegeben', uhr);
  return { vorgang: lauf.vorgang, neu };
}
