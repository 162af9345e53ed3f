import type { Kennzahlen } from '../../akte/kennzahlen.ts';
import { abschnitt } from '../bausteine/abschnitt.ts';
import { knopf, textFeld } from '../bausteine/formular.ts';
import { html, type Html } from '../bausteine/html.ts';
import { tabelle } from '../bausteine/tabelle.ts';
import { ergebnisText, fallStatus, fristStatus, KANAL, uebermittlungStatus, wort } from '../bausteine/worte.ts';

export function auswertungSeite(k: Kennzahlen, zeitraum: { von: string; bis: string }, arten: ReadonlyMap<string, string>, weitere: readonly Html[] = []): Html {
  const eingabe = { werte: zeitraum, fehler: {} };
  const leer = 'In diesem Zeitraum gibt es nichts zu zählen.';
  return html`<h1 class="kern-heading-large">Auswertung</h1>
    <p class="kern-body vorspann">Gezählt werden Fälle nach dem Tag ihres Eingangs, nur in der eigenen Behörde.</p>
    <search><form method="get" action="/auswertung" class="formular formular--zeile">
      ${textFeld({ name: 'von', label: 'Eingang von', typ: 'date' }, eingabe)}${textFeld({ name: 'bis', label: 'bis', typ: 'date' }, eingabe)}
      <div class="knoepfe">${knopf('Zählen', 'secondary')}</div></form></search>
    ${abschnitt('faelle', 'Fälle', tabelle('Fälle', ['Stand', 'Ergebnis', 'Anzahl'], k.faelle.map((f) => [fallStatus(f.status), f.ergebnis ? ergebnisText(f.ergebnis) : null, f.anzahl]), leer))}
    ${abschnitt('fristen', 'Fristen', tabelle('Fristen', ['Frist', 'Stand', 'Anzahl'], k.fristen.map((f) => [`${arten.get(f.fristart) ?? f.fristart} (${f.fristart})`, fristStatus(f.status), f.anzahl]), leer))}
    ${abschnitt('uebermittlungen', 'Übermittlungen', tabelle('Übermittlungen', ['Kanal', 'Stand', 'Anzahl'], k.uebermittlungen.map((u) => [wort(KANAL, u.kanal), uebermittlungStatus(u.status), u.anzahl]), leer))}
    ${weitere}`;
}
