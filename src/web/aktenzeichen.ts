import { AKTENZEICHEN } from './bausteine/pruefung.ts';
import { nichtGefunden } from './fehler.ts';
import type { Anfrage } from './wege.ts';

/** The Aktenzeichen in the address of a page. @throws WebFehler 404 for anything that cannot be one */
export function aktenzeichenAus(a: Anfrage): string {
  const aktenzeichen = a.pfad('aktenzeichen');
  if (!AKTENZEICHEN.test(aktenzeichen)) throw nichtGefunden();
  return aktenzeichen;
}
