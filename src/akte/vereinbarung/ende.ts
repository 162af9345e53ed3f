import type { Db } from '../../db/pool.ts';
import { FachlicherFehler } from '../../fehler.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import type { Uhr } from '../../uhr.ts';

/** The last day on which an agreement is in force, local date; null while nobody has terminated it (H-5.3). */
export async function findVereinbarungsende(db: Db, vereinbarung: string): Promise<string | null> {
  const { rows } = await db.query('SELECT ende_am AS ende FROM vereinbarung_kuendigung WHERE vereinbarung = $1 AND zurueckgenommen_am IS NULL', [vereinbarung]);
  return (rows[0] as { ende: string | null } | undefined)?.ende ?? null;
}

/**
 * Whether a new case may begin under an agreement; cases that run go on.
 * @throws FachlicherFehler VEREINBARUNG_BEENDET
 */
export async function assertInKraft(db: Db, vereinbarung: string, uhr: Uhr): Promise<void> {
  const ende = await findVereinbarungsende(db, vereinbarung);
  if (ende === null || lokalesDatum(uhr.jetzt()) <= ende) return;
  const tag = ende.split('-').toReversed().join('.');
  throw new FachlicherFehler('VEREINBARUNG_BEENDET', `Die Kooperationsvereinbarung wurde gekündigt und galt bis zum ${tag}. Neue Fälle können unter ihr nicht mehr beginnen; laufende Fälle gehen weiter.`);
}
