import { findFall } from '../../../akte/fall.ts';
import { AKTENZEICHEN } from '../../bausteine/pruefung.ts';
import { nichtGefunden } from '../../fehler.ts';

import type { Anfrage } from '../../wege.ts';

/** The Aktenzeichen of the page, of a case that the person's authority has. @throws WebFehler 404 */
export async function vorhandene(a: Anfrage): Promise<string> {
  const aktenzeichen = a.pfad('aktenzeichen');
  if (!AKTENZEICHEN.test(aktenzeichen) || !(await a.inDb((db) => findFall(db, aktenzeichen)))) throw nichtGefunden();
  return aktenzeichen;
}
