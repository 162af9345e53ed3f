import { LISTE_HOECHSTENS, type Fundstelle } from '../../akte/kennzahlen/liste.ts';
import { zeigeDatum, zeigeDatumMitTag } from '../bausteine/format.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { akteLink } from '../bausteine/link.ts';
import { marke } from '../bausteine/meldung.ts';
import { tabelle } from '../bausteine/tabelle.ts';
import { fallStatus } from '../bausteine/worte.ts';

export type ListeAngaben = {
  titel: string; /** what the number is, in words */ stelle: string; zurueck: string; heute: string; zeilen: readonly Fundstelle[]; weitere: boolean;
  /** Who is waited for, and at which step. */
  grund(frist: NonNullable<Fundstelle['frist']>): { auf: string; schritt: string | null };
};

/** The Akten behind a number, with the reason why each is still open. */
export function auswertungListe(a: ListeAngaben): Html {
  return html`<h1 class="kern-heading-large">${a.titel}</h1>
    <p class="kern-body vorspann">${a.stelle}. <a class="kern-link" href="${a.zurueck}">Zurück zur Auswertung</a></p>
    <section class="abschnitt" aria-labelledby="liste"><h2 class="kern-heading-medium" id="liste">${a.zeilen.length === 1 ? '1 Eintrag' : `${a.zeilen.length} Einträge`}</h2>
    ${a.weitere ? html`<p class="kern-body">Gezeigt sind ${LISTE_HOECHSTENS}. Mit einem kürzeren Zeitraum werden es weniger.</p>` : leer}
    ${tabelle(a.titel, ['Aktenzeichen', 'Frist', 'Gewartet wird auf', 'Eingang', 'Stand', 'Zuständig'], a.zeilen.map((z) => [
      akteLink(z.aktenzeichen),
      z.frist ? html`${z.frist.bezeichnung}${z.frist.klausel ? html` <span class="zusatz">(${z.frist.klausel})</span>` : leer} <span class="zusatz">bis ${zeigeDatumMitTag(z.frist.fristEnde)}</span>${z.frist.ueberfaellig ? html` ${marke('danger', `Überfällig seit ${tageSeit(z.frist.fristEnde, a.heute)}`)}` : leer}` : null,
      z.frist ? warten(z.frist, a) : null,
      zeigeDatum(z.eingangAm),
      fallStatus(z.status),
      z.zustaendig,
    ]), 'Dahinter steht keine Akte.')}</section>`;
}

const tageSeit = (ende: string, heute: string): string => {
  const tage = Math.round((Date.parse(heute) - Date.parse(ende)) / 86_400_000);
  return tage === 1 ? '1 Tag' : `${tage} Tagen`;
};

function warten(frist: NonNullable<Fundstelle['frist']>, { grund }: ListeAngaben): Html {
  const { auf, schritt } = grund(frist);
  return html`${auf} <span class="zusatz">seit ${zeigeDatum(frist.beginn)}</span>${schritt ? html` <span class="zusatz">Schritt: ${schritt}</span>` : leer}`;
}
