import { hilfeBlock, type Hilfe } from './hilfe.ts';
import { html, leer, type Html } from './html.ts';

/** What was typed and what is wrong with it, by field name. */
export type Eingabe = { werte: Record<string, string>; fehler: Record<string, string> };
export const leereEingabe: Eingabe = { werte: {}, fehler: {} };

export type Feld = {
  name: string;
  label: string;
  hinweis?: string;
  /** Behind a fold: why it is asked, where the law is not obvious. */
  hilfe?: Hilfe;
  optional?: boolean;
  typ?: 'text' | 'date' | 'password' | 'tel' | 'search';
  autocomplete?: string;
  inputmode?: 'numeric' | 'decimal' | 'tel';
  breite?: 'kurz' | 'mittel';
};

export const feldId = (name: string): string => `feld-${name.replaceAll(/[^A-Za-z0-9]/g, '-')}`;

/** One line of input with its label, hint and error beside it. */
export function textFeld(feld: Feld, eingabe: Eingabe): Html {
  const { wert, fehler, id } = stand(feld, eingabe);
  const maxlength = feld.typ === 'date' ? 10 : 500;
  return huelle(feld, fehler, html`<input class="kern-form-input__input ${fehler ? 'kern-form-input__input--error' : ''} ${feld.breite ? `feld-${feld.breite}` : ''}"
    id="${id}" name="${feld.name}" type="${feld.typ ?? 'text'}" value="${wert}" maxlength="${maxlength}" ${attribut('autocomplete', feld.autocomplete ?? 'off')} ${attribut('inputmode', feld.inputmode)}
    ${beschreibung(feld, fehler)} ${fehler ? html`aria-invalid="true"` : leer} />`);
}

export function mehrzeiligesFeld(feld: Feld, eingabe: Eingabe): Html {
  const { wert, fehler, id } = stand(feld, eingabe);
  // A line break straight after the tag is dropped by browsers: without one, text that begins with a break would lose it.
  return huelle(feld, fehler, html`<textarea class="kern-form-input__input ${fehler ? 'kern-form-input__input--error' : ''}" id="${id}" name="${feld.name}" maxlength="4000" rows="4" ${beschreibung(feld, fehler)} ${fehler ? html`aria-invalid="true"` : leer}>
${wert}</textarea>`);
}

export type Wahl = { wert: string; text: string };

export function auswahlFeld(feld: Feld, wahl: readonly Wahl[], eingabe: Eingabe): Html {
  const { wert, fehler, id } = stand(feld, eingabe);
  return huelle(feld, fehler, html`<div class="kern-form-input__select-wrapper ${feld.breite ? `feld-${feld.breite}` : ''}"><select class="kern-form-input__select ${fehler ? 'kern-form-input__select--error' : ''}" id="${id}" name="${feld.name}" ${beschreibung(feld, fehler)} ${fehler ? html`aria-invalid="true"` : leer}>
    ${wahl.map((w) => html`<option value="${w.wert}" ${w.wert === wert ? html`selected` : leer}>${w.text}</option>`)}
  </select></div>`);
}

export function wahlFeld(feld: Feld, wahl: readonly Wahl[], eingabe: Eingabe): Html {
  const { wert, fehler, id } = stand(feld, eingabe);
  return html`<fieldset class="kern-fieldset ${fehler ? 'kern-fieldset--error' : ''}" ${beschreibung(feld, fehler)}>
    <legend class="kern-label">${feld.label}</legend>
    ${feld.hinweis ? html`<div class="kern-hint" id="${id}-hinweis">${feld.hinweis}</div>` : leer}
    <div class="kern-fieldset__body">${wahl.map((w, i) => html`<div class="kern-form-check">
      <input class="kern-form-check__radio ${fehler ? 'kern-form-check__radio--error' : ''}" type="radio" id="${i === 0 ? id : `${id}-${i}`}" name="${feld.name}" value="${w.wert}" ${w.wert === wert ? html`checked` : leer} />
      <label class="kern-label" for="${i === 0 ? id : `${id}-${i}`}">${w.text}</label></div>`)}</div>
    ${fehlerZeile(id, fehler)}${hilfe(feld)}
  </fieldset>`;
}

export function ankreuzFeld(feld: Feld, eingabe: Eingabe): Html {
  const { wert, fehler, id } = stand(feld, eingabe);
  return html`<div class="kern-form-check">
    <input class="kern-form-check__checkbox" type="checkbox" id="${id}" name="${feld.name}" value="ja" ${wert === 'ja' ? html`checked` : leer} ${fehler ? html`aria-invalid="true" aria-describedby="${id}-fehler"` : leer} />
    <label class="kern-label" for="${id}">${feld.label}</label></div>${fehlerZeile(id, fehler)}${hilfe(feld)}`;
}

