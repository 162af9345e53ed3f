import type { Kasten } from '../../klauselkarte/bild.ts';
import type { Diagramm } from '../../klauselkarte/diagramm.ts';
import type { Karteneintrag } from '../../klauselkarte/karte.ts';
import { nameVon } from '../../klauselkarte/mittel.ts';
import { abschnitt } from '../bausteine/abschnitt.ts';
import { QUELLEN } from '../../modelle/klauseln.ts';
import { browserSkript } from '../buendel.ts';
import { diagrammLink, klauselLink, uebersichtsbild } from '../bausteine/diagramm.ts';
import { html, type Html } from '../bausteine/html.ts';
import { tabelle, type Zelle } from '../bausteine/tabelle.ts';
import { klauselansicht } from './klauselansicht.ts';

const stellen = (k: Karteneintrag, d: Diagramm): string[] => k.elemente.filter((s) => s.datei === d.datei).map(nameVon);

/** What several procedures share comes last. */
export function diagrammeSeite(diagramme: readonly Diagramm[], eintraege: readonly Karteneintrag[]): Html {
  const [eigene, geteilte] = [diagramme.filter((d) => !istGeteilt(d)), diagramme.filter(istGeteilt)];
  const klauseln = (d: Diagramm): Zelle => {
    const links = eintraege.filter((k) => stellen(k, d).length > 0).map((k) => klauselLink(k.id));
    return links.length === 0 ? null : html`<span class="marken">${links}</span>`;
  };
  return html`<h1 class="kern-heading-large">Diagramme</h1>
    <p class="kern-body vorspann">Jeder Ablauf, wie er ausgeführt wird. Nach Klauseln geordnet: <a class="kern-link" href="/klauseln">Vereinbarung</a>.</p>
    ${tabelle('Diagramme', ['Ablauf', 'Klauseln'], [...eigene, ...geteilte].map((d) => [diagrammLink(d), klauseln(d)]), 'Es gibt keine Diagramme.')}`;
}

const istGeteilt = (d: Diagramm): boolean => d.datei.startsWith('gemeinsam/');

/** @param ganz null where nobody has drawn it yet */
export function diagrammSeite(d: Diagramm, ganz: Kasten | null, eintraege: readonly Karteneintrag[]): Html {
  const bild = `/diagramme/${d.name}/bild`;
  const ausgefuehrt = eintraege.filter((k) => stellen(k, d).length > 0);
  return html`<h1 class="kern-heading-large">${d.titel}</h1>
    ${ganz ? html`<figure class="diagramm">${uebersichtsbild(bild, ganz, 'Diagramm im Ganzen. Die Klauseln darin stehen in der Tabelle darunter.')}</figure>
      <p class="kern-body">Eine Klausel oder eine umrandete Stelle wählen: Die andere Seite zeigt, was dazu gehört.</p>
      ${klauselansicht(d, ganz, eintraege, QUELLEN)}${browserSkript('klauselansicht')}` : html`<p class="kern-body leerzustand">Von diesem Diagramm gibt es noch kein Bild.</p>`}
    ${abschnitt('klauseln', 'Klauseln in diesem Diagramm', tabelle('Klauseln in diesem Diagramm', ['Klausel', 'Wer', 'Was', 'Stellen'], ausgefuehrt.map((k) => [klauselLink(k.id), k.wer, k.was, html`${stellen(k, d).map((s) => html`<span class="zeile">${s}</span>`)}`]), 'In diesem Diagramm ist keine Klausel genannt.'))}
    <p class="kern-body abschnitt"><a class="kern-link" href="/diagramme">Alle Diagramme</a></p>`;
}
