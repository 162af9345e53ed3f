import type { Akte } from '../../../akte/akte.ts';
import { findHaft, HAFT_PROZESS, type Haft } from '../../../akte/haft/haft.ts';
import { findHaftlage, type Haftlage } from '../../../akte/haft/zahlung.ts';
import { findeUeberschneidung, zahlungAb } from '../../../recht/haft.ts';
import { abschnitt } from '../../bausteine/abschnitt.ts';
import { zeigeDatum, zeigeGeld } from '../../bausteine/format.ts';
import { html, leer, type Html } from '../../bausteine/html.ts';
import { meldung } from '../../bausteine/meldung.ts';
import { angaben, tabelle } from '../../bausteine/tabelle.ts';
import type { Anfrage } from '../../wege.ts';
import type { VerfahrenSeiten } from '../verfahren.ts';
import { anfrageAbschnitt, auskunftText } from './anfrage.ts';
import { registriereAuskunft } from './auskunft.ts';
import { registriereHaftformulare } from './formulare.ts';
import { nimmMeldungAuf, zeigeMeldung } from './melden.ts';

export const haft: VerfahrenSeiten = {
  prozesse: { [HAFT_PROZESS]: 'Haft: Weiterzahlung der Miete' },
  neu: { weg: 'GET /haft', titel: 'Haft gemeldet', beschreibung: 'Jemand aus dem Haushalt ist in Haft, die Wohnung soll gehalten werden.' },
  abschnitt: haftAbschnitt,
  registriere: (weg) => {
    weg('GET /haft', zeigeMeldung);
    weg('POST /haft', nimmMeldungAuf);
    registriereAuskunft(weg);
    registriereHaftformulare(weg);
  },
};

async function haftAbschnitt(a: Anfrage, akte: Akte): Promise<Html | null> {
  const { fall } = akte;
  const lage = await a.inDb(async (db) => {
    const gefunden = await findHaft(db, fall.aktenzeichen);
    return gefunden && findHaftlage(db, gefunden.vorgang);
  });
  if (!lage) return anfrageAbschnitt(a, akte);
  const { haft: h, entscheidung } = lage;
  return abschnitt('haft', 'Haft und Weiterzahlung der Miete', html`
    ${angaben([
      ['Inhaftierte Person', h.inhaftiert], ['In Haft', `seit ${zeigeDatum(h.haftVon)}${h.entlassungAm ? `, Entlassung am ${zeigeDatum(h.entlassungAm)}` : ''}`], ['Anstalt', h.anstalt],
      ['Zuständig', `Fachstelle ab ${zeigeDatum(h.haftVon)}${h.entlassungAm ? `, ab ${zeigeDatum(h.entlassungAm)} wieder das Jobcenter` : ''} (§ 7 Abs. 4 SGB II)`], ['Der Fachstelle bekannt seit', zeigeDatum(h.kenntnisAm)],
      ['Miete je Monat', `${zeigeGeld(h.kduMonatCent)}, davon ${h.anteil}: ${zeigeGeld(h.anteilCent)}`], ['Jobcenter', jobcenterText(h)], ['Zahlung der Fachstelle', zahlungText(lage)],
      ['Entscheidung', entscheidung ? `${entscheidung.ergebnis === 'BEWILLIGT' ? `Bewilligt bis ${zeigeDatum(entscheidung.bewilligtBis)}` : 'Abgelehnt'}, ${entscheidung.entschiedenVon}` : 'Noch nicht entschieden'],
      ['Prognose und Gründe', entscheidung ? html`<span class="mehrzeilig">${entscheidung.prognose}</span>` : ''],
    ])}
    ${doppelt(lage)}
    ${zahlungen(lage)}
    ${a.darf('GET /akte/:aktenzeichen/haft/angaben') && fall.status !== 'BEENDET' ? wege(fall.aktenzeichen, lage) : leer}`);
}

function jobcenterText(h: Haft): string {
  if (h.sgb2Bezug === 'NEIN') return 'Keine SGB-II-Leistungen vor der Haft';
  if (h.jcAuskunft === null) return 'Auskunft steht aus';
  return `Hat ${auskunftText({ auskunft: h.jcAuskunft, gezahltBis: h.jcGezahltBis, monatCent: h.jcMonatCent, gezahltAn: h.jcGezahltAn, eingestelltAm: h.jcEingestelltAm })} (Auskunft vom ${zeigeDatum(h.jcAuskunftAm)})`;
}

const zahlungText = ({ haft: h, stand }: Haftlage): string => (h.sgb2Bezug !== 'NEIN' && h.jcAuskunft === null ? 'Beginn steht erst mit der Auskunft des Jobcenters fest' : `Ab ${zeigeDatum(zahlungAb(stand))}`);

/** Between the bodies only: the household is never asked for anything (H-4.5). */
function doppelt({ stand, gezahlt }: Haftlage): Html {
  const cent = findeUeberschneidung(stand, gezahlt).reduce((summe, u) => summe + u.cent, 0);
  return cent > 0 ? meldung('warning', `Doppelt gezahlt: ${zeigeGeld(cent)}`, 'Die Fachstelle hat für Tage gezahlt, für die sie nicht zuständig ist. Der Ausgleich findet nur zwischen den Trägern statt, vom Haushalt wird nichts gefordert.') : leer;
}

function zahlungen({ zahlungen: liste }: Haftlage): Html {
  return tabelle('Mieten während der Haft', ['Monat', 'Zeitraum', 'Betrag', 'Stand'], liste.map((z) => [
    z.bezug, `${zeigeDatum(z.von)} bis ${zeigeDatum(z.bis)}`, zeigeGeld(z.cent), z.zahlung.angewiesenAm ? `Angewiesen am ${zeigeDatum(z.zahlung.angewiesenAm)}` : 'Vorgesehen',
  ]), 'Es ist noch keine Miete vorgesehen.');
}

function wege(aktenzeichen: string, { haft: h, zahlungen: liste }: Haftlage): Html {
  const ziele: [string, string][] = [
    ...(h.sgb2Bezug === 'NEIN' ? [] : [['auskunft', 'Auskunft des Jobcenters erfassen'] as [string, string]]),
    ['entscheidung', 'Über die Weiterzahlung entscheiden'],
    ...(liste.some((z) => !z.zahlung.angewiesenAm) ? [['zahlung', 'Zahlung als angewiesen vermerken'] as [string, string]] : []),
    ['entlassung', 'Entlassung erfassen'], ['angaben', 'Haft und Miete berichtigen'],
  ];
  return html`<ul class="kern-list">${ziele.map(([pfad, text]) => html`<li><a class="kern-link" href="/akte/${aktenzeichen}/haft/${pfad}">${text}</a></li>`)}</ul>`;
}
