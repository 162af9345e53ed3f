import { html, type Html } from '../bausteine/html.ts';

export function neuSeite(eintraege: readonly { pfad: string; titel: string; beschreibung: string }[]): Html {
  return html`<h1 class="kern-heading-large">Neu erfassen</h1>
    <p class="kern-body">Womit beginnt der Vorgang? Gibt es für den Haushalt in dieser Wohnung oder für die Person schon eine offene Akte, geht es dort weiter.</p>
    <ul class="auswahl">${eintraege.map((e) => html`<li><a class="kern-link" href="${e.pfad}">${e.titel}</a><p class="kern-body">${e.beschreibung}</p></li>`)}</ul>
    ${eintraege.length === 0 ? html`<p class="kern-body">Für Ihre Rolle gibt es hier nichts zu erfassen.</p>` : ''}`;
}
