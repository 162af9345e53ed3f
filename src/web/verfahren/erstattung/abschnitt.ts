import { listAnsprueche, type Anspruch } from '../../../akte/erstattung/anspruch.ts';
import { findAntwort, type Antwort } from '../../../akte/erstattung/antwort.ts';
import { findBerechnung, type Berechnung } from '../../../akte/erstattung/berechnung.ts';
import { findVorschlag, type Vorschlag } from '../../../akte/erstattung/vorschlag.ts';
import { zahlungsort } from '../../../akte/erstattung/zahlung.ts';
import { findZahlung, type Zahlung } from '../../../akte/zahlung.ts';
import type { Akte } from '../../../akte/akte.ts';
import { abschnitt } from '../../bausteine/abschnitt.ts';
import { zeigeDatum, zeigeGeld } from '../../bausteine/format.ts';
import { html, leer, type Html } from '../../bausteine/html.ts';
import { angaben, aufklappen } from '../../bausteine/tabelle.ts';
import type { Weg } from '../../rechte.ts';
import type { Anfrage } from '../../wege.ts';
import { berechnungTeil } from './seiten.ts';

type Stand = { anspruch: Anspruch; offen: boolean; berechnung: Berechnung | undefined; vorschlag: Vorschlag | undefined; zahlung: Zahlung | undefined; antwort: Antwort | undefined };
const ERGEBNIS: Record<string, string> = { ANERKANNT: 'ganz erstatten', TEILWEISE: 'einen Teil erstatten', ABGELEHNT: 'nicht erstatten' };

/** The claims of the Akte with computation, decision and payment; the links lead on. Null where nothing was claimed. */
export async function erstattungAbschnitt(a: Anfrage, akte: Akte): Promise<Html | null> {
  const { aktenzeichen } = akte.fall;
  const staende = await a.inDb(async (db) => {
    const gelesen: Stand[] = [];
    for (const anspruch of await listAnsprueche(db, aktenzeichen)) {
      const { vorgang } = anspruch;
      const offen = akte.laeufe.some((l) => l.vorgang === vorgang && l.prozess.startsWith('hannover-erstattung') && l.status !== 'BEENDET');
      gelesen.push({ anspruch, offen, berechnung: await findBerechnung(db, vorgang), vorschlag: await findVorschlag(db, aktenzeichen, vorgang), zahlung: await findZahlung(db, zahlungsort(aktenzeichen, vorgang)), antwort: await findAntwort(db, vorgang) });
    }
    return gelesen;
  });
  const wege = aktionen(a, aktenzeichen, staende.find((s) => s.offen));
  if (staende.length === 0) return null;
  return abschnitt('erstattung', 'Erstattung', html`${staende.map(teil)}${wege}`);
}

function teil({ anspruch: a, berechnung, vorschlag, zahlung, antwort }: Stand): Html {
  return html`<h3 class="kern-title">Anspruch ${a.vorgang}${a.runde > 1 ? ` (Stand ${a.runde})` : ''}</h3>
    ${angaben([
      ['Angemeldet', zeigeDatum(a.angemeldetAm)], ['Gefordert', geld(a.betragCent)], ['Haft', `${zeigeDatum(a.haftVon)} bis ${a.entlassungAm ? zeigeDatum(a.entlassungAm) : 'auf Weiteres'}`],
      ['Jobcenter zahlte bis', zeigeDatum(a.jcGezahltBis)], ['Anteil an der Miete', geld(a.kduMonatCent)], ['Anspruchsgrundlage', `§ ${a.anspruchsgrundlage} SGB X`],
      ...(a.weg === 'EIGEN' ? [] : [['Kenntnis der Fachstelle', a.kenntnisAm ? zeigeDatum(a.kenntnisAm) : 'noch einzutragen'] as const]),
      ...(vorschlag ? [['Entscheidung', `${ERGEBNIS[vorschlag.ergebnis]}: ${zeigeGeld(vorschlag.betragCent)}${vorschlag.entscheidung.entscheidung === 'ZURUECKGEGEBEN' ? ', von der Leitung zurückgegeben' : vorschlag.entscheidung.entscheidung ? ', freigegeben' : ''}`] as const] : []),
      ...(vorschlag?.entscheidung.entscheidungBegruendung ? [['Bemerkung der Leitung', vorschlag.entscheidung.entscheidungBegruendung] as const] : []),
      ...(zahlung ? [['Zahlung an das Jobcenter', zahlung.angewiesenAm ? `angewiesen am ${zeigeDatum(zahlung.angewiesenAm)}` : 'noch anzuweisen'] as const] : []),
      ...(antwort ? [['Antwort der Fachstelle', `${zeigeDatum(antwort.eingangAm)}: ${zeigeGeld(antwort.betragCent)}`] as const, ['Verjährung (§ 113 SGB X)', `mit Ablauf des ${zeigeDatum(antwort.verjaehrungAm)}`] as const] : []),
    ])}
    ${berechnung ? aufklappen(`Berechnung: ${zeigeGeld(berechnung.erstattungCent)}`, berechnungTeil(berechnung)) : leer}`;
}

const geld = (cent: number | null): string => (cent === null ? 'nicht angegeben' : zeigeGeld(cent));

function aktionen(a: Anfrage, aktenzeichen: string, offen: Stand | undefined): Html {
  if (!offen) return leer;
  const link = (weg: Weg, text: string, wenn: boolean): Html => (wenn && a.darf(weg) ? html`<li><a class="kern-link" href="${weg.slice('GET '.length).replace(':aktenzeichen', aktenzeichen)}">${text}</a></li>` : leer);
  const { vorschlag, zahlung, antwort } = offen;
  const beiDerFachstelle = offen.anspruch.weg !== 'EIGEN';
  return html`<ul class="kern-list">
    ${link('GET /akte/:aktenzeichen/erstattung', 'Angaben zum Anspruch ändern', true)}
    ${link('GET /akte/:aktenzeichen/erstattung/entscheidung', 'Über die Erstattung entscheiden', beiDerFachstelle && !zahlung)}
    ${link('GET /akte/:aktenzeichen/erstattung/freigabe', 'Erstattung freigeben', vorschlag !== undefined && vorschlag.entscheidung.entscheidung === null)}
    ${link('GET /akte/:aktenzeichen/erstattung/zahlung', 'Zahlung als angewiesen eintragen', zahlung !== undefined && !zahlung.angewiesenAm)}
    ${link('GET /akte/:aktenzeichen/erstattung/antwort', 'Antwort der Fachstelle erfassen', !beiDerFachstelle && !antwort)}</ul>`;
}
