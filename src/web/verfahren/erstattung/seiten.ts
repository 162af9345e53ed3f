import type { Berechnung } from '../../../akte/erstattung/berechnung.ts';
import type { Vorschlag } from '../../../akte/erstattung/vorschlag.ts';
import { zeigeDatum, zeigeGeld } from '../../bausteine/format.ts';
import { auswahlFeld, fehlerUebersicht, formular, knopf, mehrzeiligesFeld, textFeld, wahlFeld, type Eingabe } from '../../bausteine/formular.ts';
import { beschrifteHaushalt, haushaltFelder } from '../../bausteine/haushalt-felder.ts';
import { HILFE, type Hilfe } from '../../bausteine/hilfe.ts';
import { html, leer, type Html } from '../../bausteine/html.ts';
import { meldung } from '../../bausteine/meldung.ts';
import { angaben, tabelle } from '../../bausteine/tabelle.ts';
import { beschrifteErstattung } from './eingabe.ts';

const beschrifte = (feld: string): string => beschrifteErstattung(feld) || beschrifteHaushalt(feld);
const tag = (name: string, label: string, eingabe: Eingabe, mehr: { optional?: boolean; hinweis?: string; hilfe?: Hilfe } = {}): Html => textFeld({ name, label, typ: 'date', breite: 'kurz', ...mehr }, eingabe);
const geld = (name: string, label: string, eingabe: Eingabe, mehr: { optional?: boolean; hinweis?: string } = {}): Html => textFeld({ name, label, inputmode: 'decimal', breite: 'kurz', ...mehr }, eingabe);
const abbrechen = (ziel: string): Html => html`<a class="kern-link" href="${ziel}">Abbrechen</a>`;

/** The fields of a claim. The Fachstelle may leave open what the Jobcenter has not said. */
export function anspruchFelder(eingabe: Eingabe, fachstelle: boolean): Html {
  const offen = fachstelle ? { optional: true } : {};
  return html`<fieldset class="gruppe"><legend class="kern-heading-medium">Erstattungsanspruch</legend>
    ${fachstelle ? tag('angemeldetAm', 'Eingang des Anspruchs', eingabe) : leer}
    <div class="nebeneinander">${tag('haftVon', 'Beginn der Haft', eingabe, { ...offen, hinweis: 'Erster Tag, er zählt mit.' })}${tag('entlassungAm', 'Entlassung', eingabe, { optional: true, hinweis: 'Dieser Tag zählt nicht mehr.' })}</div>
    <div class="nebeneinander">${tag('jcGezahltBis', 'Miete vom Jobcenter gezahlt bis', eingabe, { ...offen, hilfe: HILFE.letzterTag })}${geld('kduMonat', 'Anteil der inhaftierten Person an der Miete im Monat', eingabe, { ...offen, hinweis: 'In Euro. Wohnen mehrere Personen dort, ihr Kopfteil.' })}</div>
    ${geld('betrag', 'Geforderter Betrag', eingabe, { ...offen, hinweis: 'In Euro.' })}
    ${auswahlFeld({ name: 'anspruchsgrundlage', label: 'Anspruchsgrundlage', breite: 'mittel' }, [{ wert: '103', text: '§ 103 SGB X' }, { wert: '105', text: '§ 105 SGB X' }], eingabe)}
    ${textFeld({ name: 'zahlungsreferenz', label: 'Angabe bei der Zahlung', hinweis: 'Zum Beispiel ein Kassenzeichen.', optional: true, breite: 'mittel' }, eingabe)}
    ${fachstelle ? tag('kenntnisAm', 'Seit wann weiß die Fachstelle von der Haft?', eingabe, { optional: true, hinweis: 'Erst ab diesem Tag erstattet sie (§ 103 Abs. 3 SGB X). Ohne diese Angabe kann nicht gerechnet werden.', hilfe: HILFE.kenntnis }) : leer}</fieldset>`;
}

export type AnspruchForm = { ziel: string; csrf: string; eingabe: Eingabe; fachstelle: boolean; /** number of tenants, where the household is entered too */ mieter?: number; zurueck: string; offen: boolean };

