import { html, type Html } from '../bausteine/html.ts';
import type { VerfahrenSeiten } from '../verfahren/verfahren.ts';

export function neuSeite(eintraege: readonly NonNullable<VerfahrenSeiten['neu']>[]): Html {
  return html`<h1 class="kern-heading-large">Neu erfassen</h1>
    <p class="kern-body">Womit beginnt der Vorgang? Hat der Haushalt für diese Wohnung schon eine offene Akte, wird er dort weitergeführt.</p>
    <ul class="auswahl">${eintraege.map((e) => html`<li><a class="kern-link" href="${e.weg.slice('GET '.length)}">${e.titel}</a><p class="kern-body">${e.beschreibung}</p></li>`)}</ul>
    ${eintraege.length === 0 ? html`<p class="kern-body">Für Ihre Rolle gibt es hier nichts zu erfassen.</p>` : ''}`;
}
