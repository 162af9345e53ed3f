import type { Akte } from '../../akte/akte.ts';
import { istPersonenakte } from '../../akte/person.ts';
import { lokalesDatum } from '../../recht/zeit.ts';
import { abschnitt } from '../bausteine/abschnitt.ts';
import { zeigeDatum, zeigeDatumMitTag, zeigeGeld, zeigeZeit } from '../bausteine/format.ts';
import { istUebung } from '../../akte/uebung.ts';
import { akteLink } from '../bausteine/link.ts';
import { meldung } from '../bausteine/meldung.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { tabelle } from '../bausteine/tabelle.ts';
import { ergebnisText, fallStatus, gruppe, postStatus, schreibenText } from '../bausteine/worte.ts';
import { GEGENSTAND } from '../bausteine/journal.ts';
import type { Weg } from '../rechte.ts';
import type { AkteAngaben } from './akte-angaben.ts';
import { fristenAbschnitt } from './akte-fristen.ts';
import { haushaltAbschnitt, mitteilungAbschnitt, rueckmeldungAbschnitt } from './akte-inhalt.ts';
import { hinweisListe } from './hinweise.ts';
import { verfahrenAbschnitt } from './akte-verfahren.ts';
import { verlaufAbschnitt } from './akte-verlauf.ts';
import { rueckstandAbschnitt, sprungmarken } from './akte-zeitbild.ts';
import { uebermittlungsTabelle } from './uebermittlungen.ts';

export function akteSeite(angabe: AkteAngaben): Html {
  const { akte, csrf, uebermittlungen } = angabe;
  const teile = html`
    ${akte.hinweise.length + akte.aufgaben.length > 0 ? abschnitt('hinweise', 'Das ist zu tun', html`${aufgaben(angabe)}${akte.hinweise.length > 0 ? hinweisListe(akte.hinweise, csrf, false) : leer}`) : leer}
    ${angabe.aehnliche.length > 0 ? abschnitt('aehnliche', 'Ähnliche offene Fälle', aehnliche(angabe)) : leer}
    ${verfahrenAbschnitt(angabe)}
    ${fristenAbschnitt(angabe)}
    <div class="bereich">${haushaltAbschnitt(angabe)}${mitteilungAbschnitt(angabe)}</div>
    ${rueckstandAbschnitt(angabe.rueckstand)}
    ${rueckmeldungAbschnitt(angabe)}
    ${angabe.abschnitte}
    ${abschnitt('uebermittlungen', 'Übermittlungen', uebermittlungsTabelle(uebermittlungen, false))}
    ${abschnitt('dokumente', 'Dokumente', dokumente(akte))}
    ${akte.posteingang.length > 0 ? abschnitt('post', 'Posteingang zu dieser Akte', posteingang(akte)) : leer}
    ${abschnitt('vermerke', 'Vermerke und Änderungen von Hand', html`${vermerke(akte)}<p class="kern-body"><a class="kern-link" href="/akte/${akte.fall.aktenzeichen}/vermerk">Vermerk schreiben</a></p>`)}
    ${akte.zugehoerige.length > 0 ? abschnitt('zugehoerige', 'Zusammengelegte Akten', zugehoerige(akte)) : leer}
    ${verlaufAbschnitt(angabe)}`;
  return html`${istUebung(akte.fall.aktenzeichen) ? meldung('info', 'Übungsakte: kein echter Vorgang', html`Personen und Anschriften sind ausgedacht. Kein Schreiben dieser Akte verlässt das Haus. <a class="kern-link" href="/erste-schritte">Erste Schritte</a>`) : leer}${kopf(angabe)}${sprungmarken(teile)}${teile}`;
}

function kopf({ akte, links, darf, zustaendigName }: AkteAngaben): Html {
  const { fall } = akte;
  return html`<div class="kopfbereich"><div><h1 class="kern-heading-large">Akte ${fall.aktenzeichen}</h1>
    <p class="kern-body marken">${fallStatus(fall.status)} <span>Eingang ${zeigeDatum(fall.eingangAm)}${fall.beendetAm ? `, beendet ${zeigeZeit(fall.beendetAm)}` : ''}${fall.ergebnis ? `: ${ergebnisText(fall.ergebnis)}` : ''}</span></p>
    ${fall.gehoertZu ? html`<p class="kern-body">Gehört zu <a class="kern-link" href="/akte/${fall.gehoertZu}">${fall.gehoertZu}</a></p>` : leer}
    <p class="kern-body">Zuständig: ${zustaendigName ?? 'die Gruppe'}</p>
    <p class="kern-body"><a class="kern-link" href="${links.tasklistUrl}">Aufgaben in Tasklist</a></p></div>
    ${fall.status === 'BEENDET' ? leer : html`<div class="knoepfe">${AKTIONEN.filter(([w, pfad]) => darf(w) && (pfad !== 'zusammenlegen' || akte.haushalt || istPersonenakte(akte.personen))).map(([, pfad, text]) => html`<a class="kern-btn kern-btn--secondary" href="/akte/${fall.aktenzeichen}/${pfad}"><span class="kern-label">${text}</span></a>`)}</div>`}</div>`;
}

