import type { Person } from '../../akte/person.ts';
import { auswahlFeld, fehlerUebersicht, formular, knopf, mehrzeiligesFeld, textFeld, type Eingabe } from '../bausteine/formular.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { ROLLE_DER_PERSON } from '../bausteine/worte.ts';

const abbrechen = (aktenzeichen: string): Html => html`<a class="kern-link" href="/akte/${aktenzeichen}">Abbrechen</a>`;
const grund = (eingabe: Eingabe): Html => mehrzeiligesFeld({ name: 'grund', label: 'Grund', hinweis: 'Woher die Angabe kommt, zum Beispiel: Anruf des Haushalts am 3. April.' }, eingabe);

const FELDER: Record<string, string> = { strasse: 'Straße', hausnummer: 'Hausnummer', plz: 'Postleitzahl', ort: 'Ort', lage: 'Lage im Haus', telefon: 'Telefon', name: 'Nachname oder Firma', vorname: 'Vorname', geburtsdatum: 'Geburtsdatum', anschrift: 'Anschrift' };
const beschrifte = (name: string): string => FELDER[name] ?? '';

export function haushaltSeite(aktenzeichen: string, csrf: string, eingabe: Eingabe): Html {
  return html`<h1 class="kern-heading-large">Wohnung oder Telefon berichtigen</h1>
    ${fehlerUebersicht(eingabe.fehler, beschrifte)}
    <p class="kern-body vorspann">Gilt für alle Verfahren der Akte ${aktenzeichen} und für Schreiben, die ab jetzt entstehen. Die bisherigen Angaben bleiben bei den Änderungen sichtbar.</p>
    ${formular(`/akte/${aktenzeichen}/haushalt`, csrf, html`
      <div class="nebeneinander">${textFeld({ name: 'strasse', label: 'Straße' }, eingabe)}${textFeld({ name: 'hausnummer', label: 'Hausnummer', breite: 'kurz' }, eingabe)}</div>
      <div class="nebeneinander">${textFeld({ name: 'plz', label: 'Postleitzahl', inputmode: 'numeric', breite: 'kurz' }, eingabe)}${textFeld({ name: 'ort', label: 'Ort' }, eingabe)}</div>
      ${textFeld({ name: 'lage', label: 'Lage im Haus', hinweis: 'Zum Beispiel 2. OG links', optional: true }, eingabe)}
      ${textFeld({ name: 'telefon', label: 'Telefon', typ: 'tel', inputmode: 'tel', optional: true, breite: 'mittel' }, eingabe)}
      ${grund(eingabe)}<div class="knoepfe">${knopf('Speichern')}${abbrechen(aktenzeichen)}</div>`)}`;
}

/** @param person undefined: a new one */
export function personSeite(aktenzeichen: string, person: Person | undefined, csrf: string, eingabe: Eingabe): Html {
  const rollen = Object.entries(ROLLE_DER_PERSON).filter(([wert]) => (person ? (wert === 'KLIENT') === (person.rolle === 'KLIENT') : wert !== 'KLIENT')).map(([wert, text]) => ({ wert, text }));
  return html`<h1 class="kern-heading-large">${person ? 'Person berichtigen' : 'Person hinzufügen'}</h1>
    ${fehlerUebersicht(eingabe.fehler, beschrifte)}
    <p class="kern-body vorspann">Gilt für alle Verfahren der Akte ${aktenzeichen} und für Schreiben, die ab jetzt entstehen.</p>
    ${formular(`/akte/${aktenzeichen}/person${person ? `/${person.id}` : ''}`, csrf, html`
      ${auswahlFeld({ name: 'rolle', label: 'Rolle', breite: 'mittel' }, [...(person ? [] : [{ wert: '', text: 'Bitte wählen' }]), ...rollen], eingabe)}
      <div class="nebeneinander">${textFeld({ name: 'name', label: 'Nachname oder Firma' }, eingabe)}${textFeld({ name: 'vorname', label: 'Vorname', optional: true }, eingabe)}</div>
      ${textFeld({ name: 'geburtsdatum', label: 'Geburtsdatum', typ: 'date', optional: person?.rolle !== 'KLIENT', breite: 'kurz' }, eingabe)}
      ${textFeld({ name: 'anschrift', label: 'Anschrift', hinweis: 'Bei Personen im Haushalt nur, wenn sie nicht in der Wohnung leben.', optional: true }, eingabe)}
      ${grund(eingabe)}
      <div class="knoepfe">${knopf('Speichern')}${person ? knopf('Person aus der Akte entfernen', 'secondary', { name: 'aktion', wert: 'entfernen' }) : leer}${abbrechen(aktenzeichen)}</div>`)}`;
}
