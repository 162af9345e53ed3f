import type { Fall } from '../../akte/fall.ts';
import type { Konto } from '../../akte/konto.ts';
import { auswahlFeld, fehlerUebersicht, formular, knopf, mehrzeiligesFeld, type Eingabe } from '../bausteine/formular.ts';
import { html, type Html } from '../bausteine/html.ts';
import { meldung } from '../bausteine/meldung.ts';

/** Choice for "nobody in particular". No account can have this name. */
export const GRUPPE = '(gruppe)';

export function uebergebenSeite({ aktenzeichen, status, zustaendig }: Fall, personen: readonly Konto[], csrf: string, eingabe: Eingabe): Html {
  if (status === 'BEENDET') return html`<h1 class="kern-heading-large">Fall übergeben</h1>${meldung('info', 'Dieser Fall ist schon beendet')}<p class="kern-body"><a class="kern-link" href="/akte/${aktenzeichen}">Zur Akte</a></p>`;
  const wahl = [{ wert: '', text: 'Bitte wählen' }, ...personen.map((k) => ({ wert: k.anmeldename, text: `${k.anzeigename}${k.anmeldename === zustaendig ? ' (bisher)' : ''}` })), { wert: GRUPPE, text: 'Niemand: zurück an die Gruppe' }];
  return html`<h1 class="kern-heading-large">Fall ${aktenzeichen} übergeben</h1>
    ${fehlerUebersicht(eingabe.fehler)}
    <p class="kern-body vorspann">Wer den Fall übernimmt, findet ihn unter „Meine Fälle“ und bekommt einen Hinweis. Aufgaben in Tasklist bleiben bei ihrer Gruppe: Alle in der Gruppe können sie weiter bearbeiten.</p>
    ${formular(`/akte/${aktenzeichen}/uebergeben`, csrf, html`
      ${auswahlFeld({ name: 'an', label: 'Übergeben an', breite: 'mittel' }, wahl, eingabe)}
      ${mehrzeiligesFeld({ name: 'notiz', label: 'Notiz', hinweis: 'Was die Kollegin oder der Kollege wissen sollte. Sie bleibt in der Akte.', optional: true }, eingabe)}
      <div class="knoepfe">${knopf('Übergeben')}<a class="kern-link" href="/akte/${aktenzeichen}">Abbrechen</a></div>`)}`;
}