const AKTIONEN: readonly [weg: Weg, pfad: string, text: string][] = [
  ['GET /akte/:aktenzeichen/uebergeben', 'uebergeben', 'Übergeben'],
  ['GET /akte/:aktenzeichen/zusammenlegen', 'zusammenlegen', 'Zusammenlegen'],
  ['GET /akte/:aktenzeichen/beenden', 'beenden', 'Fall beenden'],
];

/** Files that ended in favour of this one: what is in them stays there and can be read from here. */
function zugehoerige({ zugehoerige: liste }: Akte): Html {
  return tabelle('Zusammengelegte Akten', ['Aktenzeichen', 'Eingang', 'Stand', 'Dokumente'], liste.map((z) => [
    akteLink(z.aktenzeichen), zeigeDatum(z.eingangAm), fallStatus(z.status),
    z.dokumente.length === 0 ? null : html`${z.dokumente.map((d) => html`<span class="zeile"><a class="kern-link" href="/akte/${z.aktenzeichen}/dokument/${d.id}">${d.titel} (PDF)</a> <span class="zusatz">${zeigeZeit(d.erzeugtAm)}</span></span>`)}`,
  ]), 'Keine.');
}

/** The way from the Akte to the very task; the forms lead back. A task is due in the last minute of a day. */
function aufgaben({ akte, links }: AkteAngaben): Html {
  if (akte.aufgaben.length === 0) return leer;
  return tabelle('Offene Aufgaben', ['Aufgabe', 'Für', 'Fällig'], akte.aufgaben.map((a) => [
    html`<a class="kern-link" href="${links.tasklistUrl}/${a.schluessel}">${a.name}</a>`, a.bei ?? a.gruppen.map(gruppe).join(', '), a.faelligAm ? zeigeDatumMitTag(lokalesDatum(a.faelligAm)) : null,
  ]), '');
}

const HOECHSTENS_AEHNLICHE = 5;

function aehnliche({ aehnliche: liste }: AkteAngaben): Html {
  const weitere = liste.length - HOECHSTENS_AEHNLICHE;
  return html`${tabelle('Ähnliche offene Fälle', ['Aktenzeichen', 'Gemeinsam'], liste.slice(0, HOECHSTENS_AEHNLICHE).map((a) => [akteLink(a.aktenzeichen), [a.wohnung ? 'Wohnung' : '', a.name ? 'Name' : ''].filter(Boolean).join(' und ')]), 'Keine.')}${weitere > 0 ? html`<p class="kern-body">und ${weitere} weitere</p>` : leer}`;
}

function dokumente({ fall, dokumente: liste }: Akte): Html {
  return tabelle('Dokumente', ['Dokument', 'Erstellt', 'Seiten', ''], liste.map((d) => [
    html`<a class="kern-link" href="/akte/${fall.aktenzeichen}/dokument/${d.id}/ansehen">${d.titel} (PDF)</a>`,
    zeigeZeit(d.erzeugtAm), d.seiten,
    html`<a class="kern-link" href="/akte/${fall.aktenzeichen}/dokument/${d.id}?laden=1">Herunterladen<span class="kern-sr-only">: ${d.titel}</span></a>`,
  ]), 'Es gibt noch keine Dokumente.');
}

function posteingang({ posteingang: liste }: Akte): Html {
  return tabelle('Posteingang', ['Eingang', 'Art', 'Stand', ''], liste.map((p) => [
    zeigeDatum(p.eingangAm), schreibenText(p.art), postStatus(p.status),
    html`<a class="kern-link" href="/posteingang/${p.id}">Ansehen<span class="kern-sr-only">: ${schreibenText(p.art)}</span></a>`,
  ]), 'Kein Posteingang.');
}

const FALLANGABE: Record<string, string> = { gehoertZu: 'Gehört zur Akte', zusammengelegt: 'Dazugelegte Akte', zustaendig: 'Zuständig' };

/** A note is a change that changes nothing but says something. */
function vermerke({ aenderungen: liste }: Akte): Html {
  return tabelle('Vermerke und Änderungen von Hand', ['Zeitpunkt', 'Wer', 'Was', 'Grund oder Vermerk'], liste.map((a) => [
    zeigeZeit(a.zeitpunkt), a.wer, Object.keys(a.neu).length === 0 ? 'Vermerk' : `${FALLANGABE[Object.keys(a.neu)[0] ?? ''] ?? GEGENSTAND[a.gegenstand] ?? a.gegenstand}: ${werte(a.alt)} → ${werte(a.neu)}`, html`<span class="mehrzeilig">${a.grund}</span>`,
  ]), 'Es gibt noch keinen Vermerk.');
}

/** Sums are kept in Cent, and their fields say so. */
const werte = (angabe: Record<string, unknown>): string => Object.entries(angabe).map(([feld, wert]) => zeigeWert(feld, wert)).join(', ');

function zeigeWert(feld: string, wert: unknown): string {
  if (wert === null) return 'ohne Angabe';
  if (typeof wert === 'number' && feld.endsWith('Cent')) return zeigeGeld(wert);
  return typeof wert === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(wert) ? zeigeDatum(wert) : String(wert);
}
