import type { Akte } from '../../../akte/akte.ts';
import { isEingewilligt, listVerweise, type Verweis } from '../../../akte/verweis/verweis.ts';
import { findStand, type Stand } from '../../../akte/verweis/widerruf.ts';
import { lokalesDatum } from '../../../recht/zeit.ts';
import { abschnitt } from '../../bausteine/abschnitt.ts';
import { zeigeDatum } from '../../bausteine/format.ts';
import { html, leer, type Html } from '../../bausteine/html.ts';
import { angaben } from '../../bausteine/tabelle.ts';
import type { Anfrage } from '../../wege.ts';
import { ANLASS } from './worte.ts';

/** The referrals of a file: why the household came, what it has consented to, what has left. */
export async function verweisAbschnitt(a: Anfrage, akte: Akte): Promise<Html | null> {
  const { aktenzeichen } = akte.fall;
  const heute = lokalesDatum(a.kontext.uhr.jetzt());
  const verweise = await a.inDb(async (db) => {
    const mitStand: { verweis: Verweis; stand: Stand }[] = [];
    for (const verweis of await listVerweise(db, aktenzeichen)) mitStand.push({ verweis, stand: await findStand(db, verweis.vorgang) });
    return mitStand;
  });
  if (verweise.length === 0) return null;
  const handelt = a.darf('GET /akte/:aktenzeichen/einwilligung');
  return abschnitt('verweis', 'Verweis an die Fachstelle', html`${verweise.map(({ verweis, stand }) => html`
    <div class="abstand-unten">${angaben([
      ['Vorsprache', zeigeDatum(verweis.vorspracheAm)],
      ['Anlass', ANLASS[verweis.anlass]],
      ['Einwilligung', einwilligungText(verweis)],
      ['Kontaktdaten', standText(stand)],
      ...drucksachen(verweis, akte),
    ])}</div>
    ${handelt ? knoepfe(verweis, heute) : leer}`)}`);
}

function einwilligungText({ einwilligung: e, abgeschlossenAm }: Verweis): string {
  if (!e) return abgeschlossenAm ? 'Nicht erteilt' : 'Noch nicht erfasst';
  const erteilt = `erteilt am ${zeigeDatum(e.erteiltAm)} (${e.form === 'SCHRIFTLICH' ? 'schriftlich' : 'elektronisch'}, Textfassung ${e.textfassung})`;
  return e.widerrufenAm ? `${erteilt}, widerrufen am ${zeigeDatum(e.widerrufenAm)}` : erteilt;
}

const standText = (stand: Stand): string => ({ NICHT_HINAUS: 'Nicht weitergegeben', UNTERWEGS: 'Unterwegs zur Fachstelle', HINAUS: 'An die Fachstelle weitergegeben' })[stand];

/** What is to be printed: the declaration to sign, and the flyer once nothing is transmitted. */
function drucksachen({ vorgang }: Verweis, akte: Akte): [string, Html][] {
  const arten = [['verweis-einwilligung', 'Zum Unterschreiben'], ['verweis-flyer', 'Zum Aushändigen']] as const;
  return arten.flatMap(([schritt, name]): [string, Html][] => {
    const d = akte.dokumente.find((dokument) => dokument.schluessel === `${vorgang}:${schritt}:1`);
    return d ? [[name, html`<a class="kern-link" href="/akte/${akte.fall.aktenzeichen}/dokument/${d.id}">${d.titel} (PDF)</a>`]] : [];
  });
}

function knoepfe(verweis: Verweis, heute: string): Html {
  const { aktenzeichen, einwilligung, abgeschlossenAm } = verweis;
  if (einwilligung && isEingewilligt(verweis, heute)) return html`<div class="knoepfe"><a class="kern-btn kern-btn--secondary" href="/akte/${aktenzeichen}/widerruf/${einwilligung.id}"><span class="kern-label">Einwilligung widerrufen</span></a></div>`;
  if (abgeschlossenAm) return leer;
  return html`<p class="kern-body vorspann">Willigt der Haushalt ein, erfassen Sie das bitte hier und schließen danach die Aufgabe in Tasklist ab. Willigt er nicht ein, genügt die Aufgabe.</p>
    <div class="knoepfe"><a class="kern-btn kern-btn--primary" href="/akte/${aktenzeichen}/einwilligung"><span class="kern-label">Einwilligung erfassen</span></a></div>`;
}
