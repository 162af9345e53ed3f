import type { Uebermittlung } from '../abfragen/uebermittlungen.ts';
import { zeigeTag } from '../bausteine/format.ts';
import { feldId, formular, knopf, textFeld, type Eingabe } from '../bausteine/formular.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { akteLink, uebermittlungsPfad } from '../bausteine/link.ts';
import { tabelle } from '../bausteine/tabelle.ts';

export type Postausgang = { briefe: readonly Uebermittlung[]; csrf: string; eingabe: Eingabe; markiert: readonly string[] };

/** The letters that wait to be printed and posted: one form for the whole pile of a day. */
export function postausgangAbschnitt({ briefe, csrf, eingabe, markiert }: Postausgang): Html {
  const anzahl = briefe.length === 1 ? '1 Brief' : `${briefe.length} Briefe`;
  return html`<section class="abschnitt" aria-labelledby="postausgang"><h2 class="kern-heading-medium" id="postausgang">Postausgang: ${anzahl}</h2>
    ${briefe.length === 0 ? html`<p class="kern-body leerzustand">Im Postausgang liegt kein Brief.</p>` : html`
    <p class="kern-body vorspann">Diese Briefe bitte drucken, abschicken und hier als abgeschickt vermerken. Erst dann erfährt der Vorgang, dass sie unterwegs sind.</p>
    ${formular('/uebermittlungen', csrf, html`<div id="${feldId('brief')}" tabindex="-1">${fehler(eingabe.fehler['brief'])}
      ${tabelle('Briefe im Postausgang', ['Abgeschickt', 'Schreiben', 'Aktenzeichen', 'An', 'Liegt seit', ''], briefe.map((u, i) => zeile(u, i, markiert)), '')}</div>
      ${textFeld({ name: 'abgeschicktAm', label: 'Abgeschickt am', hinweis: 'Der Tag, an dem die markierten Briefe zur Post gegangen sind.', typ: 'date', breite: 'kurz' }, eingabe)}
      <div class="knoepfe">${knopf('Markierte als abgeschickt vermerken')}</div>`, 'formular formular--breit')}`}</section>`;
}

function zeile(u: Uebermittlung, i: number, markiert: readonly string[]): readonly (Html | string)[] {
  const fuer = html`<span class="kern-sr-only">: ${u.titel}, ${u.aktenzeichen}</span>`;
  return [
    html`<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="brief-${i}" name="brief" value="${u.id}" ${markiert.includes(u.id) ? html`checked` : leer} />
      <label class="kern-label" for="brief-${i}">Ja${fuer}</label></div>`,
    u.titel,
    akteLink(u.aktenzeichen),
    html`${u.empfaenger} <span class="zusatz">${u.empfaengerFunktion}</span>`,
    zeigeTag(u.angelegtAm),
    html`<a class="kern-link" href="/akte/${u.aktenzeichen}/dokument/${u.dokumentId}">Drucken (PDF)${fuer}</a><br /><a class="kern-link" href="${uebermittlungsPfad(u.id)}">Ansehen${fuer}</a>`,
  ];
}

function fehler(text: string | undefined): Html {
  return text ? html`<p class="kern-error"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-body">${text}</span></p>` : leer;
}

/** What a person can say about one letter, by its state. */
export function briefHandlungen(u: Uebermittlung, csrf: string, eingabe: Eingabe): Html {
  const pfad = uebermittlungsPfad(u.id);
  const knopfTeil = (id: string, titel: string, text: string, taste: string, wert: string): Html => html`<section class="abschnitt" aria-labelledby="${id}"><h2 class="kern-heading-medium" id="${id}">${titel}</h2>
    <p class="kern-body vorspann">${text}</p>
    ${formular(pfad, csrf, html`<div class="knoepfe">${knopf(taste, 'secondary', { name: 'aktion', wert })}</div>`)}</section>`;
  const zurueck = knopfTeil('zurueckgekommen', 'Zurückgekommen', u.status === 'GESENDET' ? 'Die Post konnte den Brief nicht zustellen. Der Vorgang hat schon gehört, dass er abgeschickt ist; Ihre Gruppe bekommt einen Hinweis.' : 'Der Brief war abgeschickt, ohne dass es vermerkt wurde, und die Post konnte ihn nicht zustellen.', 'Als zurückgekommen vermerken', 'zurueckgekommen');
  if (u.status === 'GESENDET') return zurueck;
  if (u.status !== 'BEREIT') return leer;
  return html`<section class="abschnitt" aria-labelledby="abgeschickt"><h2 class="kern-heading-medium" id="abgeschickt">Abgeschickt</h2>
      ${formular(pfad, csrf, html`${textFeld({ name: 'datum', label: 'Abgeschickt am', typ: 'date', breite: 'kurz' }, eingabe)}
        <div class="knoepfe">${knopf('Als abgeschickt vermerken', 'primary', { name: 'aktion', wert: 'abgeschickt' })}</div>`)}</section>
    ${knopfTeil('nicht', 'Nicht abgeschickt', 'Der Brief kann so nicht weg. Der Vorgang erfährt, dass die Übermittlung fehlgeschlagen ist, und fragt, wie es weitergehen soll.', 'Als nicht abgeschickt vermerken', 'nicht-abgeschickt')}
    ${zurueck}`;
}
