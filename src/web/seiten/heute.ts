import type { Abwesenheit } from '../../akte/abwesenheit.ts';
import type { Heute, Posten, Stufe } from '../../akte/heute.ts';
import type { Hinweis } from '../../akte/hinweis.ts';
import type { Konto } from '../../akte/konto.ts';
import { lokalesDatum, ZEITZONE } from '../../recht/zeit.ts';
import { zeigeAlter, zeigeDatum, zeigeDatumMitTag, zeigeZeit } from '../bausteine/format.ts';
import { auswahlFeld, ankreuzFeld, knopf } from '../bausteine/formular.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { akteLink } from '../bausteine/link.ts';
import { marke, meldung, type Art } from '../bausteine/meldung.ts';
import { tabelle, type Zelle } from '../bausteine/tabelle.ts';
import { gruppe } from '../bausteine/worte.ts';
import type { HeuteFilter, Koerbe } from '../laden/heute.ts';
import { verfahrenText } from '../verfahren/index.ts';
import { hinweisListe } from './hinweise.ts';

const TAG = new Intl.DateTimeFormat('de-DE', { timeZone: ZEITZONE, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

export type HeuteAngaben = {
  filter: HeuteFilter; koerbe: Koerbe; liste: Heute; hinweise: { zeilen: Hinweis[]; gesamt: number };
  /** procedures with open runs */
  verfahren: string[];
  vertretene: { anmeldename: string; name: string; bis: string }[];
  /** the own absence, today */
  eigene: Abwesenheit | undefined;
  /** when the tasks were read last */
  stand: { am: Date; veraltet: boolean } | undefined;
  heute: string; jetzt: Date; csrf: string; jeSeite: number; tasklistUrl: string; konto: Konto;
};

export function heuteSeite(h: HeuteAngaben): Html {
  return html`<div class="kopfbereich abstand-unten"><div><h1 class="kern-heading-large">Heute</h1><p class="kern-body vorspann">${TAG.format(h.jetzt)}</p></div>
      <div class="knoepfe"><a class="kern-link" href="/erste-schritte">Erste Schritte</a><a class="kern-btn kern-btn--secondary" href="/abwesenheiten"><span class="kern-label">Abwesenheiten</span></a></div></div>
    ${standMeldung(h)}
    ${h.eigene ? meldung('info', `Sie sind bis ${zeigeDatum(h.eigene.bis)} als abwesend eingetragen`, html`Ihre Aufgaben sieht so lange auch ${h.eigene.vertretungName}. <a class="kern-link" href="/abwesenheiten">Abwesenheit beenden</a>`) : leer}
    ${koerbeNav(h)}
    ${h.hinweise.gesamt > 0 ? hinweise(h) : leer}
    <section class="abschnitt" aria-labelledby="liste"><h2 class="kern-heading-medium" id="liste">${ueberschrift(h)}</h2>
      ${h.filter.korb === 'vertretung' ? html`<p class="kern-body">Sie vertreten ${h.vertretene.map((v) => `${v.name} (bis ${zeigeDatum(v.bis)})`).join(', ')}.</p>` : leer}
      <search>${filterFormular(h)}</search>
      ${tabelle('Aufgaben und Fristen', ['Fällig', 'Zu tun', 'Akte', 'Verfahren', 'Bei'], h.liste.posten.map((p) => zeile(p, h)), leerText(h))}
    </section>
    ${blaettern(h)}`;
}

function standMeldung({ stand, tasklistUrl }: HeuteAngaben): Html {
  if (stand && !stand.veraltet) return leer;
  const link = html`<a class="kern-link" href="${tasklistUrl}">Aufgaben in Tasklist öffnen</a>`;
  if (!stand) return meldung('info', 'Hier stehen Fristen und Hinweise, noch keine Aufgaben', html`Die Aufgabenliste wurde noch nicht von Camunda gelesen. ${link}`);
  return meldung('warning', 'Die Aufgaben sind nicht auf dem neuesten Stand', html`Camunda war zuletzt am ${zeigeZeit(stand.am)} zu erreichen. Fristen und Hinweise stimmen; bei Aufgaben kann etwas fehlen oder schon erledigt sein. ${link}`);
}

const adresse = (filter: Partial<HeuteFilter>): string => {
  const paare = Object.entries({ korb: filter.korb, verfahren: filter.verfahren, ohne: filter.ohne, hinweise: filter.hinweise, seite: filter.seite && filter.seite > 1 ? String(filter.seite) : null });
  const text = new URLSearchParams(paare.filter((p): p is [string, string] => Boolean(p[1]))).toString();
  return text ? `/heute?${text}` : '/heute';
};

function koerbeNav({ koerbe, filter }: HeuteAngaben): Html {
  const { meine, vertretung, gruppen, leitet } = koerbe;
  const zahl = (l: Heute): string => (l.dringend > 0 ? `${l.gesamt}, davon ${l.dringend} dringend` : String(l.gesamt));
  const alle = [
    { korb: 'meine', text: `Meine (${zahl(meine)})` },
    ...(vertretung ? [{ korb: 'vertretung', text: `Meine Vertretung (${zahl(vertretung)})` }] : []),
    ...gruppen.map((g) => ({ korb: `gruppe-${g}`, text: gruppe(g) })),
    ...(leitet ? [{ korb: 'ueberfaellig', text: 'Überfällig: alle' }] : []),
  ];
  return html`<nav class="koerbe" aria-label="Körbe"><ul>${alle.map((k) => html`<li><a href="${adresse({ korb: k.korb, verfahren: filter.verfahren })}" ${k.korb === filter.korb ? html`aria-current="page"` : leer}>${k.text}</a></li>`)}</ul></nav>`;
}

function hinweise({ hinweise: { zeilen, gesamt }, csrf, filter }: HeuteAngaben): Html {
  return html`<section class="abschnitt" aria-labelledby="hinweise"><h2 class="kern-heading-medium" id="hinweise">${gesamt === 1 ? '1 Hinweis' : `${gesamt} Hinweise`}: bitte zur Kenntnis nehmen</h2>
    ${hinweisListe(zeilen, csrf, true, adresse(filter))}
    ${zeilen.length < gesamt && !filter.hinweise ? html`<p class="kern-body"><a class="kern-link" href="${adresse({ ...filter, hinweise: 'alle' })}">Alle ${gesamt} Hinweise zeigen</a></p>` : leer}
    ${zeilen.length < gesamt && filter.hinweise ? html`<p class="kern-body">Die ältesten ${zeilen.length} von ${gesamt}. Weitere erscheinen, sobald diese erledigt sind.</p>` : leer}</section>`;
}

function ueberschrift({ filter, liste }: HeuteAngaben): string {
  const anzahl = `${liste.gesamt} offen`;
  if (filter.korb === 'meine') return `Bei mir: ${anzahl}`;
  if (filter.korb === 'vertretung') return `In Vertretung: ${anzahl}`;
  if (filter.korb === 'ueberfaellig') return `Überfällig in der ganzen Behörde: ${liste.gesamt}`;
  return `${gruppe(filter.korb?.slice('gruppe-'.length) ?? '')}: ${anzahl}`;
}

function filterFormular({ filter, verfahren }: HeuteAngaben): Html {
  const eingabe = { werte: { verfahren: filter.verfahren ?? '', ohne: filter.ohne ?? '' }, fehler: {} };
  const wahl = [{ wert: '', text: 'Alle Verfahren' }, ...verfahren.map((v) => ({ wert: v, text: verfahrenText(v) })).toSorted((a, b) => a.text.localeCompare(b.text, 'de'))];
  return html`<form method="get" action="/heute" class="formular formular--zeile abstand-unten"><input type="hidden" name="korb" value="${filter.korb ?? ''}" />
    ${auswahlFeld({ name: 'verfahren', label: 'Verfahren' }, wahl, eingabe)}
    ${filter.korb?.startsWith('gruppe-') ? html`<div class="feld-ankreuz">${ankreuzFeld({ name: 'ohne', label: 'Nur was niemand bearbeitet' }, eingabe)}</div>` : leer}
    <div class="knoepfe">${knopf('Zeigen', 'secondary')}</div></form>`;
}

const STUFE: Record<Stufe, { art: Art; text: string }> = {
  UEBERFAELLIG: { art: 'danger', text: 'Überfällig' }, ZIEL_VERFEHLT: { art: 'warning', text: 'Ziel nicht erreicht' }, HEUTE: { art: 'warning', text: 'Heute fällig' },
  VORFRIST: { art: 'warning', text: 'Vorfrist' }, LAEUFT: { art: 'info', text: 'Läuft' }, OHNE: { art: 'info', text: 'Ohne Frist' },
};

function zeile(p: Posten, { heute, tasklistUrl }: HeuteAngaben): Zelle[] {
  // A Frist ends with its last day: its end is the first instant of the next one.
  const tag = p.endeAm && lokalesDatum(new Date(p.endeAm.getTime() - 1));
  return [
    html`${marke(STUFE[p.stufe].art, STUFE[p.stufe].text)}${tag ? html` <span class="zusatz einzeilig">${zeigeDatumMitTag(tag)}</span>` : leer}`,
    p.art === 'AUFGABE'
      ? html`<a class="kern-link" href="${tasklistUrl}/${p.id}">${p.titel}</a>${p.seitAm ? html` <span class="zusatz">Aufgabe, offen seit ${zeigeAlter(lokalesDatum(p.seitAm), heute).replace('vor ', '')}</span>` : leer}`
      : html`${p.titel} <span class="zusatz">Frist</span>`,
    html`${akteLink(p.aktenzeichen)}${p.mieter ? html` <span class="zusatz">${p.mieter}${p.adresse ? `, ${p.adresse}` : ''}</span>` : leer}`,
    p.prozess ? verfahrenText(p.prozess) : null,
    p.bei ?? html`${p.gruppen && p.gruppen.length > 0 ? p.gruppen.map(gruppe).join(', ') : 'Gruppe'}`,
  ];
}

function leerText({ filter, koerbe }: HeuteAngaben): string {
  if (filter.verfahren || filter.ohne) return 'Dazu ist gerade nichts offen.';
  if (filter.korb === 'ueberfaellig') return 'Nichts ist überfällig.';
  if (filter.korb === 'meine' && koerbe.gruppen.length > 0) return 'Bei Ihnen ist nichts offen. Was Ihre Gruppe zu tun hat, finden Sie im Korb der Gruppe.';
  return 'Hier ist gerade nichts zu tun.';
}

function blaettern({ filter, liste, jeSeite }: HeuteAngaben): Html {
  const seiten = Math.ceil(liste.gesamt / jeSeite);
  if (seiten <= 1) return leer;
  const zu = (seite: number, text: string): Html => html`<a class="kern-link" href="${adresse({ ...filter, seite })}">${text}</a>`;
  return html`<nav class="knoepfe abschnitt" aria-label="Seiten">${filter.seite > 1 ? zu(filter.seite - 1, 'Vorige Seite') : leer}<span class="kern-body">Seite ${filter.seite} von ${seiten}</span>${filter.seite < seiten ? zu(filter.seite + 1, 'Nächste Seite') : leer}</nav>`;
}
