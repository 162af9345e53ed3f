import type { Konto } from '../akte/konto.ts';
import { html, leer, type Html } from './bausteine/html.ts';
import { meldung, type Art } from './bausteine/meldung.ts';
import { browserSkript } from './buendel.ts';
import type { WebKontext } from './kontext.ts';
import { darf, type Weg } from './rechte.ts';
import { STATISCH } from './statisch.ts';

export type SeitenAngaben = {
  titel: string;
  inhalt: Html;
  konto?: Konto;
  csrf?: string;
  pfad?: string;
  /** with `konto`: what the main menu offers */
  kontext?: Pick<WebKontext, 'links' | 'vereinbarungen'>;
  /** the main menu offers the first steps */
  ersteSchritte?: boolean;
  meldung?: { art: Art; titel: string; text?: string };
};

type Punkt = { weg: Weg; ziel: string; text: string; /** Further pages of this entry. */ auch?: string; /** Key that leads there. */ taste?: string };
const HAUPTMENUE: readonly Punkt[] = [
  { weg: 'GET /heute', ziel: '/heute', text: 'Heute', auch: '/abwesenheiten', taste: 'h' },
  { weg: 'GET /faelle', ziel: '/faelle', text: 'Fälle', taste: 'f' },
  { weg: 'GET /neu', ziel: '/neu', text: 'Neu erfassen', taste: 'n' },
  { weg: 'GET /posteingang', ziel: '/posteingang', text: 'Posteingang', taste: 'p' },
  { weg: 'GET /fristen', ziel: '/fristen', text: 'Fristenbuch', taste: 'b' },
  { weg: 'GET /uebermittlungen', ziel: '/uebermittlungen', text: 'Übermittlungen', taste: 'u' },
  { weg: 'GET /klauseln', ziel: '/klauseln', text: 'Vereinbarung', auch: '/diagramme' },
  { weg: 'GET /vereinbarung', ziel: '/vereinbarung', text: 'Austausch' },
  { weg: 'GET /auswertung', ziel: '/auswertung', text: 'Auswertung' },
  { weg: 'GET /stoerungen', ziel: '/stoerungen', text: 'Störungen' },
  { weg: 'GET /werkstatt', ziel: '/werkstatt', text: 'Werkstatt' },
  { weg: 'GET /verwaltung', ziel: '/verwaltung', text: 'Verwaltung' },
];

/** The frame of every page: skip link, header, main menu, main, footer. */
export function seite(angaben: SeitenAngaben): Html {
  const { titel, inhalt, konto } = angaben;
  const akte = akteName(angaben);
  // People who see cases: they search, and have keys for the way to their lists.
  const sieht = konto && angaben.kontext && darf(konto.rollen, 'POST /faelle', angaben.kontext.vereinbarungen);
  return html`<!doctype html>
<html lang="de" data-kern-theme="light">
<head>
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <meta name="referrer" content="no-referrer" />
  <title>${titel} – ${akte}</title>
  <link rel="icon" href="${STATISCH}/akte.svg" type="image/svg+xml" />
  <link rel="stylesheet" href="${STATISCH}/kern/fonts/fira-sans.css" />
  <link rel="stylesheet" href="${STATISCH}/kern/kern.min.css" />
  <link rel="stylesheet" href="${STATISCH}/akte.css" />
</head>
<body>
  <a class="sprunglink" href="#inhalt">Zum Inhalt springen</a>
  <header class="kopf"><div class="rahmen kopf__zeile">
    <a class="kopf__name" href="/">${akte}</a>
    ${sieht ? suchfeld(angaben.csrf ?? '') : leer}
    ${konto ? kontoZeile(konto, angaben.csrf ?? '') : leer}
  </div></header>
  ${konto ? menue(konto, angaben) : leer}
  <main id="inhalt" class="rahmen haupt" tabindex="-1">
    ${angaben.meldung ? meldung(angaben.meldung.art, angaben.meldung.titel, angaben.meldung.text) : leer}
    ${inhalt}
  </main>
  <footer class="fuss"><div class="rahmen"><p class="kern-body kern-body--small">Angaben zu Personen stehen nur in dieser Akte, nicht in den Aufgaben. Jeder Blick in eine Akte wird vermerkt.</p></div></footer>
  ${sieht ? browserSkript('tasten') : leer}
</body>
</html>`;
}

/** What the agreement of the person calls its files; a word for all of them where nobody is logged in. */
function akteName({ konto, kontext }: SeitenAngaben): string {
  const ihre = konto && [...(kontext?.vereinbarungen.values() ?? [])].find((v) => v.behoerden.some((b) => b.kuerzel === konto.behoerde));
  return ihre?.akteName ?? 'Kooperationsakte';
}

/** On every page of people who see cases. A POST: a name must not get into an address, a history or a log. */
function suchfeld(csrf: string): Html {
  return html`<search class="kopf__suche"><form method="post" action="/faelle"><input type="hidden" name="_csrf" value="${csrf}" />
    <label class="kern-sr-only" for="suche-kopf">Fälle suchen: Name, Anschrift oder Zeichen</label>
    <input class="kern-form-input__input" id="suche-kopf" name="suche" type="search" maxlength="200" autocomplete="off" placeholder="Name, Anschrift, Zeichen" />
    <button type="submit" class="kern-btn kern-btn--secondary kern-btn--small"><span class="kern-label">Suchen</span></button></form></search>`;
}

function kontoZeile(konto: Konto, csrf: string): Html {
  return html`<form method="post" action="/abmelden" class="kopf__konto"><span class="kern-body kern-body--small">${konto.anzeigename} (${konto.behoerde})</span>
    <input type="hidden" name="_csrf" value="${csrf}" /><button type="submit" class="kern-btn kern-btn--tertiary kern-btn--x-small"><span class="kern-label">Abmelden</span></button></form>`;
}

const ERSTE_SCHRITTE: Punkt = { weg: 'GET /erste-schritte', ziel: '/erste-schritte', text: 'Erste Schritte' };

function menue(konto: Konto, { pfad = '', kontext, ersteSchritte }: SeitenAngaben): Html {
  if (!kontext) return leer;
  const { links, vereinbarungen } = kontext;
  const punkte = [...(ersteSchritte ? [ERSTE_SCHRITTE] : []), ...HAUPTMENUE].filter((p) => darf(konto.rollen, p.weg, vereinbarungen));
  return html`<nav class="menue" aria-label="Hauptmenü"><div class="rahmen"><ul>
    ${punkte.map((p) => html`<li><a href="${p.ziel}" ${pfad === p.ziel ? html`aria-current="page"` : pfad.startsWith(`${p.ziel}/`) || (p.auch && pfad.startsWith(p.auch)) ? html`aria-current="true"` : leer} ${p.taste ? html`data-taste="${p.taste}"` : leer}>${p.text}</a></li>`)}
    <li><a href="${links.tasklistUrl}">Aufgaben (Tasklist)</a></li>
  </ul></div></nav>`;
}
