import { html, type Html } from './html.ts';

/** A part of a page with its heading as landmark name. */
export function abschnitt(id: string, titel: string, inhalt: Html): Html {
  return html`<section class="abschnitt" aria-labelledby="${id}"><h2 class="kern-heading-medium" id="${id}">${titel}</h2>${inhalt}</section>`;
}
