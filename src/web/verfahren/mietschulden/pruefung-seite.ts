import { AUSNAHMEN, fragenVon } from '../../../akte/mietschulden/pruefung-schema.ts';
import type { Mietschulden } from '../../../akte/mietschulden/vorgang.ts';
import { ankreuzFeld, auswahlFeld, fehlerUebersicht, formular, knopf, mehrzeiligesFeld, textFeld, wahlFeld, type Eingabe } from '../../bausteine/formular.ts';
import { HILFE, hilfeBlock } from '../../bausteine/hilfe.ts';
import { html, leer, type Html } from '../../bausteine/html.ts';
import { lageSatz } from './uebersicht.ts';
import { ANTWORT, AUSNAHME, FRAGE, GEBIET } from './woerter.ts';

const antworten = [{ wert: '', text: 'Bitte wählen' }, ...Object.entries(ANTWORT).map(([wert, text]) => ({ wert, text }))];
const WEITERE: Record<string, string> = {
  sgb2: 'Leistungen nach dem SGB II', stichtag: 'Stichtag', gebiet: 'Gebiet', personen: 'Personen', bruttokalt: 'Bruttokaltmiete', energiebedarf: 'Energiebedarf', stellungnahme: 'Stellungnahme', vermerk: 'Vermerk',
};
const beschrifte = (feld: string): string => WEITERE[feld] ?? (FRAGE as Record<string, string>)[feld] ?? '';

/** The form of the examination: only what this run asks for. */
export function pruefungSeite(m: Mietschulden, csrf: string, eingabe: Eingabe): Html {
  const sgb2 = m.herkunft !== 'SGB12';
  return html`<h1 class="kern-heading-large">Prüfung der Schulden</h1>
    ${fehlerUebersicht(eingabe.fehler, beschrifte)}
    <p class="kern-body vorspann">Akte ${m.aktenzeichen}. ${lageSatz(m)}</p>
    ${formular(`/akte/${m.aktenzeichen}/mietschulden/pruefung`, csrf, html`
      ${sgb2 ? zustaendigkeit(eingabe) : leer}
      ${gruppe('Voraussetzungen', html`${sgb2 && m.schuldenart === 'MIETSCHULDEN' ? hilfeBlock(HILFE.voraussetzungen, 'Voraussetzungen') : leer}${fragenVon(m.herkunft, m.schuldenart).map((f) => auswahlFeld({ name: f, label: FRAGE[f], breite: 'mittel' }, antworten, eingabe))}`)}
      ${sgb2 && m.schuldenart === 'MIETSCHULDEN' ? miete(eingabe) : leer}
      ${gruppe('Ermessen', html`${m.herkunft === 'ANTRAG' ? mehrzeiligesFeld({ name: 'stellungnahme', label: 'Wie ist die Stellungnahme der Fachstelle berücksichtigt?', hinweis: 'Nr. 3.2.1 der Kooperationsvereinbarung. Der Text bleibt in dieser Akte.' }, eingabe) : leer}
        ${mehrzeiligesFeld({ name: 'vermerk', label: 'Vermerk zur Prüfung', optional: true }, eingabe)}`)}
      <div class="knoepfe">${knopf('Speichern')}<a class="kern-link" href="/akte/${m.aktenzeichen}">Abbrechen</a></div>`)}`;
}

const gruppe = (titel: string, inhalt: Html): Html => html`<fieldset class="gruppe"><legend class="kern-heading-medium">${titel}</legend>${inhalt}</fieldset>`;

const zustaendigkeit = (eingabe: Eingabe): Html =>
  gruppe('Zuständigkeit', html`${wahlFeld({ name: 'sgb2', label: 'Bezieht der Haushalt Leistungen nach dem SGB II?', hinweis: 'Ohne SGB II geht der Vorgang an die Fachstelle; dann ist sonst nichts auszufüllen.' }, [{ wert: 'JA', text: 'Ja' }, { wert: 'NEIN', text: 'Nein' }], eingabe)}
    ${textFeld({ name: 'stichtag', label: 'Stichtag für die Tabellen', typ: 'date', breite: 'kurz' }, eingabe)}`);

function miete(eingabe: Eingabe): Html {
  return gruppe('Ist die Wohnung angemessen?', html`
    <p class="kern-body">Hinterlegt sind die Mietobergrenzen der Stadt Hannover vom 01.07.2019 bis 30.06.2022 und die Höchstwerte von Hamburg vom 01.07.2017 bis 28.02.2018. Für andere Stichtage zählt Ihre eigene Prüfung.</p>
    <div class="nebeneinander">${auswahlFeld({ name: 'gebiet', label: 'Gebiet', breite: 'mittel' }, [{ wert: '', text: 'Bitte wählen' }, ...Object.entries(GEBIET).map(([wert, text]) => ({ wert, text }))], eingabe)}
      ${textFeld({ name: 'personen', label: 'Personen in der Wohnung', inputmode: 'numeric', breite: 'kurz' }, eingabe)}</div>
    <div class="nebeneinander">${textFeld({ name: 'bruttokalt', label: 'Bruttokaltmiete im Monat in Euro', hinweis: 'Grundmiete und Nebenkosten ohne Heizung', inputmode: 'decimal', breite: 'kurz' }, eingabe)}
      ${textFeld({ name: 'energiebedarf', label: 'Energiebedarf des Gebäudes', hinweis: 'kWh je m² und Jahr, für den Klimabonus', inputmode: 'numeric', optional: true, breite: 'kurz' }, eingabe)}</div>
    ${ankreuzFeld({ name: 'bestandsschutz', label: 'Hannover: Einzug vor dem 01.05.2011 und seitdem Leistungen ohne Unterbrechung von mehr als sechs Monaten' }, eingabe)}
    <fieldset class="kern-fieldset"><legend class="kern-label">Hamburg: Ausnahmen vom Höchstwert</legend><div class="kern-fieldset__body">
      ${AUSNAHMEN.map((x) => ankreuzFeld({ name: `ausnahme-${x}`, label: AUSNAHME[x] ?? x }, eingabe))}
      ${ankreuzFeld({ name: 'wasserNichtAusgewiesen', label: 'Die Nebenkosten enthalten Wasser, das der Mietvertrag nicht gesondert nennt' }, eingabe)}</div></fieldset>
    ${auswahlFeld({ name: 'wohnungAngemessen', label: FRAGE.wohnungAngemessen, hinweis: 'Zählt, wenn keine Tabelle antwortet oder die Miete nur im Toleranzbetrag liegt.', breite: 'mittel' }, antworten, eingabe)}`);
}
