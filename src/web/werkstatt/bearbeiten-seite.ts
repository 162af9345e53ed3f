import type { Modellart } from '../../werkstatt/modell.ts';
import type { Schnellwahl } from '../../kalenderprobe/schnellwahl.ts';
import { LAENDER } from '../../recht/kalender.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { browserSkript, skriptDaten } from '../buendel.ts';
import type { Seitendaten } from '../browser/teile/werkstatt/editor.ts';

export type Bearbeiten = { titel: string; art: Modellart; daten: Seitendaten; schnellwahl: readonly Schnellwahl[] };

const WAS: Record<Modellart, string> = { bpmn: 'Diagramm', dmn: 'Entscheidungstabelle', form: 'Formular' };

/** The frame of the editor. The model itself is fetched by the script: it can be some hundred kilobytes. */
export function bearbeitenSeite({ titel, art, daten, schnellwahl }: Bearbeiten): Html {
  const bpmn = art === 'bpmn';
  return html`<div class="werkstatt werkstatt--${art}" id="werkstatt">
    <div class="werkstatt__kopf">
      <h1 class="kern-heading-medium">${titel}</h1>
      <p class="zusatz">${WAS[art]} · ${daten.name} · <a class="kern-link" href="/werkstatt/modell?name=${encodeURIComponent(daten.name)}">Fassungen</a> · <a class="kern-link" href="/werkstatt">Werkstatt</a></p>
    </div>
    <noscript><p class="kern-body">Der Editor braucht JavaScript. Auf der Seite <a class="kern-link" href="/werkstatt/modell?name=${encodeURIComponent(daten.name)}">Fassungen</a> lässt sich die Datei herunterladen und wieder einlesen.</p></noscript>
    ${werkzeuge(bpmn)}
    <p class="werkstatt__zustand" id="werkstatt-zustand" role="status">Wird geladen …</p>
    <p class="werkstatt__schmal">Zum Zeichnen ist ein breiteres Fenster angenehmer, etwa ab 900 Pixeln.</p>
    ${bpmn ? html`<p class="werkstatt__spielhinweis" id="durchspielen-hinweis" hidden>Durchspielen: Wählen Sie an einem Beginn das Dreieck; an Verzweigungen den Weg. Geändert wird dabei nichts, und es beginnt kein Fall.</p>` : leer}
    ${art === 'dmn' ? html`<div class="werkstatt__sichten" id="sichten" role="group" aria-label="Tabellen"></div>` : leer}
    <div class="werkstatt__flaeche">
      <div class="werkstatt__zeichnung" id="zeichnung" role="region" tabindex="-1" aria-label="${bpmn ? 'Zeichnung. Die Liste „Stellen“ darunter führt ohne Maus zu jedem Element.' : WAS[art]}"></div>
      ${bpmn ? html`<section class="werkstatt__eigenschaften" aria-label="Eigenschaften der gewählten Stelle"><div class="werkstatt__schalter"><input type="checkbox" id="technisches" /><label for="technisches">Technische Angaben</label></div><div id="eigenschaften"></div></section>` : leer}
    </div>
    ${blaetter(bpmn, daten, schnellwahl)}
    ${skriptDaten('werkstatt-daten', daten)}
    ${browserSkript(`werkstatt-${art}`, { stile: true })}
  </div>`;
}

const knopf = (id: string, text: string, { tasten, aus, versteckt, haupt, schalter }: { tasten?: string; aus?: boolean; versteckt?: boolean; haupt?: boolean; schalter?: boolean } = {}): Html =>
  html`<button type="button" id="${id}" class="kern-btn kern-btn--${haupt ? 'primary' : 'secondary'} kern-btn--x-small" ${tasten ? html`title="${tasten}" aria-keyshortcuts="${tasten.replace('Strg', 'Control')}"` : leer} ${schalter ? html`aria-pressed="false"` : leer} ${aus ? html`disabled` : leer} ${versteckt ? html`hidden` : leer}><span class="kern-label">${text}</span></button>`;

