import { STATUS, type Sendebericht, type Status, type Uebermittlung } from '../abfragen/uebermittlungen.ts';
import { zeigeTag, zeigeZeit } from '../bausteine/format.ts';
import { auswahlFeld, fehlerUebersicht, formular, knopf, textFeld, type Eingabe } from '../bausteine/formular.ts';
import { akteLink, uebermittlungsPfad } from '../bausteine/link.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { meldung } from '../bausteine/meldung.ts';
import { angaben, tabelle } from '../bausteine/tabelle.ts';
import { briefHandlungen, postausgangAbschnitt, type Postausgang } from './postausgang.ts';
import { fehlerText, KANAL, UEBERMITTLUNG, uebermittlungStatus, wort } from '../bausteine/worte.ts';

export function uebermittlungenSeite(zeilen: readonly Uebermittlung[], status: Status | null, post: Postausgang): Html {
  const wahl = [{ wert: '', text: 'Alle' }, ...STATUS.map((s) => ({ wert: s, text: UEBERMITTLUNG[s]?.text ?? s }))];
  return html`<h1 class="kern-heading-large">Übermittlungen</h1>
    ${fehlerUebersicht(post.eingabe.fehler)}
    ${postausgangAbschnitt(post)}
    <section class="abschnitt" aria-labelledby="liste"><h2 class="kern-heading-medium" id="liste">${zeilen.length === 1 ? '1 Übermittlung' : `${zeilen.length} Übermittlungen`}</h2>
    <search class="abstand-unten"><form method="get" action="/uebermittlungen" class="formular formular--zeile">
      ${auswahlFeld({ name: 'status', label: 'Stand' }, wahl, { werte: { status: status ?? '' }, fehler: {} })}
      <div class="knoepfe">${knopf('Zeigen', 'secondary')}</div></form></search>
    ${uebermittlungsTabelle(zeilen, true)}</section>`;
}

export function uebermittlungsTabelle(zeilen: readonly Uebermittlung[], mitAktenzeichen: boolean): Html {
  const spalten = ['Schreiben', ...(mitAktenzeichen ? ['Aktenzeichen'] : []), 'An', 'Stand', 'Zeitpunkt', ''];
  return tabelle('Übermittlungen', spalten, zeilen.map((u) => [
    u.titel,
    ...(mitAktenzeichen ? [akteLink(u.aktenzeichen)] : []),
    html`${u.empfaenger} <span class="zusatz">${wort(KANAL, u.kanal)}</span>`,
    uebermittlungStatus(u.status),
    zeigeZeit(u.bestaetigtAm ?? u.gesendetAm ?? u.angenommenAm ?? u.uebergabeAm ?? u.angelegtAm),
    html`<a class="kern-link" href="${uebermittlungsPfad(u.id)}">${u.status === 'UNKLAR' ? 'Klären' : 'Ansehen'}<span class="kern-sr-only">: ${u.titel}, ${u.aktenzeichen}</span></a>`,
  ]), 'Hier gibt es keine Übermittlung.');
}

export function uebermittlungSeite(u: Uebermittlung, berichte: readonly Sendebericht[], csrf: string, eingabe: Eingabe): Html {
  return html`<h1 class="kern-heading-large">${u.titel}</h1>
    ${fehlerUebersicht(eingabe.fehler)}
    ${u.status === 'UNKLAR' ? meldung('warning', 'Niemand weiß, ob dieses Schreiben angekommen ist', 'Die Verbindung riss während der Übergabe ab. Damit nichts doppelt verschickt wird, entscheidet hier ein Mensch: Bitte sehen Sie im Sendebericht des Faxgeräts nach oder rufen Sie beim Empfänger an.') : leer}
    ${angaben([
      ['Aktenzeichen', akteLink(u.aktenzeichen)],
      ['An', `${u.empfaenger}, ${u.empfaengerFunktion}`],
      ['Kanal', wort(KANAL, u.kanal)],
      ['Stand', uebermittlungStatus(u.status)],
      ...(u.fehlerCode ? [['Ursache', fehlerText(u.fehlerCode)] as const] : []),
      ['Dokument', html`<a class="kern-link" href="/akte/${u.aktenzeichen}/dokument/${u.dokumentId}">Ansehen (PDF, ${u.seiten === 1 ? '1 Seite' : `${u.seiten} Seiten`})</a>`],
      ...verlauf(u),
    ])}
    ${handlungen(u, csrf, eingabe)}
    ${u.kanal === 'POST' ? leer : html`<section class="abschnitt" aria-labelledby="berichte"><h2 class="kern-heading-medium" id="berichte">Sendeberichte</h2>
    ${tabelle('Sendeberichte', ['Ergebnis', 'Gesendet', 'Seiten', 'Weg', 'Eingegangen'], berichte.map((b) => [
      html`${b.ergebnis === 'GESENDET' ? 'Gesendet' : 'Fehlgeschlagen'}${b.fehlerCode ? html` <span class="zusatz">${fehlerText(b.fehlerCode)}</span>` : leer}`,
      zeigeZeit(b.gesendetAm), b.seiten, WEG[b.weg] ?? b.weg, zeigeZeit(b.eingangAm),
    ]), 'Es liegt noch kein Sendebericht vor.')}</section>`}`;
}

