import { davor, quartalText, quartalVon, tageVon, type Quartal } from '../../kennzahlen/quartal.ts';
import type { Auswahl } from '../../kennzahlen/schema.ts';
import type { GezeigteTabelle } from '../../kennzahlen/tabelle.ts';
import { browserSkript } from '../buendel.ts';
import { zeigeDatum, zeigeZeit } from '../bausteine/format.ts';
import { auswahlFeld, knopf, textFeld, type Eingabe } from '../bausteine/formular.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { operateProzess } from '../bausteine/operate.ts';
import { zahlentabelle, type Verweise } from '../bausteine/zahlentabelle.ts';

export type AuswertungAngaben = {
  behoerde: string; auswahl: Auswahl; heute: string; tabellen: readonly GezeigteTabelle[]; gezaehltAm: Date;
  /** Small numbers are hidden and only whole quarters can be chosen. */
  verdeckt: boolean;
  plz: readonly string[]; eingabe: Eingabe; operateUrl: string; stoerungen: boolean;
};

/** The part of an address that carries the selection. */
export const auswahlAlsSuche = ({ von, bis, plz }: Auswahl, weiteres: Record<string, string> = {}): string => new URLSearchParams({ ...weiteres, von, bis, ...(plz ? { plz } : {}) }).toString();

/** The link behind a number: codes by their place, `-` for "none", because a code is never only that. */
export const stelleAlsSuche = (kennzahl: string, zeile: readonly (string | null)[] | null, spalte: string, auswahl: Auswahl): string =>
  auswahlAlsSuche(auswahl, { kennzahl, ...Object.fromEntries((zeile ?? []).map((c, i) => [`z${i + 1}`, c ?? '-'])), ...(spalte ? { s: spalte } : { s: '-' }) });

export function auswertungSeite(a: AuswertungAngaben): Html {
  return html`<h1 class="kern-heading-large">Auswertung</h1>
    <p class="kern-body vorspann">${a.behoerde}. ${a.verdeckt ? 'Anzahlen von 1 und 2 stehen als „<3“, was sich daraus errechnen ließe, ist nicht gezeigt („·“). Gezählt werden ganze Quartale.' : 'Hinter jeder Anzahl steht die Liste ihrer Akten.'}${a.stoerungen ? html` Was gerade nicht läuft: <a class="kern-link" href="/stoerungen">Störungen</a>.` : leer}</p>
    ${a.verdeckt ? quartalsform(a) : filterform(a)}
    <p class="kern-body">${zeitraumText(a.auswahl)} · Stand: ${zeigeZeit(a.gezaehltAm)} · <a class="kern-link" href="/auswertung/bericht?${berichtSuche(a)}">Bericht als PDF: ${quartalText(berichtQuartal(a))}</a></p>
    <nav aria-label="Kennzahlen auf dieser Seite"><ul class="sprungliste">${a.tabellen.map((t) => html`<li><a class="kern-link" href="#${t.kuerzel}">${t.titel}</a></li>`)}</ul></nav>
    ${a.tabellen.map((t) => teil(t, a))}
    ${browserSkript('auswertung')}`;
}

const zeitraumText = ({ von, bis, plz }: Auswahl): string => `Zeitraum ${zeigeDatum(von)} bis ${zeigeDatum(bis)}${plz ? ` · Postleitzahl ${plz}${plz.length < 5 ? '…' : ''}` : ''}`;

/** The report is about the quarter in which the period ends. */
const berichtQuartal = ({ auswahl, heute }: AuswertungAngaben): Quartal => quartalVon(auswahl.bis > heute ? heute : auswahl.bis);
const berichtSuche = (a: AuswertungAngaben): string => new URLSearchParams(Object.entries(berichtQuartal(a)).map(([name, wert]) => [name, String(wert)])).toString();

function quartalsform({ auswahl, heute }: AuswertungAngaben): Html {
  const quartale: Quartal[] = [quartalVon(heute)];
  while (quartale.length < 12) quartale.push(davor(quartale.at(-1) as Quartal));
  const wahl = quartale.map((q) => ({ wert: `${q.jahr}-${q.quartal}`, text: quartalText(q) }));
  const gewaehlt = quartalVon(auswahl.von);
  return html`<search><form method="get" action="/auswertung" class="formular formular--zeile">
    ${auswahlFeld({ name: 'zeitraum', label: 'Quartal', breite: 'mittel' }, wahl, { werte: { zeitraum: `${gewaehlt.jahr}-${gewaehlt.quartal}` }, fehler: {} })}
    <div class="knoepfe">${knopf('Zählen', 'secondary')}</div></form></search>`;
}

