import type { Lauf } from '../../akte/lauf.ts';
import { prozessVon, type Bogen } from '../../bogen/bogen.ts';
import type { Vereinbarung } from '../../vereinbarung.ts';
import { keinZugang, nichtGefunden } from '../fehler.ts';
import type { Anfrage } from '../wege.ts';

/** Whether the sheet is for this person: for a role or an authority it names, else for everybody who works on cases of the agreement. */
export function darfAusfuellen(a: Anfrage, { rollen, behoerden }: Bogen): boolean {
  if (behoerden && !behoerden.includes(a.konto.behoerde)) return false;
  return !rollen || rollen.some((rolle) => a.konto.rollen.includes(rolle));
}

/** The sheet in the address of a page. @throws WebFehler 404 where the agreement has none of this name, 403 where it is for others */
export function bogenAus(a: Anfrage, vereinbarung: Vereinbarung | undefined): Bogen {
  const bogen = vereinbarung?.boegen.find((b) => b.kuerzel === a.pfad('bogen'));
  if (!bogen) throw nichtGefunden();
  if (!darfAusfuellen(a, bogen)) throw keinZugang();
  return bogen;
}

export const offenerLauf = (laeufe: readonly Lauf[], bogen: Bogen): Lauf | undefined => laeufe.find((l) => l.prozess === prozessVon(bogen) && l.status !== 'BEENDET');
