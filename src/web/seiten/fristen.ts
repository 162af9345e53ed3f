import type { FristenbuchZeile } from '../../akte/fristenbuch.ts';
import { zeigeDatumMitTag } from '../bausteine/format.ts';
import { auswahlFeld, knopf } from '../bausteine/formular.ts';
import { akteLink } from '../bausteine/link.ts';
import { html, type Html } from '../bausteine/html.ts';
import { marke } from '../bausteine/meldung.ts';
import { tabelle } from '../bausteine/tabelle.ts';

export type Zeitraum = 'alle' | 'ueberfaellig' | 'heute' | 'woche';
export type FristenAngaben = { zeilen: readonly FristenbuchZeile[]; heute: string; filter: { zeitraum: Zeitraum; fristart: string | null }; arten: ReadonlyMap<string, string> };

const ZEITRAEUME: readonly { wert: Zeitraum; text: string }[] = [
  { wert: 'alle', text: 'Alle offenen' },
  { wert: 'ueberfaellig', text: 'Überfällig' },
  { wert: 'heute', text: 'Heute fällig' },
  { wert: 'woche', text: 'In den nächsten 7 Tagen' },
];

/** Filters stand in the address here: they name no person. */
export function fristenSeite({ zeilen, heute, filter, arten }: FristenAngaben): Html {
  const eingabe = { werte: { zeitraum: filter.zeitraum, fristart: filter.fristart ?? '' }, fehler: {} };
  return html`<h1 class="kern-heading-large">Fristenbuch</h1>
    <search><form method="get" action="/fristen" class="formular formular--zeile">
      ${auswahlFeld({ name: 'zeitraum', label: 'Zeitraum' }, ZEITRAEUME, eingabe)}
      ${auswahlFeld({ name: 'fristart', label: 'Frist' }, [{ wert: '', text: 'Alle' }, ...[...arten].map(([wert, text]) => ({ wert, text }))], eingabe)}
      <div class="knoepfe">${knopf('Zeigen', 'secondary')}</div>
    </form></search>
    <section class="abschnitt" aria-labelledby="liste"><h2 class="kern-heading-medium" id="liste">${zeilen.length === 1 ? '1 Frist' : `${zeilen.length} Fristen`}</h2>
    ${tabelle('Fristen', ['Ende', 'Stand', 'Frist', 'Aktenzeichen'], zeilen.map((f) => [
      zeigeDatumMitTag(f.fristEnde),
      faelligkeit(f, heute),
      html`${f.bezeichnung}${f.klausel ? html` <span class="zusatz">(${f.klausel})</span>` : ''}`,
      akteLink(f.aktenzeichen),
    ]), 'Hier ist nichts offen.')}</section>`;
}

export function faelligkeit(f: Pick<FristenbuchZeile, 'ueberfaellig' | 'fristEnde' | 'ziel'>, heute: string): Html {
  if (f.ueberfaellig && f.ziel) return marke('warning', 'Ziel nicht erreicht');
  if (f.ueberfaellig) return marke('danger', 'Überfällig');
  return f.fristEnde === heute ? marke('warning', 'Heute fällig') : marke('info', 'Läuft');
}