export function anspruchSeite(f: AnspruchForm): Html {
  const titel = f.fachstelle ? 'Erstattungsanspruch des Jobcenters erfassen' : 'Erstattung bei der Fachstelle geltend machen';
  return html`<h1 class="kern-heading-large">${titel}</h1>${fehlerUebersicht(f.eingabe.fehler, beschrifte)}
    <p class="kern-body vorspann">${f.fachstelle ? 'Das Jobcenter hat Miete weitergezahlt, ohne von der Haft zu wissen. Fehlt eine Angabe, lassen Sie sie offen: Sie wird beim Jobcenter angefordert.' : 'Für Miete, die das Jobcenter in Unkenntnis der Haft weitergezahlt hat. Vom Haushalt wird nichts zurückgefordert.'}</p>
    ${formular(f.ziel, f.csrf, html`${anspruchFelder(f.eingabe, f.fachstelle)}${f.mieter === undefined ? leer : haushaltFelder(f.eingabe, f.mieter)}
      <div class="knoepfe">${knopf(f.offen ? 'Speichern' : f.fachstelle ? 'Anspruch erfassen' : 'Anspruch geltend machen', 'primary', { name: 'aktion', wert: 'speichern' })}${abbrechen(f.zurueck)}</div>`)}`;
}

/** The computation, month by month, with every step. */
export function berechnungTeil(b: Berechnung): Html {
  return html`${angaben([['Für Tage der Haft gezahlt', zeigeGeld(b.ueberzahltCent)], ['Erstattung nach der Berechnung', html`<strong>${zeigeGeld(b.erstattungCent)}</strong>`], ['Bleibt beim Jobcenter', zeigeGeld(b.beimJobcenterCent)], ['Anzumelden bis (§ 111 SGB X)', zeigeDatum(b.ausschlussfrist)], ['Fachstelle zahlt die Miete ab', zeigeDatum(b.fachstelleZahltAb)]])}
    ${tabelle('Monate', ['Monat', 'Für Tage der Haft gezahlt', 'Davon erstattet'], b.monate.map((m) => [`${m.monat.slice(5)}/${m.monat.slice(0, 4)}`, zeigeGeld(m.ueberzahltCent), zeigeGeld(m.erstattungCent)]), 'Für keinen Monat wurde zu viel gezahlt.')}
    <h3 class="kern-title">So wurde gerechnet</h3><ol class="kern-list kern-list--number">${b.schritte.map((s) => html`<li>${s}</li>`)}</ol>`;
}

type Entscheidungsform = { aktenzeichen: string; csrf: string; eingabe: Eingabe; berechnung: Berechnung | undefined };

export function entscheidungSeite({ aktenzeichen, csrf, eingabe, berechnung }: Entscheidungsform): Html {
  const ziel = `/akte/${aktenzeichen}`;
  return html`<h1 class="kern-heading-large">Über die Erstattung entscheiden</h1>${fehlerUebersicht(eingabe.fehler, beschrifte)}
    ${berechnung ? html`<h2 class="kern-heading-medium">Berechnung</h2>${berechnungTeil(berechnung)}` : meldung('warning', 'Noch nicht berechnet', 'Zum neuesten Stand der Angaben gibt es keine Berechnung. Bitte wählen Sie in Tasklist „neu berechnen“. Ablehnen können Sie auch ohne Berechnung.')}
    ${formular(`${ziel}/erstattung/entscheidung`, csrf, html`<fieldset class="gruppe"><legend class="kern-heading-medium">Ihre Entscheidung</legend>
      ${geld('betrag', 'Zu erstatten', eingabe, { hinweis: 'In Euro. 0,00 lehnt ab. Weichen Sie von der Berechnung nur mit Begründung ab.' })}
      ${mehrzeiligesFeld({ name: 'begruendung', label: 'Begründung', hinweis: 'Sie steht im Schreiben an das Jobcenter.' }, eingabe)}</fieldset>
      <div class="knoepfe">${knopf('Entscheidung speichern')}${abbrechen(ziel)}</div>`)}`;
}

