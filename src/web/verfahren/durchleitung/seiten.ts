import type { Durchleitung, Weg } from '../../../akte/durchleitung/durchleitung.ts';
import { abschnitt } from '../../bausteine/abschnitt.ts';
import { ankreuzFeld, dateiFeld, dateiformular, fehlerUebersicht, formular, knopf, type Eingabe } from '../../bausteine/formular.ts';
import { zeigeZeit } from '../../bausteine/format.ts';
import { html, leer, type Html } from '../../bausteine/html.ts';
import { angaben, tabelle } from '../../bausteine/tabelle.ts';
import { ENTFERNT, UEBERMITTLUNG, wort } from '../../bausteine/worte.ts';
import type { Anschreiben, Stelle } from './routen.ts';

export const durchleitungPfad = (aktenzeichen: string, kuerzel: string): string => `/akte/${aktenzeichen}/durchleitung/${kuerzel.slice(kuerzel.indexOf('.') + 1)}`;

export function durchleitungSeite({ fall, anschreiben, liegt }: Stelle, csrf: string, eingabe: Eingabe): Html {
  const { bezeichnung, bestaetigung } = anschreiben.durchleitung;
  const ziel = durchleitungPfad(fall.aktenzeichen, anschreiben.kuerzel);
  return html`<h1 class="kern-heading-large">${bezeichnung} hochladen</h1>
    ${fehlerUebersicht(eingabe.fehler)}
    <p class="kern-body vorspann">Dieses Dokument wird nur durchgeleitet${anschreiben.klausel ? ` (${anschreiben.klausel})` : ''}: Es geht mit dem Schreiben „${anschreiben.titel}“ an den Empfänger und wird nach dem Sendebericht überall gelöscht. In der Akte bleibt allein, dass, wann und an wen es ging.</p>
    ${liegt ? bereitliegend(ziel, liegt, csrf) : leer}
    ${fall.status === 'BEENDET' || liegt?.unterwegs ? leer : dateiformular(ziel, csrf, html`
      ${dateiFeld({ name: 'datei', label: liegt ? 'Anderes PDF wählen' : 'PDF-Datei', hinweis: 'Höchstens 10 MB und 100 Seiten, ohne Kennwort.' }, 'application/pdf', eingabe)}
      ${bestaetigung ? ankreuzFeld({ name: 'bestaetigt', label: bestaetigung }, eingabe) : leer}
      <div class="knoepfe">${knopf(liegt ? 'Ersetzen' : 'Hochladen')}<a class="kern-link" href="/akte/${fall.aktenzeichen}">Abbrechen</a></div>`)}`;
}

function bereitliegend(ziel: string, d: NonNullable<Stelle['liegt']>, csrf: string): Html {
  return html`<section class="abschnitt" aria-labelledby="liegt"><h2 class="kern-heading-medium" id="liegt">Liegt bereit</h2>
    ${angaben([['Hochgeladen', `${zeigeZeit(d.hinterlegtAm)}, ${d.hinterlegtVon}`], ['Seiten', d.seiten], ['Stand', d.unterwegs ? 'Zum Versand eingereiht' : 'Wartet auf das Schreiben']])}
    <p class="kern-body"><a class="kern-link" href="${ziel}/inhalt">Herunterladen (PDF)</a></p>
    ${d.unterwegs ? leer : formular(ziel, csrf, html`<div class="knoepfe abstand-unten"><button class="kern-btn kern-btn--secondary" type="submit" name="aktion" value="entfernen"><span class="kern-label">Entfernen</span></button></div>`)}
  </section>`;
}

/** All that is kept of them. */
export function durchleitungAbschnitt(aktenzeichen: string, liste: readonly (Durchleitung & { wege: Weg[] })[], moeglich: readonly Anschreiben[]): Html {
  return abschnitt('durchleitungen', 'Durchgeleitete Dokumente', html`
    ${tabelle('Durchgeleitete Dokumente', ['Dokument', 'Seiten', 'Hochgeladen', 'Empfänger', 'Inhalt', 'Prüfsumme (SHA-256)'], liste.map((d) => [
      d.bezeichnung, d.seiten, html`${zeigeZeit(d.hinterlegtAm)} <span class="zusatz">${d.hinterlegtVon}</span>`,
      d.wege.length === 0 ? null : html`${d.wege.map((w) => html`<span class="zeile">${w.empfaenger}: ${UEBERMITTLUNG[w.status]?.text ?? w.status}${w.gesendetAm ? `, ${zeigeZeit(w.gesendetAm)}` : ''}</span>`)}`,
      d.entferntAm ? html`Gelöscht ${zeigeZeit(d.entferntAm)} <span class="zusatz">${wort(ENTFERNT, d.entferntGrund)}</span>` : 'Liegt verschlüsselt bereit',
      html`<span class="pruefsumme">${d.sha256.slice(0, 16)}…</span>`,
    ]), 'Es wurde noch kein Dokument durchgeleitet.')}
    ${moeglich.map((s) => html`<p class="kern-body"><a class="kern-link" href="${durchleitungPfad(aktenzeichen, s.kuerzel)}">${s.durchleitung.bezeichnung} hochladen</a></p>`)}`);
}