function filterform({ plz, eingabe, heute }: AuswertungAngaben): Html {
  const jetzt = quartalVon(heute);
  const schnell = [['Dieses Quartal', tageVon(jetzt)], ['Letztes Quartal', tageVon(davor(jetzt))], ['Dieses Jahr', { von: `${heute.slice(0, 4)}-01-01`, bis: `${heute.slice(0, 4)}-12-31` }], ['Letztes Jahr', { von: `${Number(heute.slice(0, 4)) - 1}-01-01`, bis: `${Number(heute.slice(0, 4)) - 1}-12-31` }]] as const;
  return html`<search><form method="get" action="/auswertung" class="formular formular--zeile" novalidate>
    ${textFeld({ name: 'von', label: 'Zeitraum von', typ: 'date' }, eingabe)}${textFeld({ name: 'bis', label: 'bis', typ: 'date' }, eingabe)}
    ${plz.length > 0 ? auswahlFeld({ name: 'plz', label: 'Postleitzahl' }, [{ wert: '', text: 'Alle' }, ...gebiete(plz)], eingabe) : leer}
    <div class="knoepfe">${knopf('Zählen', 'secondary')}</div></form></search>
    <p class="kern-body">${schnell.map(([text, tage]) => html`<a class="kern-link zwischenraum" href="/auswertung?${auswahlAlsSuche(tage)}">${text}</a>`)}</p>`;
}

/** The post codes of the area, and first the beginnings that several share. */
function gebiete(plz: readonly string[]): { wert: string; text: string }[] {
  const anfaenge = [...new Set(plz.map((p) => p.slice(0, 4)))].filter((a) => plz.filter((p) => p.startsWith(a)).length > 1);
  return [...anfaenge.map((wert) => ({ wert, text: `${wert}… (alle)` })), ...plz.map((wert) => ({ wert, text: wert }))];
}

function teil(t: GezeigteTabelle, a: AuswertungAngaben): Html {
  const csv = `/auswertung/csv?${auswahlAlsSuche(a.auswahl, { kennzahl: t.kuerzel })}`;
  return html`<section class="abschnitt kennzahl" aria-labelledby="${t.kuerzel}"><h2 class="kern-heading-medium" id="${t.kuerzel}" tabindex="-1">${t.titel}</h2>
    <p class="kern-body kern-body--small zusatz">${t.gezaehlt} <strong>${t.stichtag ? 'Stichtag' : 'Maßgeblich'}:</strong> ${t.ab}${t.klauseln.length > 0 ? html` <strong>Vereinbarung:</strong> ${t.klauseln.map((k, i) => html`${i > 0 ? ', ' : ''}<a class="kern-link" href="/klauseln/${k}">${k}</a>`)}.` : leer}</p>
    ${inhalt(t, a)}
    ${t.zeilen.length > 0 ? html`<p class="kern-body"><a class="kern-link" href="${csv}">Als CSV herunterladen<span class="kern-sr-only">: ${t.titel}</span></a></p>` : leer}</section>`;
}

function inhalt(t: GezeigteTabelle, a: AuswertungAngaben): Html {
  if (t.zurueckgehalten) return html`<p class="kern-body leerzustand">Nicht gezeigt: Mit der Summe dieser Tabelle ließe sich eine kleine Anzahl in einer anderen errechnen.</p>`;
  if (t.zeilen.length === 0) return html`<p class="kern-body leerzustand">${t.stichtag ? 'Heute gibt es hier nichts.' : 'In diesem Zeitraum gibt es nichts zu zählen.'}</p>`;
  const verweise: Verweise = {
    liste: (zeile, spalte) => (a.verdeckt ? null : `/auswertung/liste?${stelleAlsSuche(t.kuerzel, zeile, spalte, a.auswahl)}`),
    ...(t.kuerzel === 'verfahren-alter' ? { zeile: (codes: readonly (string | null)[]) => html` <a class="kern-link zusatz" href="${operateProzess(a.operateUrl, codes[0] ?? '')}">in Operate</a>` } : {}),
  };
  return zahlentabelle(t, verweise);
}
