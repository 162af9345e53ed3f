import { FachlicherFehler } from '../fehler.ts';
import { plusTage, zitat } from './datum.ts';
import { monateVon } from './monatsanteil.ts';
import { betragImZeitraum } from './ueberzahlung.ts';

const ANTEIL = /^([1-9]\d?)\/([1-9]\d?)$/;

/**
 * The detained person's share of the rent: a fraction, by default that of one head (convention), rounded half up to a Cent.
 * @param kduCent integer Cent a month for the whole flat  @param bruch e.g. `1/3`, at most 1
 * @throws FachlicherFehler ANTEIL_UNGUELTIG
 */
export function mietanteil(kduCent: number, bruch: string): number {
  const [zaehler, nenner] = (ANTEIL.exec(bruch) ?? []).slice(1).map(Number);
  if (zaehler === undefined || nenner === undefined || zaehler > nenner) {
    throw new FachlicherFehler('ANTEIL_UNGUELTIG', `${zitat(bruch)} ist kein Anteil an der Miete (erwartet z. B. 1/1, 1/2, 2/3).`);
  }
  return Math.floor((2 * kduCent * zaehler + nenner) / (2 * nenner));
}

/** What decides about the payments. Dates are local, `YYYY-MM-DD`; the day of release is not detained. */
export type Haftstand = {
  haftVon: string; entlassungAm: string | null; jcGezahltBis: string | null; kenntnisAm: string;
  /** last day for which a person has approved the payment; null: nothing is approved */
  bewilligtBis: string | null;
  /** integer Cent a month */
  anteilCent: number;
};

/** From when which body owes the rent: without SGB II from the first day of detention, back to it on the day of release (§ 7 Abs. 4 SGB II). */
export const zustaendigkeit = ({ haftVon, entlassungAm }: Pick<Haftstand, 'haftVon' | 'entlassungAm'>): { fachstelleAb: string; fachstelleBis: string | null } => ({
  fachstelleAb: haftVon,
  fachstelleBis: entlassungAm === null ? null : plusTage(entlassungAm, -1),
});

/** The first day the Fachstelle pays for: after the Jobcenter's last one, not before the detention and its own knowledge (H-4.2). */
export function zahlungAb({ haftVon, jcGezahltBis, kenntnisAm }: Pick<Haftstand, 'haftVon' | 'jcGezahltBis' | 'kenntnisAm'>): string {
  return spaeterer(haftVon, kenntnisAm, jcGezahltBis === null ? '' : plusTage(jcGezahltBis, 1));
}

/** Days of one month that are paid, and the monthly share that was paid. */
export type Zeitraum = { von: string; bis: string; anteilCent: number };
export type NaechsteZahlung =
  | { art: 'ZAHLUNG'; monat: string; /** how many were ordered for this month before, plus one */ nummer: number; zeitraum: Zeitraum; cent: number }
  | { art: 'BEWILLIGUNG_ENDET'; /** first day without approval */ ab: string }
  | { art: 'ENTLASSEN' };

/**
 * The next payment: the earliest month with a day that is owed, approved and not ordered yet. A part month is what is left of
 * the month's sum without 1/30 for each day outside (§ 41 SGB II), so that both bodies together pay the landlord the whole rent.
 * @param gezahlt what was ordered, of any month, in the order of entry
 */
export function naechsteZahlung(stand: Haftstand, gezahlt: readonly Zeitraum[]): NaechsteZahlung {
  const bewilligtBis = stand.bewilligtBis ?? '';
  const { fachstelleBis } = zustaendigkeit(stand);
  const ab = zahlungAb(stand);
  const letzter = fachstelleBis !== null && fachstelleBis < bewilligtBis ? fachstelleBis : bewilligtBis;
  for (const { monat, erster, letzter: ende } of letzter < ab ? [] : monateVon(ab, letzter)) {
    const vorher = gezahlt.filter((z) => z.von.startsWith(monat));
    const offen = ergaenze({ von: spaeterer(ab, erster), bis: frueherer(letzter, ende), anteilCent: stand.anteilCent }, vorher);
    if (offen) return { art: 'ZAHLUNG', monat, nummer: vorher.length + 1, ...offen };
  }
  if (fachstelleBis !== null && (fachstelleBis <= bewilligtBis || fachstelleBis < ab)) return { art: 'ENTLASSEN' };
  return { art: 'BEWILLIGUNG_ENDET', ab: bewilligtBis < ab ? ab : plusTage(bewilligtBis, 1) };
}

/** @returns the days with what has to be paid for them beyond what was ordered, undefined where that is nothing */
function ergaenze(soll: Zeitraum, vorher: readonly Zeitraum[]): { zeitraum: Zeitraum; cent: number } | undefined {
  const gedeckt = huelle(vorher);
  const zeitraum = huelle([...(gedeckt ? [gedeckt] : []), soll]) as Zeitraum;
  const cent = centIm({ ...zeitraum, anteilCent: soll.anteilCent }) - (gedeckt ? centIm({ ...gedeckt, anteilCent: soll.anteilCent }) : 0);
  return cent > 0 ? { zeitraum: { ...zeitraum, anteilCent: soll.anteilCent }, cent } : undefined;
}

/** From the first to the last of the days, with the share of the newest. */
function huelle(zeitraeume: readonly Zeitraum[]): Zeitraum | undefined {
  const letzter = zeitraeume.at(-1);
  if (!letzter) return undefined;
  return { von: zeitraeume.map((z) => z.von).toSorted()[0] ?? '', bis: zeitraeume.map((z) => z.bis).toSorted().at(-1) ?? '', anteilCent: letzter.anteilCent };
}

/** Integer Cent for days of one month. */
function centIm({ von, bis, anteilCent }: Zeitraum): number {
  return bis < von ? 0 : (betragImZeitraum(anteilCent, von, bis, monateVon(von, von)[0]?.letzter ?? bis)[0]?.cent ?? 0);
}

export type Ueberschneidung = { monat: string; /** integer Cent that was ordered for days which are not the Fachstelle's */ cent: number };

/**
 * What was ordered for days that the Fachstelle does not owe, by what is known today: after the release, or also paid by the
 * Jobcenter. It is settled between the two bodies; nothing of it is claimed from the household (H-4.5).
 */
export function findeUeberschneidung(stand: Haftstand, gezahlt: readonly Zeitraum[]): Ueberschneidung[] {
  const { fachstelleBis } = zustaendigkeit(stand);
  const ab = stand.jcGezahltBis === null ? stand.haftVon : spaeterer(stand.haftVon, plusTage(stand.jcGezahltBis, 1));
  return [...new Set(gezahlt.map((z) => z.von.slice(0, 7)))].toSorted().flatMap((monat) => {
    const gedeckt = huelle(gezahlt.filter((z) => z.von.startsWith(monat))) as Zeitraum;
    const soll = { ...gedeckt, von: spaeterer(gedeckt.von, ab), bis: fachstelleBis === null ? gedeckt.bis : frueherer(gedeckt.bis, fachstelleBis) };
    const cent = centIm(gedeckt) - centIm(soll);
    return cent > 0 ? [{ monat, cent }] : [];
  });
}

const spaeterer = (...tage: string[]): string => tage.toSorted().at(-1) ?? '';
const frueherer = (a: string, b: string): string => (a < b ? a : b);
