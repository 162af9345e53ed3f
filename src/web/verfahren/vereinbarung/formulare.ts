import type { Vereinbarung } from '../../../vereinbarung.ts';
import { fehlerUebersicht, formular, knopf, mehrzeiligesFeld, textFeld, wahlFeld, type Eingabe } from '../../bausteine/formular.ts';
import { html, type Html } from '../../bausteine/html.ts';

const LABEL: Record<string, string> = { ergebnis: 'Austausch', gehaltenAm: 'Stattgefunden am', naechsterAm: 'Nächster Termin', schwierigkeiten: 'Schwierigkeiten', erklaertVon: 'Wer hat gekündigt?', zugangAm: 'Zugang der Kündigung', aufgabe: 'Beschluss', behoerde: 'Zuständig', bisAm: 'Umzusetzen bis', absprachen: 'Absprachen' };
const beschrifte = (feld: string): string => LABEL[feld] ?? '';

export function austauschSeite(csrf: string, eingabe: Eingabe): Html {
  return html`<h1 class="kern-heading-large">Austausch festhalten</h1>${fehlerUebersicht(eingabe.fehler, beschrifte)}
    ${formular('/vereinbarung/austausch', csrf, html`${wahlFeld({ name: 'ergebnis', label: 'Hat der Austausch stattgefunden?' }, [{ wert: 'GEHALTEN', text: 'Ja' }, { wert: 'VERSCHOBEN', text: 'Nein, er wird verschoben' }], eingabe)}
      ${textFeld({ name: 'gehaltenAm', label: 'Stattgefunden am', hinweis: 'Nur, wenn er stattgefunden hat.', typ: 'date', breite: 'kurz', optional: true }, eingabe)}
      ${textFeld({ name: 'naechsterAm', label: 'Nächster Termin', typ: 'date', breite: 'kurz' }, eingabe)}
      ${mehrzeiligesFeld({ name: 'schwierigkeiten', label: 'Schwierigkeiten und Absprachen', hinweis: 'Beide Partner lesen das. Bitte keine Namen und keine einzelnen Fälle.', optional: true }, eingabe)}
      <div class="knoepfe">${knopf('Speichern')}<a class="kern-link" href="/vereinbarung">Abbrechen</a></div>`)}`;
}

export function kuendigungSeite(v: Vereinbarung, csrf: string, eingabe: Eingabe): Html {
  return html`<h1 class="kern-heading-large">Kündigung der Vereinbarung erfassen</h1>${fehlerUebersicht(eingabe.fehler, beschrifte)}
    <p class="kern-body vorspann">Beide Partner können mit einer Frist von drei Monaten kündigen. Danach beginnen unter der Vereinbarung keine neuen Fälle mehr; laufende gehen weiter. Bis dahin kann die Kündigung zurückgenommen werden.</p>
    ${formular('/vereinbarung/kuendigung', csrf, html`${wahlFeld({ name: 'erklaertVon', label: 'Wer hat gekündigt?' }, v.behoerden.map((b) => ({ wert: b.kuerzel, text: b.name })), eingabe)}
      ${textFeld({ name: 'zugangAm', label: 'Zugang der Kündigung beim anderen Partner', hinweis: 'Von diesem Tag an läuft die Frist. Ihr Ende verschiebt sich nicht, auch nicht auf einen Werktag.', typ: 'date', breite: 'kurz' }, eingabe)}
      <div class="knoepfe">${knopf('Kündigung erfassen')}<a class="kern-link" href="/vereinbarung">Abbrechen</a></div>`)}`;
}

export function beschlussSeite(v: Vereinbarung, csrf: string, eingabe: Eingabe): Html {
  return html`<h1 class="kern-heading-large">Beschluss festhalten</h1>${fehlerUebersicht(eingabe.fehler, beschrifte)}
    ${formular('/vereinbarung/beschluss', csrf, html`${mehrzeiligesFeld({ name: 'aufgabe', label: 'Beschluss', hinweis: 'Alle Partner lesen das. Bitte keine Namen und keine einzelnen Fälle.' }, eingabe)}
      ${wahlFeld({ name: 'behoerde', label: 'Zuständig' }, v.behoerden.map((b) => ({ wert: b.kuerzel, text: b.name })), eingabe)}
      ${textFeld({ name: 'bisAm', label: 'Umzusetzen bis', hinweis: 'Montag bis Freitag, kein Feiertag.', typ: 'date', breite: 'kurz' }, eingabe)}
      <div class="knoepfe">${knopf('Speichern')}<a class="kern-link" href="/vereinbarung">Abbrechen</a></div>`)}`;
}

export function besprechungSeite(csrf: string, eingabe: Eingabe): Html {
  return html`<h1 class="kern-heading-large">Besprechung festhalten</h1>${fehlerUebersicht(eingabe.fehler, beschrifte)}
    ${formular('/vereinbarung/besprechung', csrf, html`${textFeld({ name: 'gehaltenAm', label: 'Stattgefunden am', typ: 'date', breite: 'kurz' }, eingabe)}
      ${mehrzeiligesFeld({ name: 'absprachen', label: 'Absprachen', hinweis: 'Alle Partner lesen das. Bitte keine Namen und keine einzelnen Fälle.', optional: true }, eingabe)}
      <div class="knoepfe">${knopf('Speichern')}<a class="kern-link" href="/vereinbarung">Abbrechen</a></div>`)}`;
}
