import type { Dokumentname } from '../abfragen/dokumente.ts';
import { zeigeZeit } from '../bausteine/format.ts';
import { html, leer, type Html } from '../bausteine/html.ts';

/** One document of a file in the browser's own reader, with the others beside it. */
export function dokumentSeite(aktenzeichen: string, gezeigt: Dokumentname, alle: readonly Dokumentname[]): Html {
  const pfad = (d: Dokumentname): string => `/akte/${aktenzeichen}/dokument/${d.id}`;
  return html`<h1 class="kern-heading-large">${gezeigt.titel}</h1>
    <p class="kern-body"><a class="kern-link" href="/akte/${aktenzeichen}#dokumente">Zur Akte ${aktenzeichen}</a> · <a class="kern-link" href="${pfad(gezeigt)}">Allein öffnen</a> · <a class="kern-link" href="${pfad(gezeigt)}?laden=1">Herunterladen</a></p>
    <div class="dokumentansicht">
      <nav aria-label="Dokumente der Akte"><ul class="dokumentliste">${alle.map((d) => html`<li><a class="kern-link" href="${pfad(d)}/ansehen" ${d.id === gezeigt.id ? html`aria-current="page"` : leer}>${d.titel}</a> <span class="zusatz">${zeigeZeit(d.erzeugtAm)}</span></li>`)}</ul></nav>
      <iframe class="dokumentrahmen" title="${gezeigt.titel}" src="${pfad(gezeigt)}"></iframe>
    </div>`;
}
