import type { Fall } from '../../akte/fall.ts';
import type { GespeicherteFrist } from '../../akte/frist.ts';
import type { Lauf } from '../../akte/lauf.ts';
import type { GespeicherteMitteilung } from '../../akte/mitteilung.ts';
import { zeigeDatum, zeigeDatumMitTag } from '../bausteine/format.ts';
import { auswahlFeld, fehlerUebersicht, formular, knopf, mehrzeiligesFeld, textFeld, wahlFeld, type Eingabe } from '../bausteine/formular.ts';
import { HILFE } from '../bausteine/hilfe.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { meldung } from '../bausteine/meldung.ts';
import { angaben } from '../bausteine/tabelle.ts';
import { BEENDIGUNG } from '../bausteine/worte.ts';
import type { Uebermittlung } from '../abfragen/uebermittlungen.ts';
import { verfahrenText } from '../verfahren/index.ts';
import { fristPfad, herleitung } from './akte-fristen.ts';

const zurueck = (aktenzeichen: string): Html => html`<a class="kern-link" href="/akte/${aktenzeichen}">Abbrechen</a>`;
const GRUND = { name: 'grund', label: 'Grund' } as const;

/** What ends with a case. */
export type Offenes = { /** about a person, not a household */ person: boolean; laeufe: readonly Lauf[]; fristen: readonly GespeicherteFrist[]; schreiben: readonly Uebermittlung[] };

export function beendenSeite({ aktenzeichen, status }: Fall, offen: Offenes, csrf: string, eingabe: Eingabe): Html {
  if (status === 'BEENDET') return html`<h1 class="kern-heading-large">Fall beenden</h1>${meldung('info', 'Dieser Fall ist schon beendet')}<p class="kern-body"><a class="kern-link" href="/akte/${aktenzeichen}">Zur Akte</a></p>`;
  const wahl = Object.entries(offen.person ? BEENDIGUNG_PERSON : BEENDIGUNG).filter(([wert]) => wert !== 'ZUSAMMENGELEGT').map(([wert, text]) => ({ wert, text }));
  return html`<h1 class="kern-heading-large">Fall ${aktenzeichen} beenden</h1>
    ${fehlerUebersicht(eingabe.fehler)}
    <p class="kern-body vorspann">Der Vorgang endet vor seiner Zeit: Offene Aufgaben und Fristen entfallen, noch nicht versandte Schreiben werden zurückgezogen. Das lässt sich nicht rückgängig machen. Die Akte bleibt.</p>
    ${wasEndet(offen)}
    ${formular(`/akte/${aktenzeichen}/beenden`, csrf, html`${wahlFeld(GRUND, wahl, eingabe)}<div class="knoepfe">${knopf('Fall beenden')}${zurueck(aktenzeichen)}</div>`)}`;
}

const { KLAGE_ZURUECKGENOMMEN: _, ...JEDERZEIT } = BEENDIGUNG;
const BEENDIGUNG_PERSON: Record<string, string> = { ...JEDERZEIT, VERZOGEN: 'Verzogen' };

function wasEndet({ laeufe, fristen, schreiben }: Offenes): Html {
  const liste = (titel: string, zeilen: readonly Html[]): Html => (zeilen.length === 0 ? leer : html`<h3 class="kern-heading-small">${titel}</h3><ul class="kern-list kern-list--bullet">${zeilen.map((z) => html`<li>${z}</li>`)}</ul>`);
  if (laeufe.length + fristen.length + schreiben.length === 0) return html`<p class="kern-body abstand-unten">In dieser Akte läuft kein Verfahren und keine Frist.</p>`;
  return html`<section class="abstand-unten" aria-labelledby="endet"><h2 class="kern-heading-medium" id="endet">Das endet mit dem Fall</h2>
    ${liste('Verfahren', laeufe.map((l) => html`${verfahrenText(l.prozess)}`))}
    ${liste('Offene Fristen', fristen.map((f) => html`${f.bezeichnung}, bis ${zeigeDatumMitTag(f.fristEnde)}`))}
    ${liste('Schreiben, die noch nicht versandt sind', schreiben.map((s) => html`${s.titel} an ${s.empfaenger}`))}</section>`;
}

