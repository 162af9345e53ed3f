import { html, leer, type Html } from './html.ts';

export type Art = 'info' | 'success' | 'warning' | 'danger';

/** A message box of the page. `danger` and `warning` are announced at once, the others politely. */
export function meldung(art: Art, titel: string, inhalt?: Html | string): Html {
  return html`<div class="kern-alert kern-alert--${art} abstand-unten" role="${art === 'danger' || art === 'warning' ? 'alert' : 'status'}">
    <div class="kern-alert__header"><span class="kern-icon kern-icon--${art}" aria-hidden="true"></span><span class="kern-title">${titel}</span></div>
    ${inhalt ? html`<div class="kern-alert__body"><div class="kern-body">${inhalt}</div></div>` : leer}
  </div>`;
}

/** A small coloured state; the text says it, the colour only helps. */
export function marke(art: Art, text: string): Html {
  return html`<span class="kern-badge kern-badge--small kern-badge--${art}"><span class="kern-icon kern-icon--${art} kern-icon--small" aria-hidden="true"></span><span class="kern-label kern-label--small">${text}</span></span>`;
}
