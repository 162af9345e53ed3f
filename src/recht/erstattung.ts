import { FachlicherFehler } from '../fehler.ts';
import { berechneAusschlussfrist, type Ausschlussfrist } from './ausschlussfrist.ts';
import { plusTage, pruefeDatum, schreibeTag, zitat } from './datum.ts';
import { pruefeKalendertag, pruefeLand, type Land } from './kalender.ts';
import { anspruchSchritt, ausschlussSchritte, ergebnisSchritt, monatSchritte, schreibeEuro, zahltAbSchritt, type Erstattungsgrund } from './erstattung-schritte.ts';
import { betragImZeitraum, type Monatsbetrag } from './ueberzahlung.ts';

export { GRUENDE, type Erstattungsgrund } from './erstattung-schritte.ts';

/** § 110 Satz 2 SGB X, as amended by the 4. Euro-Einführungsgesetz: below this sum there is no reimbursement. */
export const BAGATELLGRENZE = { cent: 5000, gueltigAb: '2002-01-01', quelle: '§ 110 Satz 2 SGB X' } as const;

/** One million Euro: a higher monthly rent is a typing error. */
const HOECHSTE_KDU_CENT = 100_000_000;

export type Anspruchsgrundlage = 103 | 105;

export type ErstattungEingabe = {
  /** Integer Cent a month: the detained person's share of the rent that the Jobcenter paid. */
  kduMonatCent: number;
  /** Local date, the first day of detention; it counts as detained. */
  haftVon: string;
  /** Local date of release; it does not count as detained. Left out while detained. */
  entlassungAm?: string | undefined;
  /** Local date, the last day for which the Jobcenter paid. */
  jcGezahltBis: string;
  /** Local date on which the Fachstelle learnt that it owes (§ 103 Abs. 3 SGB X). */
  kenntnisFachstelle: string;
  /** Local date on which the Jobcenter claimed the reimbursement; left out where it has not yet. */
  anmeldungAm?: string | undefined;
  land: Land;
  /** Paragraph of SGB X, default 103; the sums are the same. */
  anspruchsgrundlage?: Anspruchsgrundlage | undefined;
};

export type Erstattung = {
  /** Integer Cent that the Jobcenter paid for days of detention. */
  ueberzahltCent: number;
  /** What the Fachstelle reimburses of it. */
  erstattungCent: number;
  /** What stays with the Jobcenter; never claimed from the household (H-4.5). */
  beimJobcenterCent: number;
  monate: { monat: string; ueberzahltCent: number; erstattungCent: number }[];
  /** The last day on which the claim can be made, null where nothing was overpaid. */
  ausschlussfrist: string | null;
  grund: Erstattungsgrund;
  /** The first day for which the Fachstelle pays the rent, null where the detention was over before. */
  fachstelleZahltAb: string | null;
  schritte: string[];
};

/**
 * What the Fachstelle reimburses to the Jobcenter for rent paid during detention (H-4.1 to H-4.5, §§ 103, 105, 110, 111 SGB X,
 * § 41 SGB II).
 * @throws FachlicherFehler KDU_UNGUELTIG, ENTLASSUNG_VOR_HAFT, ANMELDUNG_VOR_HAFT, ANSPRUCHSGRUNDLAGE_UNBEKANNT,
 * DATUM_UNGUELTIG, LAND_UNBEKANNT, AUSSERHALB_KALENDER
 */
