import type { GespeicherteFrist } from '../../akte/frist.ts';
import { abschnitt } from '../bausteine/abschnitt.ts';
import { zeigeDatumMitTag, zeigeZeit } from '../bausteine/format.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { tabelle } from '../bausteine/tabelle.ts';
import { fristStatus } from '../bausteine/worte.ts';
import type { AkteAngaben } from './akte-angaben.ts';

export const fristPfad = (f: Pick<GespeicherteFrist, 'aktenzeichen' | 'fristart' | 'runde'>): string => `/akte/${f.aktenzeichen}/frist/${f.fristart}/${f.runde}`;

export function fristenAbschnitt({ akte }: AkteAngaben): Html {
  return abschnitt('fristen', 'Fristen', tabelle('Fristen', ['Ende', 'Frist', 'Stand', 'Herleitung', ''], akte.fristen.map((f) => [
    zeigeDatumMitTag(f.fristEnde),
    html`${f.bezeichnung}${f.klausel ? html` <span class="zusatz">(${f.klausel})</span>` : leer}`,
    html`${fristStatus(f.status)}${f.erledigtAm ? html` <span class="zusatz">erledigt ${zeigeZeit(f.erledigtAm)}</span>` : leer}`,
    herleitung(f),
    f.status === 'LAUFEND' && akte.fall.status !== 'BEENDET' ? html`<a class="kern-link" href="${fristPfad(f)}">Verschieben<span class="kern-sr-only">: ${f.bezeichnung}</span></a>` : leer,
  ]), 'Es ist noch keine Frist gesetzt.'));
}

/** How the end was found, step by step, so that anybody can check it. */
export function herleitung(f: GespeicherteFrist): Html {
  return html`<details><summary class="kern-link">So gerechnet</summary><ol class="kern-body rechnung">${f.schritte.map((s) => html`<li>${s}</li>`)}</ol>
    ${f.geaendertGrund ? html`<p class="kern-body">Verschoben von ${f.geaendertVon}: ${f.geaendertGrund}</p>` : leer}</details>`;
}
