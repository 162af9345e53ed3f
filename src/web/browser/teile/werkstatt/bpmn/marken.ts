import type { Befund } from '../../../../../werkstatt/modell.ts';
import { baue } from '../../seite.ts';
import type { Hole } from './dienste.ts';

const KLASSEN = { FEHLER: 'werkstatt-fehler', WARNUNG: 'werkstatt-warnung' } as const;
let gesetzt: { element: string; klasse: string }[] = [];

/** A mark on each element with findings: a sign with their number, and a frame. The texts stand in the list. */
export function setzeMarken(hole: Hole, befunde: readonly Befund[]): void {
  const [flaeche, registratur, auflagen] = [hole('canvas'), hole('elementRegistry'), hole('overlays')];
  for (const { element, klasse } of gesetzt) if (registratur.get(element)) flaeche.removeMarker(element, klasse);
  auflagen.remove({ type: 'befund' });
  gesetzt = [];
  const jeElement = Map.groupBy(befunde.filter((b) => b.element), (b) => b.element ?? '');
  for (const [element, seine] of jeElement) {
    const ding = registratur.get(element);
    if (!ding || ding === flaeche.getRootElement()) continue;
    const stufe = seine.some((b) => b.stufe === 'FEHLER') ? 'FEHLER' : 'WARNUNG';
    flaeche.addMarker(element, KLASSEN[stufe]);
    gesetzt.push({ element, klasse: KLASSEN[stufe] });
    const marke = baue('div', { class: `werkstatt__marke werkstatt__marke--${stufe.toLowerCase()}`, title: seine.map((b) => b.text).join('\n') }, String(seine.length));
    auflagen.add(element, 'befund', { position: ding.waypoints ? { top: -10, left: 0 } : { top: -10, right: 10 }, html: marke, scale: { min: 0.7, max: 1.2 }, show: { minZoom: 0 } });
  }
}
