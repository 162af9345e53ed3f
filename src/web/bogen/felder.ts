import { wahlVon, type Bogen, type Bogenangaben, type Bogenfeld } from '../../bogen/bogen.ts';
import { bedingung, mehrfachName } from '../../bogen/pruefen.ts';
import { schreibeBetrag } from '../../akte/geld.ts';
import { ankreuzFeld, auswahlFeld, feldId, mehrzeiligesFeld, textFeld, wahlFeld, type Eingabe, type Feld, type Wahl } from '../bausteine/formular.ts';
import { hilfeBlock } from '../bausteine/hilfe.ts';
import { html, leer, type Html } from '../bausteine/html.ts';

/** Names of the sheet's own fields in a form, apart from those of the person or household on the same page. */
const PRAEFIX = 'bogen.';
const HOECHSTENS_OFFEN = 6;

const namenVon = (feld: Bogenfeld): string[] => (feld.art === 'MEHRFACH' ? Object.keys(feld.auswahl).map((code) => mehrfachName(feld.name, code)) : [feld.name]);

/** What was typed, by the names of the sheet. @param lies the field of the request by its name */
export const liesBogen = (bogen: Bogen, lies: (name: string) => string): Record<string, string> => Object.fromEntries(bogen.felder.flatMap(namenVon).map((name) => [name, lies(PRAEFIX + name)]));

/** What was entered before, as it is typed. */
export function alsEingabe(bogen: Bogen, angaben: Bogenangaben): Record<string, string> {
  return Object.fromEntries(bogen.felder.flatMap((feld): [string, string][] => {
    const wert = angaben[feld.name];
    if (wert === undefined) return [];
    if (Array.isArray(wert)) return wert.map((code) => [mehrfachName(feld.name, code), 'ja']);
    if (typeof wert === 'boolean') return [[feld.name, wert ? 'JA' : 'NEIN']];
    return [[feld.name, feld.art === 'BETRAG' ? schreibeBetrag(Number(wert)) : String(wert)]];
  }));
}

const mitPraefix = (werte: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(werte).map(([name, wert]) => [PRAEFIX + name, wert]));
/** Of the sheet alone, with the names that its fields have in the form. */
export const alsFormular = ({ werte, fehler }: Eingabe): Eingabe => ({ werte: mitPraefix(werte), fehler: mitPraefix(fehler) });

/** What a field is called in the list of errors; '' for a name that is none of the sheet. */
export const beschrifteBogen = (bogen: Bogen) => (name: string): string => bogen.felder.find((f) => PRAEFIX + f.name === name)?.titel ?? '';

/** The questions of a sheet. To stand in a `formular`. */
export const bogenFelder = (bogen: Bogen, eingabe: Eingabe): Html => html`${bogen.felder.map((feld) => zeigeFeld(bogen, feld, eingabe))}`;

function zeigeFeld(bogen: Bogen, feld: Bogenfeld, eingabe: Eingabe): Html {
  const nur = feld.wenn ? `Nur bei „${bedingung(bogen, feld)}“.` : '';
  const hinweis = [nur, feld.hilfe ?? ''].filter(Boolean).join(' ');
  const f: Feld = { name: PRAEFIX + feld.name, label: feld.titel, optional: !feld.pflicht && !feld.wenn, ...(hinweis && { hinweis }), ...(feld.wozu && { hilfe: feld.wozu }) };
  switch (feld.art) {
    case 'AUSWAHL':
    case 'JA_NEIN':
      return auswahl(feld, f, eingabe);
    case 'MEHRFACH':
      return mehrfach(feld, f, eingabe);
    case 'DATUM':
      return textFeld({ ...f, typ: 'date', breite: 'kurz' }, eingabe);
    case 'GANZZAHL':
      return textFeld({ ...f, inputmode: 'numeric', breite: 'kurz' }, eingabe);
    case 'BETRAG':
      return textFeld({ ...f, label: `${feld.titel} (Euro)`, inputmode: 'decimal', breite: 'kurz' }, eingabe);
    case 'ZEILE':
      return textFeld(f, eingabe);
    case 'TEXT':
      return mehrzeiligesFeld(f, eingabe);
  }
}

/** Buttons where one must be chosen. Where none may be, a list: what was chosen in it can be taken back without a script. */
function auswahl(feld: Bogenfeld, f: Feld, eingabe: Eingabe): Html {
  const wahl: Wahl[] = Object.entries(wahlVon(feld)).map(([wert, text]) => ({ wert, text }));
  if (feld.pflicht && !feld.wenn && wahl.length <= HOECHSTENS_OFFEN) return wahlFeld(f, wahl, eingabe);
  return auswahlFeld({ ...f, breite: 'mittel' }, [{ wert: '', text: feld.pflicht ? 'Bitte wählen' : 'Keine Angabe' }, ...wahl], eingabe);
}

function mehrfach(feld: Bogenfeld, f: Feld, eingabe: Eingabe): Html {
  const id = feldId(f.name);
  const fehler = eingabe.fehler[f.name];
  const ids = [f.hinweis ? `${id}-hinweis` : '', fehler ? `${id}-fehler` : ''].filter(Boolean).join(' ');
  return html`<fieldset class="kern-fieldset ${fehler ? 'kern-fieldset--error' : ''}" id="${id}" tabindex="-1" ${ids ? html`aria-describedby="${ids}"` : leer}>
    <legend class="kern-label">${f.label}${f.optional ? html` <span class="kern-label__optional">(optional)</span>` : leer}</legend>
    ${f.hinweis ? html`<div class="kern-hint" id="${id}-hinweis">${f.hinweis}</div>` : leer}
    <div class="kern-fieldset__body">${Object.entries(wahlVon(feld)).map(([code, text]) => ankreuzFeld({ name: PRAEFIX + mehrfachName(feld.name, code), label: text }, eingabe))}</div>
    ${f.hilfe ? hilfeBlock(f.hilfe, f.label) : leer}${fehler ? html`<p class="kern-error" id="${id}-fehler"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-body">${fehler}</span></p>` : leer}
  </fieldset>`;
}
