import { fehlerUebersicht, formular, knopf, textFeld, type Eingabe } from '../bausteine/formular.ts';
import { html, type Html } from '../bausteine/html.ts';

export function anmeldeSeite(csrf: string, eingabe: Eingabe, ziel: string): Html {
  return html`<div class="schmal">
    <h1 class="kern-heading-large">Anmelden</h1>
    ${fehlerUebersicht(eingabe.fehler)}
    ${formular('/anmelden', csrf, html`<input type="hidden" name="ziel" value="${ziel}" />
      ${textFeld({ name: 'name', label: 'Anmeldename', autocomplete: 'username' }, eingabe)}
      ${textFeld({ name: 'passwort', label: 'Passwort', typ: 'password', autocomplete: 'current-password' }, { werte: {}, fehler: {} })}
      <div class="knoepfe">${knopf('Anmelden')}</div>`)}
  </div>`;
}
