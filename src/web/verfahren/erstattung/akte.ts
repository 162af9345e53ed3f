import { findFall } from '../../../akte/fall.ts';
import { nichtGefunden } from '../../fehler.ts';
import { aktenzeichenAus } from '../../routes/akte.ts';
import type { Anfrage } from '../../wege.ts';

/** The Aktenzeichen of the page, of a case that the person's authority has. @throws WebFehler 404 */
export async function vorhandene(a: Anfrage): Promise<string> {
  const aktenzeichen = aktenzeichenAus(a);
  if (!(await a.inDb((db) => findFall(db, aktenzeichen)))) throw nichtGefunden();
  return aktenzeichen;
}
