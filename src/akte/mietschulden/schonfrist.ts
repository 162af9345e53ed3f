import type { Db } from '../../db/pool.ts';
import type { Land } from '../../recht/kalender.ts';
import { berechneSchonfrist } from '../../recht/schonfrist.ts';
import { actFor } from '../akteur.ts';
import { findVerfahrensstand } from '../wohnungssicherung/verfahrensstand.ts';
import type { Mietschulden } from './vorgang.ts';

/**
 * Until when the declaration must reach the landlord (§ 569 (3) no. 2 BGB): from the own Akte, else from what the application
 * of the Fachstelle says about the suit.
 * @returns local date; null where no suit is known
 */
export async function findSchonfristEnde(db: Db, m: Pick<Mietschulden, 'aktenzeichen' | 'herkunft'>, { fachstelle, land }: { fachstelle: string; land: Land }): Promise<string | null> {
  const eigene = await findVerfahrensstand(db, m.aktenzeichen);
  const bekannt = eigene.klageEingangAm !== null || eigene.zugestelltAm !== null;
  const { klageEingangAm, zugestelltAm } = bekannt || m.herkunft !== 'ANTRAG' ? eigene : await actFor(db, fachstelle, () => findVerfahrensstand(db, m.aktenzeichen));
  if (klageEingangAm === null && zugestelltAm === null) return null;
  return berechneSchonfrist({ zustellungen: zugestelltAm ? [zugestelltAm] : [], ...(klageEingangAm && { klageEingangAm }), land }).ende;
}
