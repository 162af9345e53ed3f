import { html, leer, type Html } from './html.ts';

export type Zelle = Html | string | number | null;

/**
 * A data table. Below 720 px each row becomes a card with the column name before each value (CSS); the explicit roles
 * keep it a table for screen readers then, because `display` would take the semantics away.
 */
export function tabelle(titel: string, spalten: readonly string[], zeilen: readonly (readonly Zelle[])[], leerText: string): Html {
  if (zeilen.length === 0) return html`<p class="kern-body leerzustand">${leerText}</p>`;
  return html`<table class="kern-table tabelle" role="table">
    <caption class="kern-sr-only">${titel}</caption>
    <thead class="kern-table__head" role="rowgroup"><tr class="kern-table__row" role="row">${spalten.map((s) => html`<th class="kern-table__header" scope="col" role="columnheader">${s === '' ? html`<span class="kern-sr-only">Aktionen</span>` : s}</th>`)}</tr></thead>
    <tbody class="kern-table__body" role="rowgroup">${zeilen.map((z) => html`<tr class="kern-table__row" role="row">${z.map((wert, i) => html`<td class="kern-table__cell ${istKurz(wert, spalten[i]) ? 'zelle-kurz' : ''}" role="cell">${spalten[i] ? html`<span class="spaltenname" aria-hidden="true">${spalten[i]}</span>` : leer}<span class="zellwert">${wert === null || wert === '' ? '–' : wert}</span></td>`)}</tr>`)}</tbody>
  </table>`;
}

/** Dates, states and links keep to one line where there is room; names and texts may break. */
const istKurz = (wert: Zelle, spalte: string | undefined): boolean => spalte === '' || (typeof wert === 'string' ? wert.length <= 24 : typeof wert === 'number');

/** Name and value pairs. */
export function angaben(paare: readonly (readonly [string, Zelle])[]): Html {
  return html`<dl class="kern-description-list">${paare.map(([name, wert]) => html`<div class="kern-description-list-item">
    <dt class="kern-description-list-item__key">${name}</dt><dd class="kern-description-list-item__value">${wert === null || wert === '' ? '–' : wert}</dd></div>`)}</dl>`;
}

export function aufklappen(titel: string, inhalt: Html): Html {
  return html`<details class="kern-accordion"><summary class="kern-accordion__header"><span class="kern-title kern-title--small">${titel}</span></summary><div class="kern-accordion__body">${inhalt}</div></details>`;
}
