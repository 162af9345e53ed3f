import type { Kasten } from '../../klauselkarte/bild.ts';
import type { Diagramm } from '../../klauselkarte/diagramm.ts';
import { gliedere } from '../../klauselkarte/gliederung.ts';
import type { Karteneintrag } from '../../klauselkarte/karte.ts';
import { nameVon } from '../../klauselkarte/mittel.ts';
import type { Quelle } from '../../modelle/klauseln.ts';
import { klauselLink } from '../bausteine/diagramm.ts';
import { html, leer, type Html } from '../bausteine/html.ts';

/** Square units from which on an element is framed only, so that what is inside of it stays clear. */
const GROSS = 60_000;
type Stelle = { element: string; name: string; kasten: Kasten; klauseln: string[] };

/** What of the agreement the diagram carries out, and where; elements that nobody has drawn are left out. */
function stellenIn(d: Diagramm, eintraege: readonly Karteneintrag[]): Stelle[] {
  const jeElement = Map.groupBy(eintraege.flatMap((k) => k.elemente.filter((s) => s.datei === d.datei).map((s) => ({ s, klausel: k.id }))), ({ s }) => s.element);
  return [...jeElement].flatMap(([element, treffer]) => {
    const kasten = d.kaesten.get(element);
    const [erster] = treffer;
    return kasten && erster ? [{ element, name: nameVon(erster.s), kasten, klauseln: treffer.map((t) => t.klausel) }] : [];
  });
}

/**
 * The agreement on the left, the diagram on the right; each highlights the other (`browser/klauselansicht.ts`). Without
 * scripts both stand side by side, and the list says where each clause is. What nothing carries out is a gap, in red and in words.
 */
export function klauselansicht(d: Diagramm, ganz: Kasten, eintraege: readonly Karteneintrag[], quellen: readonly Quelle[]): Html {
  const stellen = stellenIn(d, eintraege);
  const hier = new Set(stellen.flatMap((s) => s.klauseln));
  const gezeigte = quellen.filter((q) => q.klauseln.some((k) => hier.has(k.id)));
  return html`<div class="klauselansicht">
    <div class="klauselansicht__liste" role="region" aria-label="Vereinbarung" tabindex="0">${gezeigte.map((q) => html`<h2 class="kern-heading-small">${q.titel}</h2>
      ${gliedere(eintraege, q).map((a) => html`<h3 class="kern-title">${a.titel}</h3><ul>${a.klauseln.map((k) => klausel(k, hier))}</ul>`)}`)}</div>
    <div class="klauselansicht__bild" role="region" aria-label="Diagramm, verschiebbar" tabindex="0">
      <svg viewBox="${kastenText(ganz)}" width="${Math.round(ganz.width)}" height="${Math.round(ganz.height)}" role="group" aria-label="Diagramm: ${d.titel}">
        <image href="/diagramme/${d.name}/bild" x="${ganz.x}" y="${ganz.y}" width="${ganz.width}" height="${ganz.height}"></image>
        ${stellen.map(stelle)}
      </svg></div>
  </div>`;
}

function klausel(k: Karteneintrag, hier: ReadonlySet<string>): Html {
  const luecke = k.elemente.length + k.entscheidungen.length === 0;
  return html`<li class="klauselansicht__klausel ${luecke ? 'klauselansicht__klausel--luecke' : ''}" data-klausel="${k.id}">
    ${hier.has(k.id) ? html`<button type="button" class="klauselknopf" aria-pressed="false" data-zeige="${k.id}">${k.id}</button>` : klauselLink(k.id)}
    <span>${k.was}${luecke ? html` <strong class="luecke">Lücke: Kein Diagramm führt das aus.</strong>` : hier.has(k.id) ? leer : html` <span class="zusatz">in einem anderen Diagramm</span>`}</span></li>`;
}

const kastenText = ({ x, y, width, height }: Kasten): string => `${x} ${y} ${width} ${height}`;

const stelle = ({ element, name, kasten: { x, y, width, height }, klauseln }: Stelle): Html =>
  html`<g class="stelle ${width * height > GROSS ? 'stelle--gross' : ''}" role="button" tabindex="0" aria-pressed="false" aria-label="${name}: ${klauseln.join(', ')}" data-element="${element}" data-klauseln="${klauseln.join(' ')}"><title>${name}: ${klauseln.join(', ')}</title><rect x="${x - 5}" y="${y - 5}" width="${width + 10}" height="${height + 10}" rx="12"></rect></g>`;