/** A file to be chosen. What was chosen before an error has to be chosen again: browsers give it to no page. */
export function dateiFeld(feld: Feld, art: string, eingabe: Eingabe): Html {
  const { fehler, id } = stand(feld, eingabe);
  return huelle(feld, fehler, html`<input class="kern-form-input__input ${fehler ? 'kern-form-input__input--error' : ''}" id="${id}" name="${feld.name}" type="file" accept="${art}" ${beschreibung(feld, fehler)} ${fehler ? html`aria-invalid="true"` : leer} />`);
}

/** All errors of the form with a way to each field. Takes the focus, so that keyboard and screen reader start here. */
export function fehlerUebersicht(fehler: Record<string, string>, beschriftung: (feld: string) => string = () => ''): Html {
  const alle = Object.entries(fehler);
  if (alle.length === 0) return leer;
  const titel = alle.length === 1 ? 'Eine Angabe ist noch nicht richtig' : `${alle.length} Angaben sind noch nicht richtig`;
  return html`<div class="kern-alert kern-alert--danger abstand-unten" role="alert" tabindex="-1" autofocus id="fehler">
    <div class="kern-alert__header"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><h2 class="kern-title">${titel}</h2></div>
    <div class="kern-alert__body"><ul class="kern-list kern-list--bullet">${alle.map(([name, text]) => html`<li><a class="kern-link" href="#${feldId(name)}">${beschriftung(name) ? `${beschriftung(name)}: ` : ''}${text}</a></li>`)}</ul></div>
  </div>`;
}

/** The same for a form with a file; only pages that `leseDateiformular` knows take one. */
export function dateiformular(ziel: string, csrf: string, inhalt: Html): Html {
  return html`<form method="post" action="${ziel}" class="formular" enctype="multipart/form-data" novalidate><input type="hidden" name="_csrf" value="${csrf}" />${inhalt}</form>`;
}

/** A form that posts with the synchroniser token of the session. */
export function formular(ziel: string, csrf: string, inhalt: Html, klasse = 'formular'): Html {
  return html`<form method="post" action="${ziel}" class="${klasse}" novalidate><input type="hidden" name="_csrf" value="${csrf}" />${inhalt}</form>`;
}

export function knopf(text: string, art: 'primary' | 'secondary' | 'tertiary' = 'primary', wert?: { name: string; wert: string }): Html {
  return html`<button type="submit" class="kern-btn kern-btn--${art}" ${wert ? html`name="${wert.name}" value="${wert.wert}"` : leer}><span class="kern-label">${text}</span></button>`;
}

function stand(feld: Feld, eingabe: Eingabe): { wert: string; fehler: string | undefined; id: string } {
  return { wert: eingabe.werte[feld.name] ?? '', fehler: eingabe.fehler[feld.name], id: feldId(feld.name) };
}

function huelle(feld: Feld, fehler: string | undefined, eingabe: Html): Html {
  const id = feldId(feld.name);
  return html`<div class="kern-form-input ${fehler ? 'kern-form-input--error' : ''}">
    <label class="kern-label" for="${id}">${feld.label}${feld.optional ? html` <span class="kern-label__optional">(optional)</span>` : leer}</label>
    ${feld.hinweis ? html`<div class="kern-hint" id="${id}-hinweis">${feld.hinweis}</div>` : leer}
    ${eingabe}
    ${fehlerZeile(id, fehler)}${hilfe(feld)}
  </div>`;
}

const hilfe = (feld: Feld): Html => (feld.hilfe ? hilfeBlock(feld.hilfe, feld.label) : leer);

function fehlerZeile(id: string, fehler: string | undefined): Html {
  return fehler ? html`<p class="kern-error" id="${id}-fehler"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-body">${fehler}</span></p>` : leer;
}

function beschreibung(feld: Feld, fehler: string | undefined): Html {
  const ids = [feld.hinweis ? `${feldId(feld.name)}-hinweis` : '', fehler ? `${feldId(feld.name)}-fehler` : ''].filter(Boolean).join(' ');
  return ids ? html`aria-describedby="${ids}"` : leer;
}

function attribut(name: string, wert: string | undefined): Html {
  return wert ? html`${name}="${wert}"` : leer;
}
