import type { EingangFehler } from '../../akte/eingang-fehler.ts';
import { HAFT_ANFRAGE } from '../../akte/haft/anfrage.ts';
import type { Posteingang } from '../../akte/posteingang.ts';
import { zeigeAlter, zeigeDatum, zeigeZeit } from '../bausteine/format.ts';
import { fehlerUebersicht, formular, knopf, mehrzeiligesFeld, textFeld, type Eingabe } from '../bausteine/formular.ts';
import { akteLink } from '../bausteine/link.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { angaben, tabelle } from '../bausteine/tabelle.ts';
import { JA_NEIN_UNBEKANNT, postStatus, QUELLE, schreibenText, wort } from '../bausteine/worte.ts';
import { beschrifte } from './mitteilung.ts';
import { beschrifteDatei, dateiAblegen } from './posteingang-datei.ts';
import { beschrifteRueckmeldung, rueckmeldungsFelder } from './rueckmeldung.ts';

/** `fortfuehrungen`: files that were joined to another one, with that one. */
export type PosteingangAngaben = { offen: readonly Posteingang[]; fortfuehrungen: ReadonlyMap<string, string>; unlesbar: readonly EingangFehler[]; heute: string; darfErfassen: boolean };

export function posteingangSeite({ offen, unlesbar, fortfuehrungen, heute, darfErfassen }: PosteingangAngaben, csrf: string, eingabe: Eingabe): Html {
  return html`${fehlerUebersicht(eingabe.fehler, beschrifteDatei)}<div class="kopfbereich"><h1 class="kern-heading-large">Posteingang</h1>
    ${darfErfassen ? html`<a class="kern-btn kern-btn--primary" href="/posteingang/rueckmeldung"><span class="kern-label">Rückmeldung des Jobcenters erfassen</span></a>
      <a class="kern-btn kern-btn--secondary" href="/posteingang/ergebnis"><span class="kern-label">Ergebnis zum Antrag erfassen</span></a>` : leer}</div>
    <section class="abschnitt" aria-labelledby="offen"><h2 class="kern-heading-medium" id="offen">Offen (${offen.length})</h2>
    ${tabelle('Offene Eingänge', ['Eingang', 'Alter', 'Art', 'Aktenzeichen', ''], offen.map((p) => [
      zeigeDatum(p.eingangAm), zeigeAlter(p.eingangAm, heute), schreibenText(p.art),
      p.aktenzeichen ? html`${akteLink(p.aktenzeichen)}${gehoertZu(fortfuehrungen.get(p.aktenzeichen))}` : html`<span class="zusatz">Nicht zugeordnet${typeof p.angaben['genannt'] === 'string' ? `, genannt: ${p.angaben['genannt']}` : ''}</span>`,
      html`<a class="kern-link" href="/posteingang/${p.id}">Bearbeiten<span class="kern-sr-only">: ${schreibenText(p.art)} vom ${zeigeDatum(p.eingangAm)}</span></a>`,
    ]), 'Der Posteingang ist leer.')}</section>
    ${dateiAblegen(csrf, eingabe)}
    ${darfErfassen ? html`<section class="abschnitt" aria-labelledby="unlesbar"><h2 class="kern-heading-medium" id="unlesbar">Nicht lesbare Mitteilungen (${unlesbar.length})</h2>
    ${tabelle('Nicht lesbare Mitteilungen', ['Eingang', 'Weg', 'Was nicht stimmt', ''], unlesbar.map((e) => [
      zeigeZeit(e.eingangAm), wort(QUELLE, e.quelle), ersterFehler(e),
      html`<a class="kern-link" href="/posteingang/unlesbar/${e.id}">Ansehen<span class="kern-sr-only">: Eingang ${zeigeZeit(e.eingangAm)}</span></a>`,
    ]), 'Alle Mitteilungen konnten gelesen werden.')}</section>` : leer}`;
}