export function fristSeite(f: GespeicherteFrist, csrf: string, eingabe: Eingabe): Html {
  return html`<h1 class="kern-heading-large">Frist verschieben</h1>
    ${fehlerUebersicht(eingabe.fehler)}
    <div class="abstand-unten">${angaben([['Aktenzeichen', f.aktenzeichen], ['Frist', `${f.bezeichnung}${f.klausel ? ` (${f.klausel})` : ''}`], ['Ende bisher', zeigeDatumMitTag(f.fristEnde)], ['Herleitung', herleitung(f)]])}</div>
    ${formular(fristPfad(f), csrf, html`
      ${textFeld({ name: 'neuesEnde', label: 'Neues Ende', hinweis: 'Der letzte Tag, an dem die Frist noch gewahrt ist. Warnungen und Fälligkeiten folgen; eine offene Aufgabe zu dieser Frist beginnt neu und muss wieder übernommen werden.', typ: 'date', breite: 'kurz' }, eingabe)}
      ${mehrzeiligesFeld({ ...GRUND, hinweis: 'Zum Beispiel: Verlängerung am 3. April telefonisch vereinbart.' }, eingabe)}
      <div class="knoepfe">${knopf('Frist verschieben')}${zurueck(f.aktenzeichen)}</div>`)}`;
}

const BETRAEGE = [['monatsmiete', 'Monatsmiete in Euro'], ['rueckstand', 'Mietrückstand in Euro'], ['nutzungsentschaedigung', 'Nutzungsentschädigung in Euro']] as const;

export function zustellungSeite(aktenzeichen: string, m: GespeicherteMitteilung, csrf: string, eingabe: Eingabe): Html {
  return html`<h1 class="kern-heading-large">Angaben des Gerichts nachtragen oder berichtigen</h1>
    ${fehlerUebersicht(eingabe.fehler)}
    <p class="kern-body vorspann">Mit der Zustellung der Klage beginnt die Schonfrist von zwei Monaten (§ 569 Abs. 3 Nr. 2 BGB). Bei mehreren Mietparteien zählt die letzte Zustellung.</p>
    <div class="abstand-unten">${angaben([['Aktenzeichen', aktenzeichen], ['Klage eingegangen', zeigeDatum(m.klageEingangAm)], ['Zugestellt bisher', m.zugestelltAm ? zeigeDatum(m.zugestelltAm) : 'Nicht bekannt']])}</div>
    ${formular(`/akte/${aktenzeichen}/zustellung`, csrf, html`
      ${textFeld({ name: 'zugestelltAm', label: 'Zustellung der Klage', typ: 'date', hilfe: HILFE.zustellung, optional: true, breite: 'kurz' }, eingabe)}
      ${textFeld({ name: 'terminAm', label: 'Termin der mündlichen Verhandlung', typ: 'date', optional: true, breite: 'kurz' }, eingabe)}
      ${auswahlFeld({ name: 'hilfsweiseOrdentlich', label: 'Hilfsweise ordentlich gekündigt?', hilfe: HILFE.hilfsweise, breite: 'mittel' }, [{ wert: 'UNBEKANNT', text: 'Nicht bekannt' }, { wert: 'JA', text: 'Ja' }, { wert: 'NEIN', text: 'Nein' }], eingabe)}
      <div class="nebeneinander">${BETRAEGE.map(([name, label]) => textFeld({ name, label, inputmode: 'decimal' }, eingabe))}</div>
      ${mehrzeiligesFeld({ ...GRUND, hinweis: 'Woher die Angabe kommt, zum Beispiel: Anruf bei der Geschäftsstelle.' }, eingabe)}
      <div class="knoepfe">${knopf('Speichern')}${zurueck(aktenzeichen)}</div>`)}`;
}

export function vermerkSeite(aktenzeichen: string, csrf: string, eingabe: Eingabe): Html {
  return html`<h1 class="kern-heading-large">Vermerk zur Akte ${aktenzeichen}</h1>
    ${fehlerUebersicht(eingabe.fehler)}
    <p class="kern-body vorspann">Ein Vermerk bleibt in der Akte dieser Behörde und kann nicht geändert werden.</p>
    ${formular(`/akte/${aktenzeichen}/vermerk`, csrf, html`${mehrzeiligesFeld({ name: 'vermerk', label: 'Vermerk' }, eingabe)}<div class="knoepfe">${knopf('Speichern')}${zurueck(aktenzeichen)}</div>`)}`;
}
