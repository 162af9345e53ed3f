import type { Content } from 'pdfmake/interfaces.js';
import { listStellungnahmen, type Stellungnahme } from '../../../akte/wohnungssicherung/stellungnahme.ts';
import { findVerfahrensstand, type Verfahrensstand } from '../../../akte/wohnungssicherung/verfahrensstand.ts';
import type { Db } from '../../../db/pool.ts';
import { FachlicherFehler } from '../../../fehler.ts';
import type { BriefDaten } from '../../daten.ts';
import { formatCent, formatDatum, formatTag, glaette, zusammenhalten } from '../../typografie.ts';
import { angaben, anrede, anschrift, briefkopf, kaestchen, namen, personen, schluss, schreiblinie } from '../bausteine.ts';
import type { BriefAuftrag, Schreiben } from '../schreiben.ts';

type Antrag = { stellungnahme: Stellungnahme; stand: Verfahrensstand };

/** How far the landlord has gone, in words for the letter and for people. */
const STAND: Record<Verfahrensstand['stand'], string> = {
  UNBEKANNT: 'nicht bekannt', MAHNUNG: 'Mahnung', ABMAHNUNG: 'Abmahnung', KUENDIGUNG: 'Kündigung', FRISTLOSE_KUENDIGUNG: 'fristlose Kündigung',
  RAEUMUNGSKLAGE: 'Räumungsklage', RAEUMUNGSURTEIL: 'Urteil auf Räumung',
};

/** Anlage 2: Stellungnahme of the Fachstelle with the formloser Antrag on the arrears (H-3.1.6, H-3.1.7, H-3.2.2.1). */
export const anlage2: Schreiben<Antrag> = {
  kuerzel: 'hannover.anlage-2',
  titel: 'Anlage 2: Stellungnahme mit Antrag auf Übernahme der Mietschulden',
  seiten: 3,
  intern: { art: 'START', nachricht: 'hannover.mietschulden.antrag', prozess: 'hannover-mietschulden-jobcenter' },
  lade,
  async verfasse(daten, { heute }, antrag) {
    return [...briefkopf(daten, heute), ...formloserAntrag(daten, antrag), ...text(antrag.stellungnahme), bitte(antrag), ...ergebnisVordruck(daten, antrag.stellungnahme)];
  },
};

/** The step names the round; without a number the last that was fixed. */
async function lade(db: Db, { aktenzeichen, vorgang, schritt }: BriefAuftrag): Promise<Antrag> {
  const runde = /^wohnungssicherung-anlage-2-(\d+)$/.exec(schritt)?.[1];
  const feste = (await listStellungnahmen(db, vorgang ?? aktenzeichen)).filter((s) => s.antragAm !== null);
  const stellungnahme = runde === undefined ? feste.at(-1) : feste.find((s) => s.runde === Number(runde));
  if (!stellungnahme) throw new FachlicherFehler('ANGABEN_FEHLEN', 'In der Akte steht keine festgeschriebene Stellungnahme.');
  return { stellungnahme, stand: await findVerfahrensstand(db, aktenzeichen) };
}