const gehoertZu = (akte: string | null | undefined): Html => (akte ? html` <span class="zusatz">gehört zu ${akteLink(akte)}: bitte dort verbuchen</span>` : leer);

function ersterFehler({ fehler }: EingangFehler): string {
  const [erster, ...weitere] = fehler;
  if (!erster) return '–';
  return `${erster.feld ? `${beschrifte(erster.feld) || erster.feld}: ` : ''}${erster.text}${weitere.length > 0 ? ` (und ${weitere.length} weitere)` : ''}`;
}

export function rueckmeldungErfassenSeite(csrf: string, eingabe: Eingabe): Html {
  return html`<h1 class="kern-heading-large">Rückmeldung des Jobcenters erfassen</h1>
    ${fehlerUebersicht(eingabe.fehler, beschrifteRueckmeldung)}
    <p class="kern-body vorspann">Vom Vordruck abschreiben, was das Jobcenter geantwortet hat.</p>
    ${formular('/posteingang/rueckmeldung', csrf, html`<input type="hidden" name="vorgang" value="${eingabe.werte['vorgang'] ?? ''}" /><input type="hidden" name="eingang" value="${eingabe.werte['eingang'] ?? ''}" />
      ${textFeld({ name: 'aktenzeichen', label: 'Aktenzeichen', hinweis: 'Steht auf dem Vordruck oben rechts, zum Beispiel 56.34-2026-000123', breite: 'mittel' }, eingabe)}
      ${textFeld({ name: 'eingangAm', label: 'Eingang', typ: 'date', breite: 'kurz' }, eingabe)}
      ${rueckmeldungsFelder(eingabe)}
      <div class="knoepfe">${knopf('Erfassen')}<a class="kern-link" href="/posteingang">Abbrechen</a></div>`)}`;
}

const text = (wert: unknown): string | null => (typeof wert === 'string' && wert !== '' ? wert : null);

/** `fortfuehrung`: the file to which that of the item was joined. `dokumentAkte`: in which file its letter is. */
export type Umstaende = { fortfuehrung: string | null; dokumentAkte: string | null };

export function eingangSeite(p: Posteingang, { fortfuehrung, dokumentAkte }: Umstaende, csrf: string, eingabe: Eingabe): Html {
  const werte = { aktenzeichen: fortfuehrung ?? p.aktenzeichen ?? text(p.angaben['genannt']) ?? '', ...eingabe.werte };
  return html`<h1 class="kern-heading-large">${schreibenText(p.art)}</h1>
    ${fehlerUebersicht(eingabe.fehler, beschrifteRueckmeldung)}
    ${angaben([
      ['Stand', postStatus(p.status)], ['Eingang', zeigeDatum(p.eingangAm)], ['Erfasst', zeigeZeit(p.angelegtAm)], ['Absender', p.absender],
      ['Aktenzeichen', p.aktenzeichen ? html`${akteLink(p.aktenzeichen)}${gehoertZu(fortfuehrung)}` : `Nicht zugeordnet${text(p.angaben['genannt']) ? ` (genannt: ${text(p.angaben['genannt'])})` : ''}`],
      ...(p.art === 'RUECKMELDUNG' ? [
        ['SGB-II-Leistungen', wort(JA_NEIN_UNBEKANNT, text(p.angaben['leistungsbezug']))] as const, ['BG-Nummer', text(p.angaben['bgNummer'])] as const,
        ['Zuständig im Jobcenter', text(p.angaben['sachbearbeitung'])] as const, ['Telefon', text(p.angaben['telefon'])] as const, ['Bemerkung', text(p.angaben['bemerkung'])] as const,
      ] : []),
      ...(p.dokumentId && dokumentAkte ? [['Dokument', html`<a class="kern-link" href="/akte/${dokumentAkte}/dokument/${p.dokumentId}">Ansehen (PDF)</a>`] as const] : []),
      ...(p.verbuchtAm ? [['Bearbeitet', `${zeigeZeit(p.verbuchtAm)} von ${p.verbuchtVon}`] as const] : []),
    ])}
    ${p.status === 'OFFEN' && p.art === HAFT_ANFRAGE && p.aktenzeichen !== null ? html`<div class="knoepfe"><a class="kern-btn kern-btn--primary" href="/akte/${p.aktenzeichen}/haft/rueckmeldung"><span class="kern-label">Anfrage beantworten</span></a></div>` : leer}
    ${p.status === 'OFFEN' ? html`${p.aktenzeichen === null || fortfuehrung !== null ? html`<section class="abschnitt" aria-labelledby="zuordnen"><h2 class="kern-heading-medium" id="zuordnen">Einer Akte zuordnen</h2>
      ${formular(`/posteingang/${p.id}`, csrf, html`${textFeld({ name: 'aktenzeichen', label: 'Aktenzeichen', breite: 'mittel' }, { werte, fehler: eingabe.fehler })}<div class="knoepfe">${knopf('Zuordnen und verbuchen', 'primary', { name: 'aktion', wert: 'zuordnen' })}</div>`)}</section>` : leer}
      <section class="abschnitt" aria-labelledby="erledigen"><h2 class="kern-heading-medium" id="erledigen">Nichts zu tun</h2>
      ${formular(`/posteingang/${p.id}`, csrf, html`<div class="knoepfe">${knopf('Als erledigt ablegen', 'secondary', { name: 'aktion', wert: 'erledigt' })}<a class="kern-link" href="/posteingang">Zum Posteingang</a></div>`)}</section>` : leer}`;
}

