import { abschnitt } from '../bausteine/abschnitt.ts';
import { zeigeDatum, zeigeZeit } from '../bausteine/format.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { tabelle } from '../bausteine/tabelle.ts';
import { ergebnisText, fallStatus } from '../bausteine/worte.ts';
import { verfahrenText } from '../verfahren/index.ts';
import type { AkteAngaben } from './akte-angaben.ts';

/** All procedures of the household, each run with its state and the way to its diagram in Operate. */
export function verfahrenAbschnitt({ akte, links }: AkteAngaben): Html {
  const operate = links.operateUrl.replace(/\/$/, '');
  return abschnitt('verfahren', 'Verfahren', tabelle('Verfahren', ['Verfahren', 'Eingang', 'Stand', 'Ergebnis', ''], akte.laeufe.map((l) => [
    html`${verfahrenText(l.prozess)}${l.vorgang === l.aktenzeichen ? leer : html` <span class="zusatz">(${l.vorgang})</span>`}`,
    zeigeDatum(l.eingangAm),
    html`${fallStatus(l.status)}${l.beendetAm ? html` <span class="zusatz">${zeigeZeit(l.beendetAm)}</span>` : leer}`,
    l.ergebnis ? ergebnisText(l.ergebnis) : leer,
    l.prozessInstanz && /^\d+$/.test(l.prozessInstanz) ? html`<a class="kern-link" href="${operate}/processes/${l.prozessInstanz}">Stand in Operate<span class="kern-sr-only">: ${verfahrenText(l.prozess)}</span></a>` : leer,
  ]), 'In dieser Akte läuft kein Verfahren.'));
}
