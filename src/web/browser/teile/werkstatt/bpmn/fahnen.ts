import type { ProbeZeile } from '../../../../../kalenderprobe/schema.ts';
import { baue } from '../../seite.ts';
import type { Hole } from './dienste.ts';
import { kurzerTag, wannText, warnTag } from './kalendertext.ts';

/** A flag with the last day at each element that has a deadline. */
export function setzeFahnen(hole: Hole, zeilen: readonly ProbeZeile[], zeige: (id: string) => void): void {
  const [auflagen, registratur] = [hole('overlays'), hole('elementRegistry')];
  auflagen.remove({ type: 'kalender' });
  for (const [element, seine] of Map.groupBy(zeilen, (z) => z.element)) {
    const ding = registratur.get(element);
    if (!ding || ding.waypoints) continue;
    const fahne = baue('div', { class: `kalender__fahne ${seine.every((z) => z.frist) ? '' : 'kalender__fahne--unbekannt'}`, title: seine.map((z) => z.offen ?? `Warnung: ${warnTag(z)}`).join('\n') });
    for (const z of seine) fahne.append(baue('div', {}, z.frist ? `bis ${kurzerTag(z.frist.ende)}${wannText(z)}` : 'Tag aus dem Fall'));
    fahne.addEventListener('click', () => zeige(element));
    auflagen.add(element, 'kalender', { position: { top: -14 - 18 * seine.length, left: 0 }, html: fahne, scale: { min: 0.8, max: 1 }, show: { minZoom: 0 } });
  }
}
