import { SUMME, zellText, type GezeigteTabelle, type GezeigteZelle } from '../../kennzahlen/tabelle.ts';
import { html, leer, type Html } from './html.ts';

export type Verweise = {
  /** The address of the Akten behind a number; null where nobody may see them. */
  liste(zeile: readonly (string | null)[] | null, spalte: string): string | null;
  /** A further link beside the name of a row. */
  zeile?(codes: readonly (string | null)[]): Html;
};

/** A figure as a table for people and for the script that draws it: numbers to the right, sums in the last line, shares as a column. */
export function zahlentabelle(t: GezeigteTabelle, verweise: Verweise): Html {
  const koepfe = [...t.achsen, ...t.spalten.map((s) => (s.art === 'CENT' ? `${s.text} in Euro` : s.text)), ...(t.anteil ? [t.anteil.titel] : [])];
  const zahl = (zelle: GezeigteZelle, i: number, codes: readonly (string | null)[] | null, name: string): Html => zahlZelle(zelle, t, i, verweise.liste(codes, t.spalten[i]?.code ?? ''), name);
  return html`<div class="zahlenrahmen" role="region" aria-label="Tabelle: ${t.titel}" tabindex="0"><table class="kern-table tabelle zahlen" role="table" data-diagramm="${t.diagramm ?? ''}" data-achsen="${t.achsen.length}">
    <caption class="kern-sr-only">${t.titel}</caption>
    <thead class="kern-table__head" role="rowgroup"><tr class="kern-table__row" role="row">${koepfe.map((k, i) => html`<th class="kern-table__header ${i < t.achsen.length ? '' : 'zahl'}" scope="col" role="columnheader" data-art="${t.spalten[i - t.achsen.length]?.code === SUMME ? 'SUMME' : (t.spalten[i - t.achsen.length]?.art ?? '')}">${k}</th>`)}</tr></thead>
    <tbody class="kern-table__body" role="rowgroup">${t.zeilen.map((z, n) => html`<tr class="kern-table__row" role="row">
      ${z.texte.map((text, i) => zelle(koepfe[i] ?? '', html`${text}${i === 0 && verweise.zeile ? verweise.zeile(z.codes) : leer}`))}
      ${z.zellen.map((wert, i) => zahl(wert, i, z.codes, z.texte.join(', ')))}
      ${t.anteil ? zelle(t.anteil.titel, prozent(t.anteil.werte[n]), true) : leer}</tr>`)}</tbody>
    ${t.summe ? html`<tfoot role="rowgroup"><tr class="kern-table__row" role="row">${t.achsen.map((_, i) => (i === 0 ? zelle('', 'Summe') : zelle('', '', false, true)))}
      ${t.summe.map((wert, i) => zahl(wert, i, null, 'Summe'))}${t.anteil ? zelle(t.anteil.titel, prozent(t.anteil.gesamt), true) : leer}</tr></tfoot>` : leer}
  </table></div>`;
}

const prozent = (wert: number | null | undefined): string => (wert === null || wert === undefined ? '–' : `${wert}\u00a0%`);

function zahlZelle(zelleninhalt: GezeigteZelle, t: GezeigteTabelle, i: number, ziel: string | null, name: string): Html {
  const spalte = t.spalten[i];
  const text = zellText(zelleninhalt, spalte?.art ?? 'ANZAHL');
  const verborgen = zelleninhalt.art === 'GESPERRT' ? html`<span class="kern-sr-only">nicht gezeigt</span><span aria-hidden="true">·</span>` : text;
  const verlinkt = ziel !== null && zelleninhalt.wert && spalte?.art === 'ANZAHL';
  return zelle(spalte?.text ?? '', verlinkt ? html`<a class="kern-link" href="${ziel}">${text}<span class="kern-sr-only"> ansehen: ${name}, ${spalte.text}</span></a>` : html`${verborgen}`, true);
}

const zelle = (kopf: string, inhalt: Html | string, istZahl = false, leerZelle = false): Html =>
  html`<td class="kern-table__cell ${istZahl ? 'zahl' : ''} ${leerZelle ? 'zelle-leer' : ''}" role="cell">${kopf ? html`<span class="spaltenname" aria-hidden="true">${kopf}</span>` : leer}<span class="zellwert">${inhalt}</span></td>`;
