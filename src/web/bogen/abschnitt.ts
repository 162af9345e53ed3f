import type { Akte } from '../../akte/akte.ts';
import { listEintraege, type Eintrag } from '../../akte/bogen.ts';
import type { Bogen } from '../../bogen/bogen.ts';
import { bogenInWorten } from '../../bogen/worte.ts';
import { abschnitt } from '../bausteine/abschnitt.ts';
import { zeigeZeit } from '../bausteine/format.ts';
import { html, leer, type Html } from '../bausteine/html.ts';
import { angaben, aufklappen, type Zelle } from '../bausteine/tabelle.ts';
import type { Anfrage } from '../wege.ts';
import { darfAusfuellen, offenerLauf } from './zugang.ts';

/** What was entered in the data sheets of the case, the newest of each first, and the sheets that can be filled now; null where there is neither. */
export async function bogenAbschnitt(a: Anfrage, akte: Akte): Promise<Html | null> {
  const boegen = a.kontext.vereinbarungen.get(akte.fall.vereinbarung)?.boegen ?? [];
  const eintraege = await a.inDb((db) => listEintraege(db, akte.fall.aktenzeichen));
  const offene = akte.fall.gehoertZu ? [] : boegen.filter((b) => darfAusfuellen(a, b) && (offenerLauf(akte.laeufe, b) || kannBeginnen(b, akte)));
  if (eintraege.length + offene.length === 0) return null;
  const namen = [...new Set(eintraege.map((e) => e.bogen))];
  return abschnitt('angaben', 'Angaben', html`
    ${namen.map((name) => zeigeBogen(boegen.find((b) => b.kuerzel === name), eintraege.filter((e) => e.bogen === name)))}
    ${eintraege.length === 0 ? html`<p class="kern-body leerzustand">Es ist noch nichts eingetragen.</p>` : leer}
    ${offene.length === 0 ? leer : html`<ul class="kern-list">${offene.map((b) => html`<li><a class="kern-link" href="/akte/${akte.fall.aktenzeichen}/bogen/${b.kuerzel}">${linkText(b, akte, namen)}</a></li>`)}</ul>`}`);
}

/** A file about a person begins what is about a person, one about a household the rest. */
const kannBeginnen = ({ beginnt }: Bogen, { personen, haushalt }: Akte): boolean => (beginnt?.akte === 'PERSON' ? personen.some((p) => p.rolle === 'KLIENT') : beginnt !== undefined && haushalt !== undefined);

function linkText(bogen: Bogen, { laeufe }: Akte, vorhanden: readonly string[]): string {
  if (!offenerLauf(laeufe, bogen)) return `${bogen.titel}: Verfahren beginnen`;
  return !bogen.nachricht && vorhanden.includes(bogen.kuerzel) ? `${bogen.titel}: ändern` : bogen.titel;
}

function zeigeBogen(bogen: Bogen | undefined, [neuester, ...frueher]: readonly Eintrag[]): Html {
  if (!neuester) return leer;
  return html`<h3 class="kern-heading-small">${bogen?.titel ?? neuester.bogen}</h3>${eintrag(bogen, neuester)}
    ${frueher.length === 0 ? leer : aufklappen(frueher.length === 1 ? 'Ein früherer Eintrag' : `${frueher.length} frühere Einträge`, html`${frueher.map((e) => eintrag(bogen, e))}`)}`;
}

/** A sheet that the agreement no longer has is shown as it was stored. */
function eintrag(bogen: Bogen | undefined, { werte, erfasstVon, erfasstAm }: Eintrag): Html {
  const paare: [string, Zelle][] = bogen
    ? bogenInWorten(bogen, werte).map(({ titel, text, mehrzeilig }) => [titel, mehrzeilig ? html`<span class="mehrzeilig">${text}</span>` : text])
    : Object.entries(werte).map(([name, wert]) => [name, String(wert)]);
  return html`<p class="kern-body zusatz">${zeigeZeit(erfasstAm)} von ${erfasstVon}</p>${paare.length === 0 ? html`<p class="kern-body">Ohne Angaben.</p>` : angaben(paare)}`;
}