/** The content is shown as plain text, at most its beginning: it may be anything. */
export function unlesbarSeite(e: EingangFehler & { inhalt: Buffer }, csrf: string, eingabe: Eingabe): Html {
  return html`<h1 class="kern-heading-large">Nicht lesbare Mitteilung</h1>
    ${fehlerUebersicht(eingabe.fehler)}
    <p class="kern-body vorspann">Diese Mitteilung konnte nicht aufgenommen werden. Bitte erfassen Sie sie <a class="kern-link" href="/mitteilung">von Hand</a> oder bitten Sie den Absender um eine berichtigte.</p>
    ${angaben([['Eingang', zeigeZeit(e.eingangAm)], ['Weg', wort(QUELLE, e.quelle)], ['Größe', `${e.groesse} Byte`], ...(e.erledigtAm ? [['Erledigt', `${zeigeZeit(e.erledigtAm)} von ${e.erledigtVon}: ${e.vermerk ?? ''}`] as const] : [])])}
    <section class="abschnitt" aria-labelledby="maengel"><h2 class="kern-heading-medium" id="maengel">Was nicht stimmt</h2>
      <ul class="kern-list kern-list--bullet">${e.fehler.map((f) => html`<li>${f.feld ? html`<strong>${beschrifte(f.feld) || f.feld}:</strong> ` : leer}${f.text}</li>`)}</ul></section>
    <section class="abschnitt" aria-labelledby="inhalt-roh"><h2 class="kern-heading-medium" id="inhalt-roh">Inhalt</h2><pre class="rohtext" tabindex="0">${e.inhalt.subarray(0, 20_000).toString('utf8').replaceAll('\0', '␀')}</pre></section>
    ${e.erledigtAm ? leer : html`<section class="abschnitt" aria-labelledby="erledigen"><h2 class="kern-heading-medium" id="erledigen">Erledigen</h2>
      ${formular(`/posteingang/unlesbar/${e.id}`, csrf, html`${mehrzeiligesFeld({ name: 'vermerk', label: 'Was haben Sie getan?' }, eingabe)}<div class="knoepfe">${knopf('Erledigt')}<a class="kern-link" href="/posteingang">Zum Posteingang</a></div>`)}</section>`}`;
}
