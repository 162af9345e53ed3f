import type { Beteiligter } from '../../akte/beteiligter.ts';
import { auswahlFeld, fehlerUebersicht, formular, knopf, textFeld, wahlFeld, type Eingabe } from '../bausteine/formular.ts';
import { html, type Html } from '../bausteine/html.ts';
import { angaben, tabelle } from '../bausteine/tabelle.ts';
import { KANAL, wort } from '../bausteine/worte.ts';

export function beteiligteSeite(beteiligte: readonly Beteiligter[]): Html {
  return html`<h1 class="kern-heading-large">Beteiligte</h1>
    <p class="kern-body vorspann">Wie die Partner der Vereinbarungen erreicht werden. Wer in diesem System arbeitet, bekommt Mitteilungen unmittelbar; alle anderen bekommen ein Fax oder einen Brief, und ihre Antwort wird im Posteingang erfasst. <a class="kern-link" href="/erste-schritte">Erste Schritte</a></p>
    ${tabelle('Beteiligte', ['Name', 'Funktion', 'Faxnummer', 'Kanal', 'Arbeitet im System', ''], beteiligte.map((b) => [
      b.name, b.funktion, b.faxnummer, b.arbeitetImSystem ? 'Innerhalb dieses Systems' : wort(KANAL, b.kanal), b.arbeitetImSystem ? 'Ja' : 'Nein',
      b.anschriftAus ? 'Anschrift aus der Akte' : html`<a class="kern-link" href="/verwaltung/${b.kuerzel}">Ändern<span class="kern-sr-only">: ${b.name}, ${b.funktion}</span></a>`,
    ]), 'Es sind keine Beteiligten angelegt.')}`;
}

export function beteiligterSeite(b: Beteiligter, csrf: string, eingabe: Eingabe): Html {
  return html`<h1 class="kern-heading-large">${b.name}</h1>
    ${fehlerUebersicht(eingabe.fehler)}
    <div class="abstand-unten">${angaben([['Kürzel', b.kuerzel], ['Vereinbarung', b.vereinbarung], ['Behörde', b.behoerde]])}</div>
    ${formular(`/verwaltung/${b.kuerzel}`, csrf, html`
      ${textFeld({ name: 'funktion', label: 'Funktion', hinweis: 'Steht als einzige Angabe zum Empfänger auf dem Fax-Deckblatt.' }, eingabe)}
      ${textFeld({ name: 'anschrift', label: 'Anschrift', hinweis: 'Für Briefe nötig, zum Beispiel: Leinstraße 14, 30159 Hannover', optional: true }, eingabe)}
      ${textFeld({ name: 'faxnummer', label: 'Faxnummer', typ: 'tel', breite: 'mittel', optional: true }, eingabe)}
      ${auswahlFeld({ name: 'kanal', label: 'Kanal', breite: 'mittel' }, [{ wert: 'DATEISPOOL', text: KANAL['DATEISPOOL'] ?? '' }, { wert: 'SMTP_FAX', text: KANAL['SMTP_FAX'] ?? '' }, { wert: 'POST', text: KANAL['POST'] ?? '' }], eingabe)}
      ${wahlFeld({ name: 'arbeitetImSystem', label: 'Arbeitet in diesem System', hinweis: 'Gilt für Mitteilungen, die ab jetzt entstehen. Laufende Vorgänge bleiben, wie sie sind.' }, [{ wert: 'ja', text: 'Ja, hat eigene Aufgaben und Akten hier' }, { wert: 'nein', text: 'Nein, antwortet auf Papier' }], eingabe)}
      <div class="knoepfe">${knopf('Speichern')}<a class="kern-link" href="/verwaltung">Abbrechen</a></div>`)}`;
}
