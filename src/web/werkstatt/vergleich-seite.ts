import type { Kasten } from '../../klauselkarte/bild.ts';
import type { Laufende } from '../../werkstatt/laufende.ts';
import type { Fassung } from '../../werkstatt/modell.ts';
import type { Unterschied } from '../../werkstatt/vergleich.ts';
import type { Zeilenunterschied } from '../../werkstatt/zeilen.ts';
import { abschnitt } from '../bausteine/abschnitt.ts';
import { rollbild, uebersichtsbild } from '../bausteine/diagramm.ts';
import { zeigeZeit } from '../bausteine/format.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { marke, meldung } from '../bausteine/meldung.ts';
import { tabelle, type Zelle } from '../bausteine/tabelle.ts';
import { FARBEN } from './bilder.ts';
import { mitZusatz, modellLink } from './worte.ts';

/** Size of a picture, and of the parts of it in which something is different. */
export type Bildmasse = { ganz: Kasten; teile: readonly Kasten[] };

export type Vergleich = {
  name: string; von: Fassung; bis: Fassung;
  /** of diagrams; null when one of them cannot be read */
  unterschiede?: readonly Unterschied[] | null;
  laufende?: Laufende; prozesse?: readonly { id: string; name: string }[];
  masse?: { von: Bildmasse | null; bis: Bildmasse | null };
  /** of tables and forms */
  zeilen?: readonly Zeilenunterschied[];
};

export function vergleichSeite(v: Vergleich): Html {
  return html`<h1 class="kern-heading-large">Vergleich: Fassung ${v.von.nummer} und Fassung ${v.bis.nummer}</h1>
    <p class="kern-body vorspann">${modellLink(v.name, v.name)}${v.bis.grund ? html`<br />${v.bis.grund}` : leer}</p>
    ${v.zeilen ? abschnitt('zeilen', 'Was anders ist', zeilentabelle(v.zeilen)) : leer}
    ${v.unterschiede === null ? meldung('warning', 'Eine der Fassungen lässt sich nicht lesen', 'Ein Vergleich ist nicht möglich.') : leer}
    ${v.unterschiede && v.laufende ? diagrammvergleich(v, v.unterschiede, v.laufende) : leer}`;
}

const ART: Record<Unterschied['art'], Html> = { NEU: marke('success', FARBEN.NEU.wort), GEAENDERT: marke('warning', FARBEN.GEAENDERT.wort), ENTFERNT: marke('danger', FARBEN.ENTFERNT.wort), VERSCHOBEN: marke('info', FARBEN.VERSCHOBEN.wort) };

function diagrammvergleich(v: Vergleich, unterschiede: readonly Unterschied[], laufende: Laufende): Html {
  const gesamt = [...laufende.faelle.values()].reduce((a, b) => a + b, 0);
  const verschoben = unterschiede.filter((u) => u.art === 'VERSCHOBEN').length;
  const inhaltlich = unterschiede.filter((u) => u.art !== 'VERSCHOBEN');
  return html`${abschnitt('anders', 'Was anders ist', html`${tabelle('Was anders ist', ['Stelle', '', 'Was', 'Dort stehen laufende Fälle'], inhaltlich.map((u) => zeile(u, laufende)), verschoben > 0 ? 'Nur die Zeichnung ist anders.' : 'Beide Fassungen sind gleich.')}
      ${verschoben > 0 ? html`<p class="kern-body">${verschoben === 1 ? 'Eine Stelle ist' : `${verschoben} Stellen sind`} nur verschoben.</p>` : leer}`)}
    ${abschnitt('laufende', 'Laufende Fälle', html`<p class="kern-body">${gesamt === 0 ? 'In diesen Abläufen läuft gerade kein Fall.' : `In diesen Abläufen ${gesamt === 1 ? 'läuft 1 Fall' : `laufen ${gesamt} Fälle`}. Sie bleiben bei ihrer Fassung; die neue gilt für Fälle, die danach beginnen.`}
      ${laufende.aufgabenVom ? `Offene Aufgaben: Stand ${zeigeZeit(laufende.aufgabenVom)}.` : 'Offene Aufgaben sind noch nicht aus Camunda gelesen; gezählt sind nur laufende Fristen.'} Wo ein Fall auf etwas anderes wartet, zeigt Operate.</p>`)}
    ${abschnitt('bilder', 'Bilder', html`<p class="kern-body">Rahmen: ${Object.values(FARBEN).map((f, i) => html`${i > 0 ? ', ' : ''}${farbwort(f.farbe)} = ${f.wort}`)}.</p>${bild(v, 'von')}${bild(v, 'bis')}`)}`;
}

const farbwort = (farbe: string): string => ({ '#1a7f37': 'grün', '#b34700': 'orange', '#b3001b': 'rot', '#1a3da5': 'blau' })[farbe] ?? farbe;

function zeile(u: Unterschied, laufende: Laufende): Zelle[] {
  const dort = laufende.stellen.get(u.element);
  const zahlen = [...(dort?.aufgaben ? [`${dort.aufgaben} ${dort.aufgaben === 1 ? 'Aufgabe' : 'Aufgaben'}`] : []), ...(dort?.fristen ? [`${dort.fristen} laufende ${dort.fristen === 1 ? 'Frist' : 'Fristen'}`] : [])];
  return [mitZusatz(u.name || u.element, u.name ? u.element : ''), ART[u.art], html`${u.angaben.map((w) => html`<span class="zeile">${w.was}: ${w.vorher ? html`<del>${w.vorher}</del>` : leer} ${w.nachher ? html`<ins>${w.nachher}</ins>` : leer}</span>`)}`, zahlen.length > 0 ? zahlen.join(', ') : null];
}

function bild(v: Vergleich, welche: 'von' | 'bis'): Html {
  const [f, andere] = welche === 'von' ? [v.von, v.bis] : [v.bis, v.von];
  const masse = v.masse?.[welche];
  if (!masse) return html`<p class="kern-body leerzustand">Von Fassung ${f.nummer} lässt sich kein Bild zeichnen.</p>`;
  const quelle = `/werkstatt/bild?name=${encodeURIComponent(v.name)}&nummer=${f.nummer}&gegen=${andere.nummer}`;
  const titel = `Fassung ${f.nummer}`;
  const nachlesen = 'Was anders ist, steht in der Tabelle darüber.';
  return html`<h3 class="kern-heading-small">${titel}</h3><figure class="diagramm">${uebersichtsbild(quelle, masse.ganz, `${titel} im Ganzen. ${nachlesen}`)}</figure>
    ${masse.teile.map((teil, i) => rollbild(`${quelle}&ausschnitt=${i + 1}`, teil, `${titel}, Ausschnitt ${i + 1}, verschiebbar`, `${titel}, Ausschnitt ${i + 1}. ${nachlesen}`))}`;
}

const zeilentabelle = (zeilen: readonly Zeilenunterschied[]): Html =>
  tabelle('Was anders ist', ['Zeile', '', 'Text'], zeilen.map((z) => [z.zeile, z.art === 'NEU' ? marke('success', 'neu') : marke('danger', 'entfernt'), html`<code>${z.text}</code>`]), 'Beide Fassungen sind gleich.');
