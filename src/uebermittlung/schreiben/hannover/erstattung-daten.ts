import type { Content } from 'pdfmake/interfaces.js';
import { findAnspruch, type Anspruch } from '../../../akte/erstattung/anspruch.ts';
import { findBerechnung, type Berechnung } from '../../../akte/erstattung/berechnung.ts';
import { findVorschlag, type Vorschlag } from '../../../akte/erstattung/vorschlag.ts';
import type { Db } from '../../../db/pool.ts';
import { FachlicherFehler } from '../../../fehler.ts';
import type { BriefDaten } from '../../daten.ts';
import { formatCent, formatDatum, glaette, zusammenhalten } from '../../typografie.ts';
import { anschrift, personen } from '../bausteine.ts';
import type { BriefAuftrag } from '../schreiben.ts';

/** The claim that a letter is about. @throws FachlicherFehler ANGABEN_FEHLEN: nothing was stated in the Akte */
export async function ladeAnspruch(db: Db, auftrag: BriefAuftrag): Promise<Anspruch> {
  const anspruch = await findAnspruch(db, auftrag.vorgang ?? auftrag.aktenzeichen);
  if (!anspruch) throw new FachlicherFehler('ANGABEN_FEHLEN', 'In der Akte steht noch kein Erstattungsanspruch.');
  return anspruch;
}

export type AntwortImBrief = { anspruch: Anspruch; berechnung: Berechnung | undefined; vorschlag: Vorschlag };

/** What was decided, and on which computation. @throws FachlicherFehler ANGABEN_FEHLEN: nobody has decided */
export async function ladeAntwort(db: Db, auftrag: BriefAuftrag): Promise<AntwortImBrief> {
  const vorgang = auftrag.vorgang ?? auftrag.aktenzeichen;
  const vorschlag = await findVorschlag(db, auftrag.aktenzeichen, vorgang);
  if (!vorschlag) throw new FachlicherFehler('ANGABEN_FEHLEN', 'In der Akte steht noch keine Entscheidung über den Erstattungsanspruch.');
  return { anspruch: await ladeAnspruch(db, auftrag), berechnung: await findBerechnung(db, vorgang), vorschlag };
}

const UNBEKANNT = 'nicht angegeben';
const tag = (datum: string | null): string => (datum ? formatDatum(datum) : UNBEKANNT);
const summe = (cent: number | null): string => (cent === null ? UNBEKANNT : formatCent(cent));

/** Whose rent, for which time, how much. */
export function anspruchZeilen(daten: BriefDaten, a: Anspruch): [string, Content][] {
  return [
    ['Mietpartei', personen(daten, 'MIETER')],
    ['Anschrift der Wohnung', anschrift(daten.haushalt)],
    ['Haft seit', tag(a.haftVon)],
    ['Entlassung', a.entlassungAm ? formatDatum(a.entlassungAm) : 'nicht bekannt'],
    ['Miete vom Jobcenter gezahlt bis', tag(a.jcGezahltBis)],
    ['Anteil der inhaftierten Person an der Miete', `${summe(a.kduMonatCent)} im Monat`],
    ['Geforderter Betrag', { text: summe(a.betragCent), bold: true }],
    ['Anspruchsgrundlage', zusammenhalten(`§ ${a.anspruchsgrundlage} SGB X`)],
    ...(a.zahlungsreferenz ? [['Angabe bei der Zahlung', glaette(a.zahlungsreferenz)] as [string, Content]] : []),
  ];
}

/** Text that a person wrote, paragraph by paragraph. */
export const absaetze = (text: string): Content => ({ stack: text.split('\n').map((absatz) => ({ text: glaette(absatz), margin: [0, 0, 0, 4] })) });

/** The derivation, line by line, as it stands in the Akte. */
export const herleitung = (schritte: readonly string[]): Content => ({ ol: schritte.map((s) => ({ text: glaette(s), margin: [0, 0, 0, 2] })), fontSize: 9 });

export const KEINE_RUECKFORDERUNG = 'Was nicht erstattet wird, bleibt beim Jobcenter: Vom Haushalt wird nichts zurückgefordert (Nummer 4 der Kooperationsvereinbarung).';
