import type { Person } from '../../akte/person.ts';
import { fehlerUebersicht, formular, knopf, mehrzeiligesFeld, textFeld, type Eingabe } from '../bausteine/formular.ts';
import { html, type Html } from '../bausteine/html.ts';
import { angaben } from '../bausteine/tabelle.ts';
import { ROLLE_DER_PERSON, wort } from '../bausteine/worte.ts';

export const anschriftPfad = (aktenzeichen: string, person: Person): string => `/akte/${aktenzeichen}/anschrift/${person.id}`;

export function anschriftSeite(aktenzeichen: string, person: Person, csrf: string, eingabe: Eingabe): Html {
  const imHaushalt = person.rolle === 'MIETER' || person.rolle === 'MITBEWOHNER';
  return html`<h1 class="kern-heading-large">Anschrift ändern</h1>
    ${fehlerUebersicht(eingabe.fehler)}
    <div class="abstand-unten">${angaben([['Aktenzeichen', aktenzeichen], [wort(ROLLE_DER_PERSON, person.rolle), [person.vorname, person.name].filter(Boolean).join(' ')]])}</div>
    ${formular(anschriftPfad(aktenzeichen, person), csrf, html`
      ${textFeld({ name: 'anschrift', label: imHaushalt ? 'Andere Anschrift' : 'Anschrift', hinweis: person.rolle === 'KLIENT' ? 'Wo Post die Person erreicht, zum Beispiel über eine Einrichtung.' : imHaushalt ? 'Nur, wenn die Person nicht in der Wohnung lebt.' : 'Zum Beispiel: Hildesheimer Straße 1, 30169 Hannover', optional: imHaushalt }, eingabe)}
      ${mehrzeiligesFeld({ name: 'grund', label: 'Grund', hinweis: 'Woher die Angabe kommt, zum Beispiel: Anruf bei der Hausverwaltung.' }, eingabe)}
      <div class="knoepfe">${knopf('Speichern')}<a class="kern-link" href="/akte/${aktenzeichen}">Abbrechen</a></div>`)}`;
}
