import type { Uebungsakte } from '../../akte/uebung/entfernen.ts';
import type { Tourstand } from '../../akte/uebung/stand.ts';
import { abschnitt } from '../bausteine/abschnitt.ts';
import { formular, knopf } from '../bausteine/formular.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { akteLink } from '../bausteine/link.ts';
import { marke } from '../bausteine/meldung.ts';
import { tabelle } from '../bausteine/tabelle.ts';
import { fallStatus } from '../bausteine/worte.ts';
import type { Schritt, Tour } from './touren.ts';

/** A tour with what has become of it. */
export type Gegangen = { tour: Tour; akte: string | undefined; bogen: string | undefined; stand: Tourstand };
export type ErsteSchritte = { touren: readonly Gegangen[]; akten: readonly Uebungsakte[]; /** works on cases */ faelle: boolean; darfAnlegen: boolean; /** has begun some itself */ darfEntfernen: boolean; csrf: string; tasklistUrl: string };

export function ersteSchritteSeite(e: ErsteSchritte): Html {
  return html`<h1 class="kern-heading-large">Erste Schritte</h1>
    <p class="kern-body vorspann">Ein Rundgang mit ausgedachten Fällen. Übungsakten erkennen Sie am Aktenzeichen mit „UE.“ und an der Marke „Übung“. Kein Schreiben einer Übungsakte verlässt das Haus, keine Auswertung zählt sie, und Sie können sie jederzeit entfernen.</p>
    ${e.touren.map((g, i) => tour(g, `tour-${i + 1}`, e))}
    ${e.faelle ? abschnitt('uebungsakten', 'Übungsakten', uebungsakten(e)) : leer}`;
}

function tour(g: Gegangen, id: string, e: ErsteSchritte): Html {
  const messbar = g.tour.schritte.filter((s) => s.spur);
  const fertig = messbar.filter((s) => s.spur && g.stand[s.spur]).length;
  return abschnitt(id, g.tour.titel, html`${g.tour.vorspann ? html`<p class="kern-body vorspann">${g.tour.vorspann}</p>` : leer}
    ${messbar.length > 1 ? html`<p class="kern-body">${fertig} von ${messbar.length} Schritten erledigt</p>` : leer}
    <ol class="rundgang">${g.tour.schritte.map((s) => html`<li>${schritt(s, g, e)}</li>`)}</ol>`);
}

function schritt(s: Schritt, g: Gegangen, { csrf, tasklistUrl }: ErsteSchritte): Html {
  const fertig = s.spur !== undefined && g.stand[s.spur];
  const orte = s.orte.filter((o) => g.akte !== undefined || !o.ziel.includes('{akte}'));
  const ziel = (ort: string): string => ort.replace('{akte}', g.akte ?? '').replace('{bogen}', g.bogen ?? '').replace('{tasklist}', tasklistUrl);
  return html`<h3 class="kern-heading-small">${s.titel}${s.spur ? html` ${fertig ? marke('success', 'Erledigt') : marke('info', 'Offen')}` : leer}</h3>
    <p class="kern-body">${s.text}${s.klausel ? html` <a class="kern-link" href="/klauseln/${s.klausel}">Klausel ${s.klausel}</a>` : leer}</p>
    <div class="knoepfe">${s.knopf && !fertig ? formular(s.knopf.ziel, csrf, knopf(s.knopf.text)) : leer}${orte.map((o) => html`<a class="kern-link" href="${ziel(o.ziel)}">${o.text}</a>`)}</div>`;
}

function uebungsakten({ akten: liste, darfAnlegen, darfEntfernen, csrf }: ErsteSchritte): Html {
  return html`${tabelle('Übungsakten', ['Akte', 'Person', 'Stand'], liste.map((a) => [akteLink(a.aktenzeichen), a.personen, a.wirdEntfernt ? 'Wird entfernt' : fallStatus(a.status as 'NEU')]), 'Es gibt noch keine Übungsakten.')}
    <div class="knoepfe abschnitt">${darfAnlegen ? formular('/erste-schritte/anlegen', csrf, knopf('Weitere Übungsakten anlegen', 'secondary')) : leer}
      ${darfEntfernen ? html`<a class="kern-btn kern-btn--secondary" href="/erste-schritte/entfernen"><span class="kern-label">Übungsakten entfernen</span></a>` : leer}</div>
    ${darfAnlegen ? html`<p class="kern-body">Weitere Übungsakten: eine Klage, deren Frist schon abgelaufen ist, eine zugestellte Klage mit Termin und ein Haushalt, der schon beraten wird.</p>` : leer}`;
}

export function entfernenSeite(akten: readonly Uebungsakte[], csrf: string): Html {
  if (akten.length === 0) return html`<h1 class="kern-heading-large">Übungsakten entfernen</h1><p class="kern-body">Ihre Behörde hat keine Übungsakten angelegt.</p><p class="kern-body"><a class="kern-link" href="/erste-schritte">Zurück</a></p>`;
  return html`<h1 class="kern-heading-large">Übungsakten entfernen</h1>
    <p class="kern-body vorspann">Die Verfahren dieser Akten enden, offene Aufgaben und Fristen entfallen. Danach werden die Akten mit allem, was darin steht, gelöscht, auch bei den anderen Behörden. Das lässt sich nicht rückgängig machen. Im Journal bleibt je Akte eine Zeile. Echte Akten sind nicht betroffen.</p>
    ${tabelle('Übungsakten', ['Akte', 'Person'], akten.map((a) => [akteLink(a.aktenzeichen), a.personen]), '')}
    <div class="abschnitt">${formular('/erste-schritte/entfernen', csrf, html`<div class="knoepfe">${knopf(akten.length === 1 ? 'Eine Übungsakte entfernen' : `${akten.length} Übungsakten entfernen`)}<a class="kern-link" href="/erste-schritte">Abbrechen</a></div>`)}</div>`;
}
