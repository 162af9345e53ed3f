import type { Hinweis } from '../../akte/hinweis.ts';
import { zeigeZeit } from '../bausteine/format.ts';
import { formular, knopf } from '../bausteine/formular.ts';
import { akteLink } from '../bausteine/link.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { marke } from '../bausteine/meldung.ts';
import { tabelle } from '../bausteine/tabelle.ts';
import { gruppe, hinweisText } from '../bausteine/worte.ts';

/** Open warnings; "Erledigt" says that a person has seen to it. @param zurueck page to come back to instead of the file */
export function hinweisListe(hinweise: readonly Hinweis[], csrf: string, mitAktenzeichen = true, zurueck = ''): Html {
  return tabelle('Hinweise', ['Hinweis', ...(mitAktenzeichen ? ['Aktenzeichen'] : []), 'Für', 'Seit', ''], hinweise.map((h) => [
    html`<span class="marken">${marke('warning', 'Offen')} ${hinweisText(h.art)}${h.fristId ? html` <span class="zusatz">(Frist ${h.fristId.split(':')[1] ?? ''})</span>` : ''}</span>`,
    ...(mitAktenzeichen ? [akteLink(h.aktenzeichen)] : []),
    gruppe(h.gruppe),
    zeigeZeit(h.angelegtAm),
    formular(`/akte/${h.aktenzeichen}/hinweis/${h.id}`, csrf, html`${zurueck ? html`<input type="hidden" name="zurueck" value="${zurueck}" />` : leer}${knopf('Erledigt', 'tertiary')}`, 'formular--knapp'),
  ]), 'Es gibt keine offenen Hinweise.');
}
