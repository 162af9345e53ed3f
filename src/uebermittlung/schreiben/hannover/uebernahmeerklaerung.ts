import type { Content } from 'pdfmake/interfaces.js';
import type { BriefDaten } from '../../daten.ts';
import { formatDatum, glaette, zusammenhalten } from '../../typografie.ts';
import { angaben, anschrift, personen } from '../bausteine.ts';
import { brief } from '../brief.ts';
import { ladeUebernahme, summe, type EntschiedeneSchulden } from '../mietschulden-daten.ts';
import type { Schreiben } from '../schreiben.ts';

type Uebernahme = EntschiedeneSchulden & { summeCent: number };

/**
 * The authority commits itself to the landlord: within the Schonfrist that heals the termination (§ 569 (3) no. 2 BGB). The
 * landlord learns that and how much, not which benefit the household has.
 */
export const uebernahmeerklaerung: Schreiben<Uebernahme> = {
  kuerzel: 'hannover.uebernahmeerklaerung',
  titel: 'Übernahmeerklärung gegenüber der Vermietung',
  seiten: 2,
  intern: { art: 'POSTEINGANG' },
  lade: ladeUebernahme,
  async verfasse(daten, { heute }, uebernahme) {
    return brief(daten, heute, {
      betreff: 'Übernahmeerklärung für rückständige Miete',
      einleitung: 'für die unten genannte Wohnung verpflichten wir uns Ihnen gegenüber, die rückständige Miete und die fällige Entschädigung zu bezahlen:',
      inhalt: [
        angaben(zeilen(daten, uebernahme)),
        { text: `Diese Erklärung ist eine Verpflichtung einer öffentlichen Stelle im Sinne von ${zusammenhalten('§ 569 Abs. 3 Nr. 2 BGB')}. Geht sie Ihnen vor Ablauf der dort genannten Frist zu, wird eine fristlose Kündigung wegen Zahlungsverzugs unwirksam, soweit die Verpflichtung alle fälligen Forderungen deckt.`, margin: [0, 8, 0, 0] },
      ],
      schluss: 'Den Betrag überweisen wir auf das Konto, auf das die Miete gezahlt wird. Ist ein anderer Betrag offen, teilen Sie uns das bitte sofort unter Angabe unseres Zeichens mit.',
      unterzeichner: daten.absender.name,
    });
  },
};

function zeilen(daten: BriefDaten, u: Uebernahme): [string, Content][] {
  return [
    ['Mietpartei', personen(daten, 'MIETER')],
    ['Wohnung', anschrift(daten.haushalt)],
    ...(daten.mitteilung ? [['Verfahren', glaette(`${daten.mitteilung.gericht}, ${daten.mitteilung.geschaeftszeichen}`)] as [string, Content]] : []),
    ['Wir zahlen', summe(u.summeCent)],
    ['Entschieden am', formatDatum(u.ergebnisAm)],
  ];
}
