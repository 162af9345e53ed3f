import type { Einwilligungstext } from '../../../akte/verweis/einwilligungstext.ts';
import type { Verweis } from '../../../akte/verweis/verweis.ts';
import type { Stand } from '../../../akte/verweis/widerruf.ts';
import { zeigeDatum } from '../../bausteine/format.ts';
import { ankreuzFeld, fehlerUebersicht, feldId, formular, knopf, textFeld, wahlFeld, type Eingabe } from '../../bausteine/formular.ts';
import { HILFE } from '../../bausteine/hilfe.ts';
import { html, leer, type Html } from '../../bausteine/html.ts';
import { meldung } from '../../bausteine/meldung.ts';
import { angaben } from '../../bausteine/tabelle.ts';
import { ANLASS, WIDERRUF } from './worte.ts';

const FORMEN = [{ wert: 'SCHRIFTLICH', text: 'Schriftlich, die unterschriebene Erklärung liegt vor' }, { wert: 'ELEKTRONISCH', text: 'Elektronisch' }] as const;
const NAMEN: Record<string, string> = { form: 'Form', erteiltAm: 'Tag der Einwilligung' };

export function einwilligungSeite(verweis: Verweis, text: Einwilligungstext, csrf: string, eingabe: Eingabe): Html {
  const { aktenzeichen } = verweis;
  return html`<h1 class="kern-heading-large">Einwilligung erfassen</h1>
    ${fehlerUebersicht(eingabe.fehler, (name) => NAMEN[name] ?? 'Angaben')}
    <div class="abstand-unten">${angaben([['Aktenzeichen', aktenzeichen], ['Vorsprache', zeigeDatum(verweis.vorspracheAm)], ['Anlass', ANLASS[verweis.anlass]], ['Zweck', text.zweck]])}</div>
    <section aria-labelledby="wortlaut"><h2 class="kern-heading-medium" id="wortlaut">Wortlaut der Erklärung (Fassung ${text.fassung})</h2>${text.text.map((absatz) => html`<p class="kern-body vorspann">${absatz}</p>`)}</section>
    ${formular(`/akte/${aktenzeichen}/einwilligung`, csrf, html`
      ${datenarten(text, eingabe)}
      ${wahlFeld({ name: 'form', label: 'In welcher Form liegt die Einwilligung vor?', hilfe: HILFE.einwilligung }, FORMEN, eingabe)}
      ${textFeld({ name: 'erteiltAm', label: 'Erteilt am', typ: 'date', breite: 'kurz' }, eingabe)}
      <div class="knoepfe">${knopf('Einwilligung speichern')}<a class="kern-link" href="/akte/${aktenzeichen}">Abbrechen</a></div>`)}`;
}

/** Nothing is ticked beforehand: the clerk enters what the household has ticked. */
function datenarten(text: Einwilligungstext, eingabe: Eingabe): Html {
  const fehler = text.datenarten.map((d) => eingabe.fehler[`art-${d.art}`]).find(Boolean);
  return html`<fieldset class="kern-fieldset ${fehler ? 'kern-fieldset--error' : ''}" ${fehler ? html`aria-describedby="${feldId('datenarten')}-fehler"` : leer}>
    <legend class="kern-label">Welche Angaben dürfen weitergegeben werden?</legend>
    <div class="kern-fieldset__body">${text.datenarten.map((d) => ankreuzFeld({ name: `art-${d.art}`, label: `${d.text}${d.pflicht ? ' (nötig)' : ''}` }, eingabe))}</div>
    ${fehler ? html`<p class="kern-error" id="${feldId('datenarten')}-fehler"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-body">${fehler}</span></p>` : leer}
  </fieldset>`;
}

export function widerrufSeite({ aktenzeichen, einwilligung }: Verweis, stand: Stand, csrf: string): Html {
  return html`<h1 class="kern-heading-large">Einwilligung widerrufen</h1>
    ${meldung(stand === 'NICHT_HINAUS' ? 'info' : 'warning', stand === 'NICHT_HINAUS' ? 'Es ist noch nichts weitergegeben' : 'Die Kontaktdaten sind nicht mehr aufzuhalten', WIDERRUF[stand].vorher)}
    <div class="abstand-unten">${angaben([['Aktenzeichen', aktenzeichen], ['Einwilligung erteilt', zeigeDatum(einwilligung?.erteiltAm)], ['Zweck', einwilligung?.zweck ?? null]])}</div>
    ${formular(`/akte/${aktenzeichen}/widerruf/${einwilligung?.id ?? ''}`, csrf, html`<p class="kern-body vorspann">Der Haushalt hat heute widerrufen. Das kann nicht rückgängig gemacht werden. Willigt er später doch ein, erfassen Sie bitte eine neue Vorsprache.</p>
      <div class="knoepfe">${knopf('Widerruf festhalten')}<a class="kern-link" href="/akte/${aktenzeichen}">Abbrechen</a></div>`)}`;
}
