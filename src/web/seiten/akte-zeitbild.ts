import type { GespeicherteFrist } from '../../akte/frist.ts';
import type { Rueckstandspunkt } from '../../akte/rueckstand.ts';
import { plusTage } from '../../recht/datum.ts';
import { abschnitt } from '../bausteine/abschnitt.ts';
import { zeigeDatum, zeigeGeld } from '../bausteine/format.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { tabelle } from '../bausteine/tabelle.ts';

const HOECHSTENS = 12;
const tageZwischen = (von: string, bis: string): number => (Date.parse(bis) - Date.parse(von)) / 86_400_000;
const KLASSE: Partial<Record<GespeicherteFrist['status'], string>> = { UEBERSCHRITTEN: 'zeitbild__balken--ueber', EINGEHALTEN: 'zeitbild__balken--fertig', AUFGEHOBEN: 'zeitbild__balken--fertig', ZIEL_VERFEHLT: 'zeitbild__balken--fertig' };

/**
 * The Fristen of a case as bars on one axis, with today as a line. A picture only: the table below it says the same in words,
 * so screen readers skip it.
 */
export function fristenBild(alle: readonly GespeicherteFrist[], heute: string): Html {
  const fristen = alle.slice(0, HOECHSTENS);
  if (fristen.length < 2) return leer;
  const tage = [heute, ...fristen.flatMap((f) => [f.beginn, f.fristEnde])].toSorted();
  const [von, bis] = [plusTage(tage[0] ?? heute, -1), plusTage(tage.at(-1) ?? heute, 1)];
  const ort = (tag: string): number => (100 * tageZwischen(von, tag)) / tageZwischen(von, bis);
  const strich = html`<line x1="${ort(heute)}%" x2="${ort(heute)}%" y1="0" y2="18" class="zeitbild__heute"></line>`;
  return html`<div class="zeitbild" aria-hidden="true">
    ${fristen.map((f) => html`<div class="zeitbild__zeile"><span class="zeitbild__name">${f.bezeichnung}</span>
      <svg width="100%" height="18" focusable="false"><rect x="${ort(f.beginn)}%" width="${Math.max(0.8, ort(f.fristEnde) - ort(f.beginn))}%" y="4" height="10" rx="2" class="zeitbild__balken ${KLASSE[f.status] ?? ''}"></rect>${strich}</svg></div>`)}
    <div class="zeitbild__zeile zeitbild__achse"><span></span><span class="zeitbild__tage"><span>${zeigeDatum(von)}</span><span>Strich: heute, ${zeigeDatum(heute)}</span><span>${zeigeDatum(bis)}</span></span></div>
  </div>`;
}

const ANLASS: Record<Rueckstandspunkt['anlass'], string> = { MITTEILUNG: 'Mitteilung des Gerichts', BERICHTIGUNG: 'Mitteilung berichtigt', STAND: 'Stand des Verfahrens', ZAHLUNG: 'Übernahme angewiesen' };

/** Shown as soon as something has changed since the first figure. */
export function rueckstandAbschnitt(punkte: readonly Rueckstandspunkt[]): Html {
  if (punkte.length < 2) return leer;
  return abschnitt('rueckstand', 'Mietrückstand im Verlauf', tabelle('Mietrückstand im Verlauf', ['Tag', 'Anlass', 'Rückstand', 'Zahlung', 'Grund'], punkte.map((p) => [
    zeigeDatum(p.am), ANLASS[p.anlass], p.rueckstandCent === null ? null : zeigeGeld(p.rueckstandCent), p.zahlungCent === undefined ? null : zeigeGeld(p.zahlungCent), p.grund ?? null,
  ]), 'Keine Angaben.'));
}

/** Links to the parts of a long page, taken from their headings, so that none is forgotten. */
export function sprungmarken(inhalt: Html): Html {
  const teile = [...String(inhalt).matchAll(/<h2[^>]* id="([a-z0-9-]+)"[^>]*>([^<]+)<\/h2>/g)];
  return html`<nav aria-label="Teile der Akte"><ul class="sprungliste">${teile.map(([, id = '', titel = '']) => html`<li><a class="kern-link" href="#${id}">${ohneZeichen(titel)}</a></li>`)}</ul></nav>`;
}

const ZEICHEN: Record<string, string> = { '&amp;': '&', '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>' };
/** The heading is escaped already and is escaped again where it is inserted. */
const ohneZeichen = (text: string): string => text.replaceAll(/&(?:amp|quot|#39|lt|gt);/g, (z) => ZEICHEN[z] ?? z);
