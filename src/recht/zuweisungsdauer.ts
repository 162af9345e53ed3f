import { plusMonate, plusTage, pruefeDatum } from './datum.ts';

/** § 16d Abs. 6 SGB II: 24 months within five years; up to twelve more where the conditions of Abs. 1 and 5 are still met. */
export const HOECHSTDAUER = { monate: 24, weitereMonate: 12, rahmenMonate: 60 } as const;
/** A month of a period that is not continuous (§ 191 BGB). */
const MONAT_TAGE = 30;
const GRENZE = HOECHSTDAUER.monate * MONAT_TAGE;
const GRENZE_VERLAENGERT = GRENZE + HOECHSTDAUER.weitereMonate * MONAT_TAGE;

/** Local dates `YYYY-MM-DD`, both inclusive. */
export type Zeitraum = { von: string; bis: string };
export type Zuweisungsdauer = {
  ergebnis: 'ZULAESSIG' | 'NUR_MIT_VERLAENGERUNG' | 'AUSGESCHOEPFT' | 'ZEITRAUM_UNGUELTIG';
  /** What earlier assignments have used up of the five years in which the new one begins, in days (30 to the month). */
  tageBisher: number;
  /** What is left of 36 months in these five years, in days. */
  tageFrei: number;
};

/**
 * Whether a person may be assigned to Arbeitsgelegenheiten for another period (§ 16d Abs. 6 SGB II). The five years begin with the
 * entry into the first; the first day in an assignment after their end begins the next five (convention for one that lies across).
 * A continuous period is counted in months and days, 30 days are a month (§ 191 BGB); what overlaps or touches counts as one.
 * @param fruehere earlier assignments, in any order, wherever they were
 * @throws FachlicherFehler DATUM_UNGUELTIG
 */
export function pruefeZuweisungsdauer(fruehere: readonly Zeitraum[], neu: Zeitraum): Zuweisungsdauer {
  const alle = [...fruehere, neu];
  if (alle.some((z) => pruefeDatum(z.bis) < pruefeDatum(z.von))) return { ergebnis: 'ZEITRAUM_UNGUELTIG', tageBisher: 0, tageFrei: 0 };
  const rahmen = bildeRahmen(verschmelze(alle)).filter((r) => r.von <= neu.bis && neu.von <= r.bis);
  const verbraucht = Math.max(...rahmen.map((r) => zaehleIn(r, alle)));
  const tageBisher = Math.max(...rahmen.filter((r) => r.von <= neu.von).map((r) => zaehleIn(r, fruehere)));
  const ergebnis = verbraucht <= GRENZE ? 'ZULAESSIG' : verbraucht <= GRENZE_VERLAENGERT ? 'NUR_MIT_VERLAENGERUNG' : 'AUSGESCHOEPFT';
  return { ergebnis, tageBisher, tageFrei: Math.max(0, GRENZE_VERLAENGERT - tageBisher) };
}

/** In order, without overlaps; periods that touch become one. */
function verschmelze(zeitraeume: readonly Zeitraum[]): Zeitraum[] {
  const ergebnis: Zeitraum[] = [];
  for (const z of zeitraeume.toSorted((a, b) => a.von.localeCompare(b.von))) {
    const letzter = ergebnis.at(-1);
    if (letzter && z.von <= plusTage(letzter.bis, 1)) letzter.bis = letzter.bis > z.bis ? letzter.bis : z.bis;
    else ergebnis.push({ ...z });
  }
  return ergebnis;
}

/** The frames of five years that the assignments open, one after the other. */
function bildeRahmen(zeitraeume: readonly Zeitraum[]): Zeitraum[] {
  const rahmen: Zeitraum[] = [];
  for (const z of zeitraeume) {
    for (let beginn = z.von; beginn <= z.bis; ) {
      const offen = rahmen.at(-1);
      if (!offen || beginn > offen.bis) rahmen.push({ von: beginn, bis: plusTage(plusMonate(beginn, HOECHSTDAUER.rahmenMonate), -1) });
      beginn = plusTage((rahmen.at(-1) as Zeitraum).bis, 1);
    }
  }
  return rahmen;
}

const zaehleIn = (rahmen: Zeitraum, zeitraeume: readonly Zeitraum[]): number =>
  verschmelze(zeitraeume.flatMap((z) => (z.bis < rahmen.von || rahmen.bis < z.von ? [] : [{ von: z.von > rahmen.von ? z.von : rahmen.von, bis: z.bis < rahmen.bis ? z.bis : rahmen.bis }]))).reduce((summe, z) => summe + tageVon(z), 0);

/** Whole months count 30 days, what is left its days. */
function tageVon({ von, bis }: Zeitraum): number {
  const ende = plusTage(bis, 1);
  let monate = 0;
  while (plusMonate(von, monate + 1) <= ende) monate++;
  let tage = 0;
  for (let tag = plusMonate(von, monate); tag < ende; tag = plusTage(tag, 1)) tage++;
  return monate * MONAT_TAGE + tage;
}
