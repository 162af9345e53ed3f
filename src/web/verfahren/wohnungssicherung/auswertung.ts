import { zaehleNachsorge } from '../../../akte/wohnungssicherung/nachsorge.ts';
import { abschnitt } from '../../bausteine/abschnitt.ts';
import type { Html } from '../../bausteine/html.ts';
import { tabelle } from '../../bausteine/tabelle.ts';
import type { Anfrage } from '../../wege.ts';
import { NACHSORGE } from './worte.ts';

/** Do homes that were kept stay kept? */
export async function auswerteNachsorge(a: Anfrage, zeitraum: { von: string; bis: string }): Promise<Html | null> {
  const zeilen = await a.inDb((db) => zaehleNachsorge(db, zeitraum));
  if (zeilen.length === 0) return null;
  return abschnitt('nachsorge', 'Nachsorge: Wohnt der Haushalt noch dort?', tabelle('Nachsorge', ['Antwort', 'Anzahl'], zeilen.map((z) => [NACHSORGE[z.antwort], z.anzahl]), ''));
}
