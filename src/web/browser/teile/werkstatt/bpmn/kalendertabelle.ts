import type { ProbeZeile } from '../../../../../kalenderprobe/schema.ts';
import { baue } from '../../seite.ts';
import { kurzerTag, laengeText, wannText, warnTag } from './kalendertext.ts';

/** What the person assumes for an element instead of what the flow gives. */
export type Vorgaben = Record<string, { beginn?: string | undefined; laenge?: number | undefined }>;
type Griffe = { zeige(id: string): void; setze(element: string, neu: Vorgaben[string]): void };

/** The deadlines as a table: for reading aloud, for printing, and with the way in which each date was counted. */
export function baueTabelle(zeilen: readonly ProbeZeile[], vorgaben: Vorgaben, griffe: Griffe): HTMLElement {
  if (zeilen.length === 0) return baue('div');
  const spalten = ['Frist', 'Länge', 'Beginn', 'Warnung', 'Letzter Tag', 'Herleitung'];
  const koerper = baue('tbody', {}, ...zeilen.map((z) => zeile(z, vorgaben[z.element] ?? {}, griffe)));
  return baue('table', { class: 'kern-table tabelle kalender__tabelle' }, baue('caption', { class: 'kern-sr-only' }, 'Fristen im Kalender'), baue('thead', {}, baue('tr', {}, ...spalten.map((s) => baue('th', { scope: 'col' }, s)))), koerper);
}

function zeile(z: ProbeZeile, vorgabe: Vorgaben[string], griffe: Griffe): HTMLTableRowElement {
  const knopf = baue('button', { type: 'button', class: 'werkstatt__verweis' }, z.name);
  knopf.addEventListener('click', () => griffe.zeige(z.element));
  const zellen = [
    baue('span', {}, knopf, baue('span', { class: 'zusatz' }, [` ${z.bezeichnung}`, z.klausel ? `Klausel ${z.klausel}` : ''].filter(Boolean).join(' · '))),
    z.frist || z.laenge !== null ? `${laengeText(z)}${wannText(z)}` : laengenfeld(z, vorgabe, griffe),
    beginnfeld(z, vorgabe, griffe),
    warnTag(z),
    z.frist ? baue('strong', {}, kurzerTag(z.frist.ende)) : (z.offen ?? ''),
    z.frist ? schritte(z.frist.schritte) : '',
  ];
  const namen = ['Frist', 'Länge', 'Beginn', 'Warnung', 'Letzter Tag', 'Herleitung'];
  return baue('tr', {}, ...zellen.map((inhalt, i) => baue('td', {}, baue('span', { class: 'spaltenname' }, namen[i] ?? ''), baue('span', { class: 'zellwert' }, inhalt))));
}

function schritte(alle: readonly string[]): HTMLElement {
  return baue('details', {}, baue('summary', {}, `${alle.length} Schritte`), baue('ol', { class: 'kalender__schritte' }, ...alle.map((s) => baue('li', {}, s))));
}

/** The begin that the flow gives, and a field for another one. */
function beginnfeld(z: ProbeZeile, vorgabe: Vorgaben[string], griffe: Griffe): HTMLElement {
  const id = `beginn-${z.element}${z.bedingung ? '-wenn' : ''}`;
  const feld = baue('input', { type: 'date', id, class: 'kalender__tag', value: vorgabe.beginn ?? (z.termin ? '' : z.beginn), min: '2017-01-01', max: '2039-12-31', 'aria-label': `${z.termin ? 'Tag' : 'Beginn'}: ${z.name}` });
  feld.addEventListener('change', () => griffe.setze(z.element, { beginn: feld.value || undefined }));
  if (!vorgabe.beginn) return baue('span', {}, feld, baue('span', { class: 'zusatz' }, z.termin ? '' : ` ${z.beginnWeil}`));
  const zurueck = baue('button', { type: 'button', class: 'werkstatt__verweis' }, 'wieder nach dem Ablauf');
  zurueck.addEventListener('click', () => griffe.setze(z.element, { beginn: undefined }));
  return baue('span', {}, feld, baue('span', { class: 'zusatz' }, ' so eingetragen, ', zurueck));
}

/** Where the case decides about the length: a number to try. */
function laengenfeld(z: ProbeZeile, vorgabe: Vorgaben[string], griffe: Griffe): HTMLElement | string {
  if (z.termin || z.einheit === null) return 'aus dem Fall';
  const feld = baue('input', { type: 'number', id: `laenge-${z.element}`, class: 'kalender__laenge', min: '1', max: '1000', value: vorgabe.laenge ? String(vorgabe.laenge) : '', 'aria-label': `Angenommene Länge: ${z.name}` });
  feld.addEventListener('change', () => griffe.setze(z.element, { laenge: feld.validity.valid && feld.value ? Number(feld.value) : undefined }));
  return feld;
}