export function freigabeSeite({ aktenzeichen, csrf, eingabe, berechnung, vorschlag }: Entscheidungsform & { vorschlag: Vorschlag }): Html {
  const ziel = `/akte/${aktenzeichen}`;
  return html`<h1 class="kern-heading-large">Erstattung freigeben</h1>${fehlerUebersicht(eingabe.fehler, beschrifte)}
    ${vorschlag.aktuell ? leer : meldung('warning', 'Die Angaben haben sich danach geändert', 'Der Vorschlag beruht auf einem älteren Stand. Bitte geben Sie ihn zurück.')}
    ${angaben([['Vorgeschlagen', html`<strong>${zeigeGeld(vorschlag.betragCent)}</strong>`], ['Von', vorschlag.entscheidung.vorgeschlagenVon], ['Begründung', html`<span class="mehrzeilig">${vorschlag.entscheidung.vorschlagBegruendung}</span>`]])}
    ${berechnung ? html`<h2 class="kern-heading-medium">Berechnung</h2>${berechnungTeil(berechnung)}` : leer}
    ${formular(`${ziel}/erstattung/freigabe`, csrf, html`<input type="hidden" name="runde" value="${vorschlag.entscheidung.runde}" />
      ${wahlFeld({ name: 'entscheidung', label: 'Ihre Entscheidung' }, [{ wert: 'ZUGESTIMMT', text: 'Freigeben' }, { wert: 'ZURUECKGEGEBEN', text: 'Zurückgeben' }], eingabe)}
      ${mehrzeiligesFeld({ name: 'begruendung', label: 'Begründung', hinweis: 'Nötig, wenn Sie zurückgeben.', optional: true }, eingabe)}
      <div class="knoepfe">${knopf('Entscheiden')}${abbrechen(ziel)}</div>`)}`;
}

export function zahlungSeite(aktenzeichen: string, csrf: string, eingabe: Eingabe, summeCent: number): Html {
  const ziel = `/akte/${aktenzeichen}`;
  return html`<h1 class="kern-heading-large">Zahlung als angewiesen eintragen</h1>${fehlerUebersicht(eingabe.fehler, beschrifte)}
    <p class="kern-body vorspann">An das Jobcenter sind <strong>${zeigeGeld(summeCent)}</strong> zu zahlen.</p>
    ${formular(`${ziel}/erstattung/zahlung`, csrf, html`${tag('angewiesenAm', 'Angewiesen am', eingabe)}<div class="knoepfe">${knopf('Eintragen')}${abbrechen(ziel)}</div>`)}`;
}

export function antwortSeite(aktenzeichen: string, csrf: string, eingabe: Eingabe): Html {
  const ziel = `/akte/${aktenzeichen}`;
  return html`<h1 class="kern-heading-large">Antwort der Fachstelle erfassen</h1>${fehlerUebersicht(eingabe.fehler, beschrifte)}
    <p class="kern-body vorspann">Was nicht erstattet wird, bleibt beim Jobcenter. Vom Haushalt wird nichts zurückgefordert.</p>
    ${formular(`${ziel}/erstattung/antwort`, csrf, html`${tag('eingangAm', 'Eingang der Antwort', eingabe)}
      ${wahlFeld({ name: 'ergebnis', label: 'Was hat die Fachstelle geantwortet?' }, [{ wert: 'ANERKANNT', text: 'Sie erstattet den ganzen Betrag' }, { wert: 'TEILWEISE', text: 'Sie erstattet einen Teil' }, { wert: 'ABGELEHNT', text: 'Sie erstattet nichts' }], eingabe)}
      ${geld('betrag', 'Erstatteter Betrag', eingabe, { hinweis: 'In Euro; nichts eintragen, wenn nichts erstattet wird.', optional: true })}
      <div class="knoepfe">${knopf('Antwort speichern')}${abbrechen(ziel)}</div>`)}`;
}