const werkzeuge = (bpmn: boolean): Html => html`<div class="werkstatt__werkzeuge" role="group" aria-label="Werkzeuge">
  <div class="werkstatt__gruppe">${knopf('speichern', 'Als Entwurf speichern', { haupt: true, aus: true, tasten: 'Strg+S' })}${knopf('rueckgaengig', 'Rückgängig', { aus: true })}${knopf('wiederholen', 'Wiederholen', { aus: true })}</div>
  <div class="werkstatt__gruppe">${knopf('zoom-kleiner', 'Kleiner', { versteckt: true })}${knopf('zoom-groesser', 'Größer', { versteckt: true })}${knopf('zoom-ganz', 'Ganzes Bild', { versteckt: true })}${bpmn ? knopf('durchspielen', 'Durchspielen', { versteckt: true, schalter: true }) : leer}</div>
  <div class="werkstatt__gruppe">${knopf('laden-datei', 'Herunterladen')}${knopf('laden-bild', 'Als Bild (SVG)', { versteckt: true })}</div>
</div>`;

const reiter = (name: string, text: string, aktiv: boolean): Html =>
  html`<button type="button" role="tab" id="reiter-${name}" data-blatt="${name}" aria-controls="blatt-${name}" aria-selected="${String(aktiv)}" tabindex="${aktiv ? '0' : '-1'}">${text} <span class="werkstatt__zahl"></span></button>`;

const blatt = (name: string, aktiv: boolean, inhalt: Html): Html => html`<div role="tabpanel" class="werkstatt__blatt" id="blatt-${name}" aria-labelledby="reiter-${name}" tabindex="0" ${aktiv ? leer : html`hidden`}>${inhalt}</div>`;

const blaetter = (bpmn: boolean, daten: Seitendaten, schnellwahl: readonly Schnellwahl[]): Html => html`<div class="werkstatt__blaetter">
  <div role="tablist" aria-label="Zum Modell">${reiter('pruefung', 'Prüfung', true)}${bpmn ? reiter('kalender', 'Fristen im Kalender', false) : leer}${reiter('stellen', 'Stellen', false)}</div>
  ${blatt('pruefung', true, html`<p id="befunde-summe" role="status" class="kern-body">Wird geprüft …</p><ul id="befunde" class="werkstatt__liste"></ul>`)}
  ${bpmn ? blatt('kalender', false, kalender(daten, schnellwahl)) : leer}
  ${blatt('stellen', false, html`<div class="werkstatt__suche"><label for="stellen-suche">Stelle suchen</label><input type="search" id="stellen-suche" autocomplete="off" /><span id="stellen-summe" role="status" class="zusatz"></span></div><ul id="stellen" class="werkstatt__liste"></ul>`)}
</div>`;

const kalender = ({ heute, land }: Seitendaten, schnellwahl: readonly Schnellwahl[]): Html => html`<div class="werkstatt__kalenderkopf">
    <div><label for="kalender-beginn">Ein Fall beginnt am</label><input type="date" id="kalender-beginn" value="${heute}" min="2017-01-01" max="2039-12-31" required /></div>
    <div><label for="kalender-land">Feiertage in</label><select id="kalender-land">${Object.entries(LAENDER).map(([kuerzel, name]) => html`<option value="${kuerzel}" ${kuerzel === land ? html`selected` : leer}>${name}</option>`)}</select></div>
    <div><label for="kalender-annahme">Angenommen wird</label><select id="kalender-annahme"><option value="NACHEINANDER">Jede Frist wird ausgeschöpft</option><option value="SOFORT">Alle beginnen an diesem Tag</option></select></div>
    <div class="werkstatt__schnell" role="group" aria-label="Schnellwahl">${schnellwahl.map((s) => html`<button type="button" class="kern-btn kern-btn--tertiary kern-btn--x-small" data-tag="${s.tag}"><span class="kern-label">${s.text}</span></button>`)}</div>
  </div>
  <p id="kalender-annahmen" class="kern-body kern-body--small"></p>
  <p id="kalender-zustand" role="status" class="kern-body"></p>
  <div id="kalender-tabelle"></div>`;
