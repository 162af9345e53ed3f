import { abschnitt } from '../bausteine/abschnitt.ts';
import { zeigeZeit } from '../bausteine/format.ts';
import { auswahlFeld, knopf } from '../bausteine/formular.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { journalText } from '../bausteine/journal-arten.ts';
import { journalAngaben } from '../bausteine/journal.ts';
import { aufklappen, tabelle } from '../bausteine/tabelle.ts';
import { verlaufVon, type Ereignis } from '../bausteine/verlauf.ts';
import { verfahrenText } from '../verfahren/index.ts';
import type { AkteAngaben } from './akte-angaben.ts';

const ZUERST = 15;

/** What has happened, newest first, for one procedure or all; below it the journal as it is kept. */
export function verlaufAbschnitt({ akte, verlauf: { verfahren, alle, namen } }: AkteAngaben): Html {
  const prozesse = [...new Set(akte.laeufe.map((l) => l.prozess))];
  const ereignisse = verlaufVon({ akte, namen, verfahrenText }).filter((e) => verfahren === null || `${e.prozess}-`.startsWith(`${verfahren}-`));
  const gezeigt = alle ? ereignisse : ereignisse.slice(0, ZUERST);
  const ziel = `/akte/${akte.fall.aktenzeichen}`;
  return abschnitt('verlauf', 'Verlauf', html`
    ${prozesse.length > 1 ? auswahl(ziel, prozesse, verfahren) : leer}
    ${gezeigt.length === 0 ? html`<p class="kern-body leerzustand">Dazu ist noch nichts geschehen.</p>` : html`<ol class="zeitleiste" aria-label="Verlauf, das Neueste zuerst">${gezeigt.map(punkt)}</ol>`}
    ${gezeigt.length < ereignisse.length ? html`<p class="kern-body"><a class="kern-link" href="${ziel}?verlauf=alle${verfahren ? `&verfahren=${verfahren}` : ''}#verlauf">Alle ${ereignisse.length} Ereignisse zeigen</a></p>` : leer}
    ${aufklappen(`Journal (${akte.journal.length} Einträge)`, tabelle('Journal', ['Zeitpunkt', 'Wer', 'Was', 'Angaben'], akte.journal.map((e) => [zeigeZeit(e.zeitpunkt), e.wer, journalText(e.art), journalAngaben(e.angaben)]), 'Noch keine Einträge.'))}`);
}

/** A GET form: the choice stays in the address, which names no person. */
function auswahl(ziel: string, prozesse: readonly string[], verfahren: string | null): Html {
  const wahl = [{ wert: '', text: 'Alle Verfahren' }, ...prozesse.map((p) => ({ wert: p, text: verfahrenText(p) }))];
  return html`<form method="get" action="${ziel}#verlauf" class="formular formular--zeile abstand-unten">
    ${auswahlFeld({ name: 'verfahren', label: 'Verfahren' }, wahl, { werte: { verfahren: verfahren ?? '' }, fehler: {} })}<div class="knoepfe">${knopf('Zeigen', 'secondary')}</div></form>`;
}

function punkt({ zeitpunkt, wer, art, titel, zusatz, prozess }: Ereignis): Html {
  return html`<li class="zeitleiste__punkt zeitleiste__punkt--${art}"><span class="zusatz"><time datetime="${zeitpunkt.toISOString()}">${zeigeZeit(zeitpunkt)}</time> · ${wer}</span>
    <span class="zeitleiste__titel">${titel}</span>${zusatz ? html`<span>${zusatz}</span>` : leer}${prozess && !titel.includes(verfahrenText(prozess)) ? html`<span class="zusatz">${verfahrenText(prozess)}</span>` : leer}</li>`;
}