function formloserAntrag(daten: BriefDaten, { stellungnahme, stand }: Antrag): Content[] {
  const tag = (datum: string | null): string => (datum ? formatDatum(datum) : 'nicht bekannt');
  const klage: [string, Content][] = stand.klageEingangAm || stand.gericht
    ? [
        ['Gericht, Geschäftszeichen', [stand.gericht, stand.geschaeftszeichen].flatMap((x) => (x ? zusammenhalten(glaette(x)) : [])).join(', ') || 'nicht bekannt'],
        ['Zustellung der Klage', tag(stand.zugestelltAm)],
        ['Termin der Verhandlung', stand.terminAm ? formatTag(stand.terminAm) : 'noch nicht bestimmt oder nicht bekannt'],
      ]
    : [];
  const zeilen: [string, Content][] = [
    ['Haushalt', personen(daten, 'MIETER')],
    ['Anschrift der Wohnung', anschrift(daten.haushalt)],
    ['Vermietung', personen(daten, 'VERMIETER')],
    ['Stand des Verfahrens', STAND[stand.stand]],
    ...(stand.kuendigungAm ? [['Kündigung vom', formatDatum(stand.kuendigungAm)] as [string, Content]] : []),
    ...klage,
    ...(stand.raeumungAm ? [['Räumungstermin', formatTag(stand.raeumungAm)] as [string, Content]] : []),
    ...(stand.monatsmieteCent === null ? [] : [['Monatliche Miete', formatCent(stand.monatsmieteCent)] as [string, Content]]),
    ...(stand.rueckstandCent === null ? [] : [['Mietrückstand', formatCent(stand.rueckstandCent)] as [string, Content]]),
    ['Beantragte Übernahme', { text: formatCent(stellungnahme.summeCent), bold: true }],
  ];
  return [
    { text: 'Formloser Antrag auf Übernahme der Mietschulden', style: 'titel' },
    { text: 'Stellungnahme und Antrag nach Nummer 3.1 der Kooperationsvereinbarung (Anlage 2)', margin: [0, 0, 0, 8] },
    ...anrede(`für den folgenden Haushalt beantragen wir formlos, die Mietschulden nach ${zusammenhalten('§ 22 Abs. 8 SGB II')} zu übernehmen. Unsere Stellungnahme folgt.`),
    angaben(zeilen),
  ];
}

function text({ text: stellungnahme }: Stellungnahme): Content[] {
  return [{ text: 'Stellungnahme', style: 'abschnitt' }, { stack: stellungnahme.split('\n').map((absatz) => ({ text: glaette(absatz), margin: [0, 0, 0, 4] })) }];
}

function bitte({ stellungnahme }: Antrag): Content {
  const wann = stellungnahme.anlass === 'KLAGE'
    ? 'Es liegt eine Räumungsklage vor: Bitte legen Sie die Stellungnahme unverzüglich vor und teilen Sie uns das Ergebnis innerhalb von drei Werktagen per Fax mit. Eine Ablehnung teilen Sie uns bitte sofort telefonisch mit.'
    : 'Bitte teilen Sie uns das Ergebnis nach Möglichkeit innerhalb von 14 Tagen mit.';
  return schluss(`${wann} Die Wohnung zu erhalten ist nach unserer Einschätzung auf Dauer möglich, sozial und finanziell sinnvoll. Für Rückfragen erreichen Sie uns unter Angabe des Aktenzeichens.`, 'Fachstelle Wohnungserhalt');
}

/** The answer: a page of its own, so that it can be sent back alone. */
function ergebnisVordruck(daten: BriefDaten, { summeCent }: Stellungnahme): Content[] {
  return [
    { text: 'Ergebnis des Jobcenters', style: 'titel', pageBreak: 'before' },
    { text: `An: ${[daten.absender.name, daten.absender.funktion].join(', ')}`, margin: [0, 0, 0, 8] },
    angaben([['Haushalt', { text: namen(daten, 'MIETER'), style: 'klein' }], ['Anschrift der Wohnung', anschrift(daten.haushalt)], ['Beantragt', formatCent(summeCent)]]),
    { text: 'Die Mietschulden werden', style: 'abschnitt' },
    { columns: [kaestchen('übernommen', 110), kaestchen('nicht übernommen', 140)] },
    { text: 'Nur bei Übernahme', style: 'abschnitt' },
    angaben([['Als', { columns: [kaestchen('Darlehen', 90), kaestchen('Zuschuss', 90)] }], ['In Höhe von', schreiblinie()], ['Der Vermietung mitgeteilt am', schreiblinie()]]),
    { unbreakable: true, stack: [{ text: ' ', fontSize: 20 }, angaben([['Datum, Unterschrift', schreiblinie()]])] },
  ];
}
