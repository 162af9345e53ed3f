import { auswahlFeld, fehlerUebersicht, formular, knopf, textFeld, type Eingabe, type Feld } from '../bausteine/formular.ts';
import { HILFE } from '../bausteine/hilfe.ts';
import { html, leer, type Html } from '../bausteine/html.ts';

/** Every field of the form by the path of the schema; the index of a person stands as `*`. */
export const FELDER: Record<string, Omit<Feld, 'name'>> = {
  gericht: { label: 'Gericht' },
  geschaeftszeichen: { label: 'Geschäftszeichen des Gerichts', hinweis: 'Zum Beispiel 512 C 1234/26', breite: 'mittel' },
  eingangAm: { label: 'Eingang der Mitteilung bei der Fachstelle', typ: 'date', hinweis: 'Ab diesem Tag läuft die Frist, das Jobcenter zu informieren.', breite: 'kurz' },
  klageEingangAm: { label: 'Eingang der Klage beim Gericht', typ: 'date', breite: 'kurz' },
  zugestelltAm: { label: 'Zustellung der Klage', typ: 'date', hinweis: 'Bei mehreren Mietparteien die letzte. Meist noch nicht bekannt.', hilfe: HILFE.zustellung, optional: true, breite: 'kurz' },
  terminAm: { label: 'Termin der mündlichen Verhandlung', typ: 'date', optional: true, breite: 'kurz' },
  'wohnung.strasse': { label: 'Straße' },
  'wohnung.hausnummer': { label: 'Hausnummer', breite: 'kurz' },
  'wohnung.lage': { label: 'Lage im Haus', hinweis: 'Zum Beispiel 2. OG links', optional: true },
  'wohnung.plz': { label: 'Postleitzahl', inputmode: 'numeric', breite: 'kurz' },
  'wohnung.ort': { label: 'Ort' },
  'mieter.*.name': { label: 'Nachname' },
  'mieter.*.vorname': { label: 'Vorname', optional: true },
  'mieter.*.anschrift': { label: 'Andere Anschrift', hinweis: 'Nur, wenn die Person nicht in der Wohnung lebt.', optional: true },
  'vermieter.name': { label: 'Name der klagenden Partei' },
  'vermieter.anschrift': { label: 'Anschrift', optional: true },
  'vertreter.name': { label: 'Name der Prozessvertretung', optional: true },
  'vertreter.anschrift': { label: 'Anschrift der Prozessvertretung', optional: true },
  monatsmiete: { label: 'Monatsmiete in Euro', hinweis: 'Zum Beispiel 650,00', inputmode: 'decimal', breite: 'kurz' },
  rueckstand: { label: 'Eingeklagter Mietrückstand in Euro', inputmode: 'decimal', breite: 'kurz' },
  nutzungsentschaedigung: { label: 'Nutzungsentschädigung in Euro', inputmode: 'decimal', optional: true, breite: 'kurz' },
  hilfsweiseOrdentlich: { label: 'Hilfsweise ordentlich gekündigt?', hinweis: 'Eine ordentliche Kündigung wird durch Zahlung in der Schonfrist nicht geheilt.', hilfe: HILFE.hilfsweise, breite: 'mittel' },
};

const allgemein = (name: string): string => name.replace(/^mieter\.\d+\./, 'mieter.*.');
const feld = (name: string): Feld => ({ name, label: name, ...FELDER[allgemein(name)] });

/** What a field is called in the list of errors. */
export function beschrifte(name: string): string {
  const nummer = /^mieter\.(\d+)\./.exec(name)?.[1];
  if (name.startsWith('mieter') && nummer === undefined) return 'Mietparteien';
  const label = FELDER[allgemein(name)]?.label ?? '';
  return nummer === undefined ? label : `${label} der ${Number(nummer) + 1}. Mietpartei`;
}

export type MitteilungsForm = { csrf: string; eingabe: Eingabe; mieter: number; hinweise: readonly string[] };

