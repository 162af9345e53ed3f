import { FachlicherFehler } from '../../../fehler.ts';
import type { Haftlage } from '../../../akte/haft/zahlung.ts';
import { plusTage } from '../../../recht/datum.ts';
import { findeUeberschneidung } from '../../../recht/haft.ts';
import { formatCent, formatDatum, zusammenhalten } from '../../typografie.ts';
import { angaben, anrede, anschrift, briefkopf, schluss } from '../bausteine.ts';
import { haftUmfang, ladeHaft } from '../haft-daten.ts';
import type { Schreiben } from '../schreiben.ts';

type Entlassung = { inhaftiert: string; entlassungAm: string; gezahltBis: string | null; doppeltCent: number };

/** The Fachstelle tells the Jobcenter of the release: from that day the Jobcenter is competent again (§ 7 Abs. 4 SGB II). */
export const haftEntlassung: Schreiben<Entlassung> = {
  kuerzel: 'hannover.haft-entlassung',
  titel: 'Mitteilung zur Mietzahlung',
  seiten: 2,
  intern: { art: 'POSTEINGANG', akte: haftUmfang },
  lade: async (db, auftrag) => alsEntlassung(await ladeHaft(db, auftrag)),
  async verfasse(daten, { heute }, e) {
    const ab = e.gezahltBis !== null && e.gezahltBis >= e.entlassungAm ? plusTage(e.gezahltBis, 1) : e.entlassungAm;
    return [
      ...briefkopf(daten, heute),
      { text: 'Ende der Haft', style: 'titel' },
      { text: 'Mitteilung nach Nummer 4 der Kooperationsvereinbarung', margin: [0, 0, 0, 8] },
      ...anrede(`die Haft dieser Person ${e.entlassungAm > heute ? 'endet' : 'ist beendet'}. Vom Tag der Entlassung an können wieder SGB-II-Leistungen beansprucht werden (${zusammenhalten('§ 7 Abs. 4 SGB II')}):`),
      angaben([
        ['Person', { text: e.inhaftiert, bold: true }],
        ['Anschrift der Wohnung', anschrift(daten.haushalt)],
        ['Tag der Entlassung', formatDatum(e.entlassungAm)],
        ['Miete von uns gezahlt bis', e.gezahltBis ? formatDatum(e.gezahltBis) : 'keine Zahlung'],
        ...(e.doppeltCent > 0 ? [['Davon für Tage, für die wir nicht zuständig waren', formatCent(e.doppeltCent)] as [string, string]] : []),
      ]),
      schluss(
        [
          { text: `Stellt die Person einen Antrag, bitten wir Sie, die Miete ab dem ${formatDatum(ab)} zu berücksichtigen, damit keine Lücke und keine doppelte Zahlung entsteht.`, margin: [0, 0, 0, 8] },
          { text: 'Haben Sie für Tage der Haft gezahlt, richten Sie Ihren Erstattungsanspruch bitte an uns. Vom Haushalt wird nach der Vereinbarung nichts zurückgefordert.' },
        ],
        'Fachstelle Wohnungserhalt',
      ),
    ];
  },
};

/** @throws FachlicherFehler ANGABEN_FEHLEN: the day of release is not in the Akte */
function alsEntlassung({ haft, stand, gezahlt }: Haftlage): Entlassung {
  if (!haft.entlassungAm) throw new FachlicherFehler('ANGABEN_FEHLEN', 'In der Akte fehlt der Tag der Entlassung.');
  const doppeltCent = findeUeberschneidung(stand, gezahlt).reduce((summe, u) => summe + u.cent, 0);
  return { inhaftiert: haft.inhaftiert, entlassungAm: haft.entlassungAm, gezahltBis: gezahlt.map((z) => z.bis).toSorted().at(-1) ?? null, doppeltCent };
}