export function berechneErstattung(eingabe: ErstattungEingabe): Erstattung {
  const e = pruefe(eingabe);
  const letzterHafttag = e.entlassungAm === undefined ? '9999-12-31' : plusTage(e.entlassungAm, -1);
  const ueberzahlt = betragImZeitraum(e.kduMonatCent, e.haftVon, letzterHafttag, e.jcGezahltBis);
  const abKenntnis = betragImZeitraum(e.kduMonatCent, spaeterer(e.haftVon, e.kenntnisFachstelle), letzterHafttag, e.jcGezahltBis);
  const ueberzahltCent = summe(ueberzahlt);
  const letzterTag = letzterHafttag < e.jcGezahltBis ? letzterHafttag : e.jcGezahltBis;
  const frist = ueberzahltCent === 0 ? null : berechneAusschlussfrist({ letzterLeistungstag: letzterTag, land: e.land });
  const grund = ermittleGrund(ueberzahltCent, summe(abKenntnis), frist, e.anmeldungAm);
  const erstattungCent = grund === 'ERSTATTUNG' ? summe(abKenntnis) : 0;
  const zahltAb = ermittleZahltAb(e, letzterHafttag);
  return {
    ueberzahltCent,
    erstattungCent,
    beimJobcenterCent: ueberzahltCent - erstattungCent,
    monate: ueberzahlt.map(({ monat, cent }) => ({ monat, ueberzahltCent: cent, erstattungCent: grund === 'ERSTATTUNG' ? centIm(abKenntnis, monat) : 0 })),
    ausschlussfrist: frist?.ende ?? null,
    grund,
    fachstelleZahltAb: zahltAb,
    schritte: [
      `Haft ab ${schreibeTag(e.haftVon)} (dieser Tag zählt)${e.entlassungAm ? `, Entlassung ${schreibeTag(e.entlassungAm)} (dieser Tag zählt nicht)` : ''}; Jobcenter hat bis ${schreibeTag(e.jcGezahltBis)} gezahlt (§ 7 Abs. 4 SGB II)`,
      ...monatSchritte(e.kduMonatCent, ueberzahlt, 'überzahlt'),
      ...anspruchSchritt(e.anspruchsgrundlage, e.kenntnisFachstelle, e.haftVon),
      ...(e.kenntnisFachstelle > e.haftVon ? monatSchritte(e.kduMonatCent, abKenntnis, 'ab Kenntnis') : []),
      ...ausschlussSchritte(frist, e.anmeldungAm, grund),
      ergebnisSchritt(grund, ueberzahltCent, summe(abKenntnis), erstattungCent),
      zahltAbSchritt(zahltAb),
    ],
  };
}

const spaeterer = (...tage: string[]): string => tage.toSorted().at(-1) ?? '';
const summe = (betraege: Monatsbetrag[]): number => betraege.reduce((s, b) => s + b.cent, 0);
const centIm = (betraege: Monatsbetrag[], monat: string): number => betraege.find((b) => b.monat === monat)?.cent ?? 0;

function pruefe(e: ErstattungEingabe): ErstattungEingabe & { anspruchsgrundlage: Anspruchsgrundlage } {
  if (!Number.isSafeInteger(e.kduMonatCent) || e.kduMonatCent <= 0 || e.kduMonatCent > HOECHSTE_KDU_CENT) {
    throw new FachlicherFehler('KDU_UNGUELTIG', `Die Kosten der Unterkunft je Monat müssen über 0,00 Euro und bei höchstens ${schreibeEuro(HOECHSTE_KDU_CENT)} liegen.`);
  }
  const anspruchsgrundlage = e.anspruchsgrundlage ?? 103;
  if (anspruchsgrundlage !== 103 && anspruchsgrundlage !== 105) {
    throw new FachlicherFehler('ANSPRUCHSGRUNDLAGE_UNBEKANNT', `Die Anspruchsgrundlage ${zitat(anspruchsgrundlage)} ist nicht hinterlegt (möglich: 103, 105).`);
  }
  const haftVon = pruefeKalendertag(e.haftVon);
  pruefeKalendertag(e.jcGezahltBis);
  pruefeDatum(e.kenntnisFachstelle);
  if (e.entlassungAm !== undefined && pruefeKalendertag(e.entlassungAm) < haftVon) {
    throw new FachlicherFehler('ENTLASSUNG_VOR_HAFT', 'Die Entlassung liegt vor dem Beginn der Haft.');
  }
  if (e.anmeldungAm !== undefined && pruefeDatum(e.anmeldungAm) < haftVon) {
    throw new FachlicherFehler('ANMELDUNG_VOR_HAFT', 'Die Anmeldung der Erstattung liegt vor dem Beginn der Haft.');
  }
  return { ...e, land: pruefeLand(e.land), anspruchsgrundlage };
}

/** The first reason that holds; § 110 is asked only for what could be claimed at all. */
function ermittleGrund(ueberzahltCent: number, abKenntnisCent: number, frist: Ausschlussfrist | null, anmeldungAm: string | undefined): Erstattungsgrund {
  if (ueberzahltCent === 0) return 'NICHTS_UEBERZAHLT';
  if (abKenntnisCent === 0) return 'KEINE_KENNTNIS';
  if (frist && anmeldungAm !== undefined && anmeldungAm > frist.ende) return 'AUSGESCHLOSSEN';
  return abKenntnisCent < BAGATELLGRENZE.cent ? 'UNTER_50_EURO' : 'ERSTATTUNG';
}

/** From the day after the Jobcenter's last paid day, not before the detention and not before its own knowledge (H-4.2). */
function ermittleZahltAb(e: ErstattungEingabe, letzterHafttag: string): string | null {
  const tag = spaeterer(plusTage(e.jcGezahltBis, 1), e.haftVon, e.kenntnisFachstelle);
  return tag > letzterHafttag ? null : tag;
}