export function mitteilungSeite({ csrf, eingabe, mieter, hinweise }: MitteilungsForm): Html {
  const text = (name: string): Html => textFeld(feld(name), eingabe);
  return html`<h1 class="kern-heading-large">Mitteilung des Amtsgerichts erfassen</h1>
    <p class="kern-body vorspann">Mitteilung über eine Räumungsklage wegen Zahlungsverzugs (§ 22 Abs. 9 SGB II, § 36 Abs. 2 SGB XII). Bitte nur erfassen, was in der Mitteilung steht.</p>
    ${fehlerUebersicht(eingabe.fehler, beschrifte)}
    ${hinweise.length > 0 ? warnung(hinweise) : leer}
    ${formular('/mitteilung', csrf, html`
      <input type="hidden" name="mieter" value="${mieter}" />
      <button type="submit" name="aktion" value="speichern" class="kern-sr-only" tabindex="-1" aria-hidden="true">Aufnehmen</button>
      ${gruppe('Verfahren', html`${text('gericht')}${text('geschaeftszeichen')}<div class="nebeneinander">${text('eingangAm')}${text('klageEingangAm')}</div><div class="nebeneinander">${text('zugestelltAm')}${text('terminAm')}</div>`)}
      ${gruppe('Wohnung', html`<div class="nebeneinander">${text('wohnung.strasse')}${text('wohnung.hausnummer')}</div><div class="nebeneinander">${text('wohnung.plz')}${text('wohnung.ort')}</div>${text('wohnung.lage')}`)}
      ${gruppe('Mietparteien', html`${Array.from({ length: mieter }, (_, i) => person(i, mieter, text))}
        <div class="knoepfe" id="feld-mieter">${mieter < 10 ? knopf('Weitere Person', 'secondary', { name: 'aktion', wert: 'person-dazu' }) : leer}</div>`)}
      ${gruppe('Klagende Partei', html`${text('vermieter.name')}${text('vermieter.anschrift')}${text('vertreter.name')}${text('vertreter.anschrift')}`)}
      ${gruppe('Forderung', html`<div class="nebeneinander">${text('monatsmiete')}${text('rueckstand')}${text('nutzungsentschaedigung')}</div>
        ${auswahlFeld(feld('hilfsweiseOrdentlich'), [{ wert: 'UNBEKANNT', text: 'Nicht bekannt' }, { wert: 'JA', text: 'Ja' }, { wert: 'NEIN', text: 'Nein' }], eingabe)}`)}
      <div class="knoepfe">${hinweise.length > 0 ? knopf('Trotzdem aufnehmen', 'primary', { name: 'aktion', wert: 'trotzdem' }) : knopf('Aufnehmen', 'primary', { name: 'aktion', wert: 'speichern' })}<a class="kern-link" href="/faelle">Abbrechen</a></div>`)}`;
}

function gruppe(titel: string, inhalt: Html): Html {
  return html`<fieldset class="gruppe"><legend class="kern-heading-medium">${titel}</legend>${inhalt}</fieldset>`;
}

function person(i: number, anzahl: number, text: (name: string) => Html): Html {
  return html`<fieldset class="gruppe person"><legend class="kern-title kern-title--small">${i + 1}. Person</legend>
    <div class="nebeneinander">${text(`mieter.${i}.name`)}${text(`mieter.${i}.vorname`)}</div>${text(`mieter.${i}.anschrift`)}
    ${anzahl > 1 ? html`<div>${knopf(`${i + 1}. Person entfernen`, 'tertiary', { name: 'aktion', wert: `person-weg-${i}` })}</div>` : leer}</fieldset>`;
}

function warnung(hinweise: readonly string[]): Html {
  return html`<div class="kern-alert kern-alert--warning abstand-unten" role="alert" tabindex="-1" autofocus>
    <div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><h2 class="kern-title">Bitte noch einmal prüfen</h2></div>
    <div class="kern-alert__body"><ul class="kern-list kern-list--bullet">${hinweise.map((h) => html`<li>${h}</li>`)}</ul>
    <p class="kern-body">Wenn alles so in der Mitteilung steht, können Sie sie trotzdem aufnehmen.</p></div></div>`;
}
