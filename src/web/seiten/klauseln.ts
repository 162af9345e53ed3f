import type { Kasten } from '../../klauselkarte/bild.ts';
import type { Diagramm } from '../../klauselkarte/diagramm.ts';
import { gliedere } from '../../klauselkarte/gliederung.ts';
import { QUELLEN } from '../../modelle/klauseln.ts';
import type { Karteneintrag } from '../../klauselkarte/karte.ts';
import { mittel, nameVon } from '../../klauselkarte/mittel.ts';
import type { Entscheidung } from '../../tabellen/lesen.ts';
import { abschnitt } from '../bausteine/abschnitt.ts';
import { diagrammLink, klauselLink, rollbild, uebersichtsbild } from '../bausteine/diagramm.ts';
import { regelwerk } from '../bausteine/regelwerk.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { angaben, tabelle, type Zelle } from '../bausteine/tabelle.ts';

/** A diagram with the places of one clause in it. `ganz` is null where there is no picture of it. */
export type Ansicht = { diagramm: Diagramm; ganz: Kasten | null; ausschnitte: readonly Kasten[] };

/** The agreement by its own headings. Documents of which nothing is carried out here are left out. */
export function klauselnSeite(eintraege: readonly Karteneintrag[], diagramme: readonly Diagramm[]): Html {
  const teile = QUELLEN.map((quelle) => ({ quelle, abschnitte: gliedere(eintraege, quelle) })).filter(({ abschnitte }) => abschnitte.some((a) => a.klauseln.some(wirdAusgefuehrt)));
  return html`<h1 class="kern-heading-large">Vereinbarung</h1>
    <p class="kern-body vorspann">Jede Klausel: wer was tut und in welchem Diagramm es ausgeführt wird. Alle Abläufe: <a class="kern-link" href="/diagramme">Diagramme</a>.</p>
    ${teile.map(({ quelle, abschnitte }) => abschnitt(quelle.kuerzel, quelle.titel, html`<div class="klauseln">${abschnitte.map((a) => html`<h3 class="kern-heading-small">${a.titel}</h3>
      ${tabelle(a.titel, ['Klausel', 'Wer', 'Was', 'Ausgeführt in'], a.klauseln.map((k) => [klauselLink(k.id), k.wer, k.was, wo(k, diagramme)]), '')}`)}</div>`))}`;
}

const wirdAusgefuehrt = (e: Karteneintrag): boolean => e.zugesagt || e.elemente.length + e.entscheidungen.length > 0;

function wo(k: Karteneintrag, diagramme: readonly Diagramm[]): Zelle {
  const dateien = new Set(k.elemente.map((s) => s.datei));
  const links = diagramme.filter((d) => dateien.has(d.datei)).map(diagrammLink);
  const tabellen = k.entscheidungen.length > 0 ? [html`Entscheidungstabellen: ${k.entscheidungen.map((e) => e.name || e.id).join(' · ')}`] : [];
  return links.length + tabellen.length === 0 ? null : html`${[...links, ...tabellen].map((eines) => html`<span class="zeile">${eines}</span>`)}`;
}

/** @param schreiben titles of the letters by their Kürzel */
export function klauselSeite(k: Karteneintrag, ansichten: readonly Ansicht[], tabellen: readonly Entscheidung[], schreiben: ReadonlyMap<string, string>): Html {
  return html`<h1 class="kern-heading-large">Klausel ${k.id}</h1>
    ${angaben(eckdaten(k, schreiben).filter(([, wert]) => wert !== null))}
    ${ansichten.length + tabellen.length === 0 ? html`<p class="kern-body leerzustand abschnitt">Diese Klausel führt noch kein Diagramm aus.</p>` : leer}
    ${ansichten.map((a) => abschnitt(a.diagramm.name, a.diagramm.titel, ansicht(k, a)))}
    ${tabellen.length === 0 ? leer : abschnitt('tabellen', 'Entscheidungstabellen', html`${tabellen.map(regelwerk)}`)}
    <p class="kern-body abschnitt"><a class="kern-link" href="/klauseln">Zur ganzen Vereinbarung</a></p>`;
}

const eckdaten = (k: Karteneintrag, schreiben: ReadonlyMap<string, string>): [string, Zelle][] => [
  ['Wer', k.wer || null],
  ['Was', k.was],
  ['Fristen', zeilen(k.fristarten.map((f) => `${f.bezeichnung} (${f.fristart})`))],
  ['Schreiben', zeilen(mittel(k).schreiben.map((s) => schreiben.get(s) ?? s))],
];

const zeilen = (texte: readonly string[]): Zelle => (texte.length === 0 ? null : html`${texte.map((t) => html`<span class="zeile">${t}</span>`)}`);

function ansicht(k: Karteneintrag, { diagramm: d, ganz, ausschnitte }: Ansicht): Html {
  const stellen = k.elemente.filter((s) => s.datei === d.datei);
  const bild = `/klauseln/${k.id}/bild/${d.name}`;
  const alt = `Die Stellen der Klausel ${k.id} sind umrandet; die Tabelle darunter nennt dieselben.`;
  return html`${ganz ? html`<figure class="diagramm">${uebersichtsbild(bild, ganz, `Diagramm im Ganzen. ${alt}`)}
      <figcaption class="kern-body kern-body--small">Umrandet: was diese Klausel ausführt. <a class="kern-link" href="/diagramme/${d.name}">Diagramm in voller Größe</a></figcaption></figure>` : html`<p class="kern-body leerzustand">Von diesem Diagramm gibt es noch kein Bild.</p>`}
    ${ausschnitte.map((teil, i) => rollbild(`${bild}?ausschnitt=${i + 1}`, teil, `Ausschnitt ${i + 1} von ${ausschnitte.length}, verschiebbar`, `Ausschnitt ${i + 1} des Diagramms. ${alt}`))}
    ${tabelle(`Stellen der Klausel ${k.id}`, ['Stelle', 'Art', 'Kennung'], stellen.map((s) => [nameVon(s), s.art, html`<code>${s.element}</code>`]), '')}`;
}