/** By post there is one day, that of posting, and nothing a machine could report. */
function verlauf(u: Uebermittlung): (readonly [string, string | number])[] {
  const angelegt = ['Angelegt', zeigeZeit(u.angelegtAm)] as const;
  const bestaetigt = ['Bestätigt', zeigeZeit(u.bestaetigtAm)] as const;
  if (u.kanal === 'POST') return [angelegt, ['Abgeschickt', zeigeTag(u.gesendetAm)], bestaetigt];
  return [angelegt, ['Übergeben', zeigeZeit(u.uebergabeAm)], ['Gesendet', zeigeZeit(u.gesendetAm)], bestaetigt, ['Versuche', u.versuche], ['Nachrichten-Kennung', u.messageId]];
}

const WEG: Record<string, string> = { DATEI: 'Datei', HTTP: 'Schnittstelle', HAND: 'Von Hand vermerkt' };

function handlungen(u: Uebermittlung, csrf: string, eingabe: Eingabe): Html {
  const offen = ['BEREIT', 'UEBERGABE', 'ANGENOMMEN', 'UNKLAR'].includes(u.status) && !['INTERN', 'POST'].includes(u.kanal);
  const pfad = uebermittlungsPfad(u.id);
  return html`${u.kanal === 'POST' ? briefHandlungen(u, csrf, eingabe) : leer}${offen ? html`<section class="abschnitt" aria-labelledby="gesendet"><h2 class="kern-heading-medium" id="gesendet">Gesendet laut Sendebericht</h2>
      ${formular(pfad, csrf, html`<div class="nebeneinander">
        ${textFeld({ name: 'datum', label: 'Datum des Sendeberichts', typ: 'date' }, eingabe)}
        ${textFeld({ name: 'uhrzeit', label: 'Uhrzeit', hinweis: 'Zum Beispiel 14:05', breite: 'kurz' }, eingabe)}</div>
        <div class="knoepfe">${knopf('Als gesendet vermerken', 'primary', { name: 'aktion', wert: 'gesendet' })}</div>`)}</section>` : leer}
    ${u.status === 'UNKLAR' ? html`<section class="abschnitt" aria-labelledby="nicht"><h2 class="kern-heading-medium" id="nicht">Nicht gesendet</h2>
      <p class="kern-body vorspann">Der Vorgang erfährt, dass die Übermittlung fehlgeschlagen ist, und legt eine neue an, wenn das vorgesehen ist.</p>
      ${formular(pfad, csrf, html`<div class="knoepfe">${knopf('Als nicht gesendet vermerken', 'secondary', { name: 'aktion', wert: 'nicht-gesendet' })}</div>`)}</section>` : leer}
    ${u.status === 'BEREIT' ? html`<section class="abschnitt" aria-labelledby="zurueck"><h2 class="kern-heading-medium" id="zurueck">Zurückziehen</h2>
      <p class="kern-body vorspann">Das Schreiben hat das Haus noch nicht verlassen. Zurückgezogen wird es nie versandt.</p>
      ${formular(pfad, csrf, html`<div class="knoepfe">${knopf('Zurückziehen', 'secondary', { name: 'aktion', wert: 'zurueckziehen' })}</div>`)}</section>` : leer}`;
}
