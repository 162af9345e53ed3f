import type { FallListe } from '../../akte/fall.ts';
import type { Grund } from '../../akte/suche/suchen.ts';
import { HOECHSTENS } from '../../akte/suche/suchen.ts';
import { zeigeDatum } from '../bausteine/format.ts';
import { auswahlFeld, formular, knopf, textFeld } from '../bausteine/formular.ts';
import { akteLink } from '../bausteine/link.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { meldung } from '../bausteine/meldung.ts';
import { tabelle, type Zelle } from '../bausteine/tabelle.ts';
import { fallStatus } from '../bausteine/worte.ts';

export type FaelleAngaben = {
  csrf: string;
  filter: { suche: string; status: string | null; zustaendig: string | null; seite: number };
  zeilen: FallListe['zeilen'];
  gesamt: number;
  unvollstaendig: boolean;
  jeSeite: number;
  /** Open cases with an account that cannot see to them; counted for those who lead. */
  verwaist: number;
  darfErfassen: boolean;
};

export function faelleSeite(angaben: FaelleAngaben): Html {
  const { filter, gesamt, darfErfassen } = angaben;
  return html`<div class="kopfbereich"><h1 class="kern-heading-large">Fälle</h1>
    ${darfErfassen ? html`<a class="kern-btn kern-btn--primary" href="/mitteilung"><span class="kern-label">Mitteilung erfassen</span></a>` : leer}</div>
    ${angaben.verwaist > 0 && filter.zustaendig !== 'ohne' ? meldung('warning', angaben.verwaist === 1 ? '1 offener Fall ist bei einem gesperrten Konto' : `${angaben.verwaist} offene Fälle sind bei einem gesperrten Konto`, html`<a class="kern-link" href="/faelle?zustaendig=ohne">Fälle ohne Zuständige zeigen und übergeben</a>`) : leer}
    <search>${suchformular(angaben)}</search>
    <section class="abschnitt fallliste" aria-labelledby="liste"><h2 class="kern-heading-medium" id="liste">${ueberschrift(filter.suche, gesamt)}</h2>
      ${angaben.unvollstaendig ? meldung('info', `Mehr als ${HOECHSTENS} Fälle passen`, 'Die besten stehen oben. Mit einem weiteren Wort, zum Beispiel der Straße, wird die Liste kürzer.') : leer}
      ${tabelle('Fälle', ['Aktenzeichen', 'Name', 'Anschrift', 'Eingang', 'Zuständig', 'Stand', ...(filter.suche ? ['Gefunden'] : [])], angaben.zeilen.map((z) => [...zeile(z), ...(filter.suche ? [gefunden(z.gruende)] : [])]), leerText(angaben))}
    </section>
    ${blaettern(angaben)}`;
}

const GRUND: Record<Grund['art'], string> = { NAME: 'Name', ANDERE: 'Vermietung oder Vertretung', ANSCHRIFT: 'Anschrift', ZEICHEN: 'Zeichen' };
/** Where the words of the search were found. */
const gefunden = (gruende: readonly Grund[]): string => gruende.map((g) => (g.aehnlich ? `${GRUND[g.art]} ähnlich` : GRUND[g.art])).join(', ');

const zeile = (f: FallListe['zeilen'][number]): Zelle[] => [akteLink(f.aktenzeichen), f.mieter, f.adresse, zeigeDatum(f.eingangAm), html`${f.zustaendigName ?? '–'}${f.zustaendigGesperrt ? html` <span class="zusatz">(Konto gesperrt)</span>` : leer}`, fallStatus(f.status)];

function suchformular({ csrf, filter }: FaelleAngaben): Html {
  const eingabe = { werte: { suche: filter.suche, status: filter.status ?? '', zustaendig: filter.zustaendig ?? '' }, fehler: {} };
  return formular('/faelle', csrf, html`
    ${textFeld({ name: 'suche', label: 'Name, Anschrift oder Zeichen', typ: 'search', hinweis: 'Auch Geschäftszeichen oder BG-Nummer.' }, eingabe)}
    ${auswahlFeld({ name: 'status', label: 'Stand' }, [{ wert: '', text: 'Alle' }, { wert: 'NEU', text: 'Neu' }, { wert: 'LAUFEND', text: 'In Bearbeitung' }, { wert: 'BEENDET', text: 'Beendet' }], eingabe)}
    ${auswahlFeld({ name: 'zustaendig', label: 'Zuständig' }, [{ wert: '', text: 'Alle' }, { wert: 'meine', text: 'Meine Fälle' }, { wert: 'ohne', text: 'Ohne Zuständige' }], eingabe)}
    <div class="knoepfe">${knopf('Suchen', 'secondary')}${filter.suche || filter.status || filter.zustaendig ? html`<a class="kern-link" href="/faelle">Alle zeigen</a>` : leer}</div>`, 'formular formular--zeile formular--breit');
}

function ueberschrift(suche: string, gesamt: number): string {
  const anzahl = gesamt === 1 ? '1 Fall' : `${gesamt} Fälle`;
  return suche ? `${anzahl} zu „${suche}“` : anzahl;
}

function leerText({ filter, darfErfassen }: FaelleAngaben): string {
  if (filter.zustaendig === 'meine' && !filter.suche) return 'Ihnen ist kein Fall übergeben. Die Fälle der Gruppe finden Sie unter „Alle“.';
  if (filter.suche || filter.status || filter.zustaendig) return 'Dazu gibt es keinen Fall. Bitte prüfen Sie die Schreibweise oder suchen Sie nur mit einem Teil des Namens.';
  return darfErfassen ? 'Es gibt noch keinen Fall. Der erste entsteht, sobald Sie eine Mitteilung des Amtsgerichts erfassen.' : 'Es gibt noch keinen Fall. Er erscheint hier, sobald Sie ihn unter „Neu erfassen“ beginnen oder ein Partner der Vereinbarung ihn mitteilt.';
}

function blaettern({ csrf, filter, gesamt, jeSeite }: FaelleAngaben): Html {
  const seiten = Math.max(1, Math.ceil(gesamt / jeSeite));
  if (seiten === 1) return leer;
  const zu = (seite: number, text: string): Html => formular('/faelle', csrf, html`<input type="hidden" name="suche" value="${filter.suche}" /><input type="hidden" name="status" value="${filter.status ?? ''}" /><input type="hidden" name="zustaendig" value="${filter.zustaendig ?? ''}" /><input type="hidden" name="seite" value="${seite}" />${knopf(text, 'tertiary')}`, 'formular--knapp');
  return html`<nav class="knoepfe abschnitt" aria-label="Seiten">
    ${filter.seite > 1 ? zu(filter.seite - 1, 'Vorige Seite') : leer}<span class="kern-body">Seite ${filter.seite} von ${seiten}</span>${filter.seite < seiten ? zu(filter.seite + 1, 'Nächste Seite') : leer}</nav>`;
}
