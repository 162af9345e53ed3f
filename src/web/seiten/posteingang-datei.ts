import type { Posteingang } from '../../akte/posteingang.ts';
import { dateiFeld, dateiformular, fehlerUebersicht, formular, knopf, mehrzeiligesFeld, textFeld, type Eingabe } from '../bausteine/formular.ts';
import { zeigeDatum, zeigeZeit } from '../bausteine/format.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { akteLink } from '../bausteine/link.ts';
import { angaben } from '../bausteine/tabelle.ts';
import { postStatus } from '../bausteine/worte.ts';
import type { Weg } from '../rechte.ts';

const BESCHRIFTUNG: Record<string, string> = { datei: 'PDF-Datei', dateiEingangAm: 'Eingang', aktenzeichen: 'Aktenzeichen', titel: 'Was ist es?', vermerk: 'Vermerk' };
export const beschrifteDatei = (feld: string): string => BESCHRIFTUNG[feld] ?? '';

/** Part of the Posteingang: a file can be dropped on the field or chosen. */
export function dateiAblegen(csrf: string, eingabe: Eingabe): Html {
  return html`<section class="abschnitt" aria-labelledby="ablegen"><h2 class="kern-heading-medium" id="ablegen">PDF ablegen</h2>
    ${dateiformular('/posteingang', csrf, html`
      ${dateiFeld({ name: 'datei', label: 'PDF-Datei', hinweis: 'Auswählen oder auf das Feld ziehen. Höchstens 10 MB und 100 Seiten. Steht ein QR-Code unserer Vordrucke darauf, wird die Akte von selbst gefunden.' }, 'application/pdf', eingabe)}
      ${textFeld({ name: 'dateiEingangAm', label: 'Eingang', typ: 'date', breite: 'kurz' }, eingabe)}
      <div class="knoepfe">${knopf('Ablegen', 'secondary')}</div>`)}</section>`;
}

/** Pages on which an answer on paper is entered; each takes the file over with it. */
const ANTWORTEN: readonly [weg: Weg, ziel: string, text: string][] = [
  ['GET /posteingang/rueckmeldung', '/posteingang/rueckmeldung', 'Rückmeldung des Jobcenters erfassen'],
  ['GET /posteingang/ergebnis', '/posteingang/ergebnis', 'Ergebnis zum Antrag erfassen'],
];

export function dateiSeite(p: Posteingang, { csrf, darf }: { csrf: string; darf: (weg: Weg) => boolean }, eingabe: Eingabe): Html {
  const seiten = Number(p.angaben['seiten'] ?? 0);
  const vermerk = p.angaben['vermerk'];
  return html`<h1 class="kern-heading-large">Eingegangenes Dokument</h1>
    ${fehlerUebersicht(eingabe.fehler, beschrifteDatei)}
    ${angaben([
      ['Stand', postStatus(p.status)], ['Eingang', zeigeDatum(p.eingangAm)], ['Abgelegt', zeigeZeit(p.angelegtAm)],
      ['Umfang', `${seiten} ${seiten === 1 ? 'Seite' : 'Seiten'}`],
      ['Akte', p.aktenzeichen ? akteLink(p.aktenzeichen) : 'Nicht zugeordnet'],
      ...(typeof p.angaben['genannt'] === 'string' ? [['Gelesener QR-Code', p.angaben['genannt']] as const] : []),
      ...(p.verbuchtAm ? [['Bearbeitet', `${zeigeZeit(p.verbuchtAm)} von ${p.verbuchtVon}`] as const] : []),
      ...(typeof vermerk === 'string' ? [['Vermerk', vermerk] as const] : []),
    ])}
    ${p.status === 'OFFEN' ? html`<p class="kern-body"><a class="kern-link" href="/posteingang/${p.id}/datei">Ansehen (PDF)</a></p>${offen(p, csrf, darf, eingabe)}` : leer}
    ${p.dokumentId && p.aktenzeichen ? html`<p class="kern-body"><a class="kern-link" href="/akte/${p.aktenzeichen}/dokument/${p.dokumentId}">In der Akte ansehen (PDF)</a></p>` : leer}
    <p class="kern-body"><a class="kern-link" href="/posteingang">Zum Posteingang</a></p>`;
}

function offen(p: Posteingang, csrf: string, darf: (weg: Weg) => boolean, eingabe: Eingabe): Html {
  const antworten = ANTWORTEN.filter(([weg]) => darf(weg));
  return html`${p.aktenzeichen ? html`
    ${antworten.length > 0 ? html`<section class="abschnitt" aria-labelledby="antwort"><h2 class="kern-heading-medium" id="antwort">Es ist eine Antwort</h2>
      <p class="kern-body">Die Angaben setzen den Vorgang fort; das Dokument kommt dabei zur Akte.</p>
      <div class="knoepfe">${antworten.map(([, ziel, text]) => html`<a class="kern-btn kern-btn--secondary" href="${ziel}?eingang=${p.id}"><span class="kern-label">${text}</span></a>`)}</div></section>` : leer}
    <section class="abschnitt" aria-labelledby="zur-akte"><h2 class="kern-heading-medium" id="zur-akte">Nur zur Akte nehmen</h2>
      ${formular(`/posteingang/${p.id}/datei`, csrf, html`${textFeld({ name: 'titel', label: 'Was ist es?', hinweis: 'So heißt das Dokument in der Akte, zum Beispiel „Antwort des Vermieters“.' }, eingabe)}
        <div class="knoepfe">${knopf('Zur Akte nehmen', 'primary', { name: 'aktion', wert: 'zurAkte' })}</div>`)}</section>` : leer}
    <section class="abschnitt" aria-labelledby="zuordnen"><h2 class="kern-heading-medium" id="zuordnen">${p.aktenzeichen ? 'Es gehört in eine andere Akte' : 'Einer Akte zuordnen'}</h2>
      ${formular(`/posteingang/${p.id}/datei`, csrf, html`${textFeld({ name: 'aktenzeichen', label: 'Aktenzeichen', breite: 'mittel' }, eingabe)}
        <div class="knoepfe">${knopf('Zuordnen', p.aktenzeichen ? 'secondary' : 'primary', { name: 'aktion', wert: 'zuordnen' })}</div>`)}</section>
    <section class="abschnitt" aria-labelledby="verwerfen"><h2 class="kern-heading-medium" id="verwerfen">Es gehört in keine Akte</h2>
      ${formular(`/posteingang/${p.id}/datei`, csrf, html`${mehrzeiligesFeld({ name: 'vermerk', label: 'Was ist damit geschehen?', hinweis: 'Zum Beispiel: an den Absender zurückgegeben. Die Datei wird hier gelöscht.' }, eingabe)}
        <div class="knoepfe">${knopf('Datei löschen', 'secondary', { name: 'aktion', wert: 'verwerfen' })}</div>`)}</section>`;
}
