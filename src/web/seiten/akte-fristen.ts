import type { GespeicherteFrist } from '../../akte/frist.ts';
import { abschnitt } from '../bausteine/abschnitt.ts';
import { zeigeDatum, zeigeDatumMitTag, zeigeZeit } from '../bausteine/format.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { tabelle } from '../bausteine/tabelle.ts';
import { fristStatus, wartetAuf } from '../bausteine/worte.ts';
import type { AkteAngaben } from './akte-angaben.ts';
import { fristenBild } from './akte-zeitbild.ts';

/** `/akte/<az>/frist/<Fristart>[.<Bezug>]/<Runde>`, with `<n>~` before the Fristart of the n-th run of a procedure. */
export function fristPfad(f: Pick<GespeicherteFrist, 'id' | 'aktenzeichen'>): string {
  const [vorgang = '', art = '', runde = ''] = f.id.split(':');
  const lauf = vorgang.slice(f.aktenzeichen.length + 1);
  return `/akte/${f.aktenzeichen}/frist/${lauf ? `${lauf}~` : ''}${art}/${runde}`;
}

/** The other way round. @returns undefined for what is no such path */
export function fristIdAus(aktenzeichen: string, art: string, runde: string): string | undefined {
  const teile = /^(?:([1-9][0-9]{0,3})~)?([A-Z0-9.-]{2,40}(?:[.][A-Za-z0-9._-]{1,60})?)$/.exec(art);
  if (!teile || !/^[1-9][0-9]{0,3}$/.test(runde)) return undefined;
  return `${aktenzeichen}${teile[1] ? `.${teile[1]}` : ''}:${teile[2]}:${runde}`;
}

/** Why a Frist is still open past its end: who is waited for, since when, and at which step. */
function grund(f: GespeicherteFrist, { akte, heute, verlauf }: AkteAngaben): Html {
  if (f.erledigtAm !== null || f.fristEnde >= heute || !['LAUFEND', 'UEBERSCHRITTEN'].includes(f.status)) return leer;
  const auf = wartetAuf(akte.fall, f.fristart);
  const schritt = verlauf.namen.fristen.get(`${f.prozess}|${f.fristart}`);
  return html` <span class="zusatz">${auf ? `Wartet auf: ${auf}, seit ${zeigeDatum(f.beginn)}` : `Offen seit ${zeigeDatum(f.beginn)}`}${schritt ? `. Schritt: ${schritt}` : ''}</span>`;
}

export function fristenAbschnitt(angaben: AkteAngaben): Html {
  const { akte, heute } = angaben;
  return abschnitt('fristen', 'Fristen', html`${fristenBild(akte.fristen, heute)}${tabelle('Fristen', ['Ende', 'Frist', 'Stand', 'Herleitung', ''], akte.fristen.map((f) => [
    zeigeDatumMitTag(f.fristEnde),
    html`${f.bezeichnung}${f.klausel ? html` <span class="zusatz">(${f.klausel})</span>` : leer}`,
    html`${fristStatus(f.status)}${f.erledigtAm ? html` <span class="zusatz">erledigt ${zeigeZeit(f.erledigtAm)}</span>` : leer}${grund(f, angaben)}`,
    herleitung(f),
    f.status === 'LAUFEND' && akte.fall.status !== 'BEENDET' ? html`<a class="kern-link" href="${fristPfad(f)}">Verschieben<span class="kern-sr-only">: ${f.bezeichnung}</span></a>` : leer,
  ]), 'Es ist noch keine Frist gesetzt.')}`);
}

/** How the end was found, step by step, so that anybody can check it. */
export function herleitung(f: GespeicherteFrist): Html {
  return html`<details><summary class="kern-link">So gerechnet</summary><ol class="kern-body rechnung">${f.schritte.map((s) => html`<li>${s}</li>`)}</ol>
    ${f.geaendertGrund ? html`<p class="kern-body">Verschoben von ${f.geaendertVon}: ${f.geaendertGrund}</p>` : leer}</details>`;
}
