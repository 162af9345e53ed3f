import { plusTage, pruefeDatum, schreibeTag } from './datum.ts';
import { berechneFrist } from './frist.ts';
import { pruefeLand, type Land } from './kalender.ts';

const AUSSCHLUSS_MONATE = 12;
const VERJAEHRUNG_JAHRE = 4;

export type AusschlussfristEingabe = {
  /** Local date: the last day for which the benefit was given. */
  letzterLeistungstag: string;
  /** Local date on which the claiming body learnt of the other body's decision on its duty; left out while unknown. */
  kenntnisEntscheidung?: string | undefined;
  land: Land;
};

export type Ausschlussfrist = {
  /** The last day on which the claim can be made, `YYYY-MM-DD`. */
  ende: string;
  /** The last day before the claim is barred by limitation; left out while the decision is not known. */
  verjaehrung?: string;
  schritte: string[];
};

/**
 * Until when a reimbursement must be claimed (§ 111 SGB X): twelve months after the last day of the benefit, counted no
 * earlier than from knowledge of the other body's decision; the end rolls (§ 26 Abs. 3 SGB X). The limitation of § 113 SGB X
 * ends with the fourth year after the year of that knowledge.
 * @throws FachlicherFehler DATUM_UNGUELTIG, LAND_UNBEKANNT, AUSSERHALB_KALENDER
 */
export function berechneAusschlussfrist(eingabe: AusschlussfristEingabe): Ausschlussfrist {
  const land = pruefeLand(eingabe.land);
  const letzter = pruefeDatum(eingabe.letzterLeistungstag);
  const kenntnis = eingabe.kenntnisEntscheidung === undefined ? undefined : pruefeDatum(eingabe.kenntnisEntscheidung);
  const spaeter = kenntnis !== undefined && kenntnis > letzter;
  const frist = berechneFrist({ beginn: spaeter ? kenntnis : letzter, laenge: AUSSCHLUSS_MONATE, einheit: 'MONAT', land });
  const grund = spaeter
    ? `Kenntnis von der Entscheidung am ${schreibeTag(kenntnis)}, nach dem letzten Leistungstag: die Frist beginnt erst damit (§ 111 Satz 2 SGB X)`
    : `Letzter Tag, für den die Leistung erbracht wurde: ${schreibeTag(letzter)} (§ 111 Satz 1 SGB X)`;
  if (kenntnis === undefined) return { ende: frist.fristEnde, schritte: [grund, ...frist.schritte] };
  const verjaehrung = verjaehrungVon(kenntnis);
  const satz = `Verjährung mit Ablauf des ${schreibeTag(verjaehrung)}: ${VERJAEHRUNG_JAHRE} Jahre nach Ablauf des Jahres ${kenntnis.slice(0, 4)}, in dem die Entscheidung bekannt wurde (§ 113 Abs. 1 SGB X)`;
  return { ende: frist.fristEnde, verjaehrung, schritte: [grund, ...frist.schritte, satz] };
}

/** Years are whole calendar years: the end is not moved off a Feiertag. */
function verjaehrungVon(kenntnis: string): string {
  const jahr = Number(kenntnis.slice(0, 4)) + VERJAEHRUNG_JAHRE;
  return plusTage(`${String(jahr + 1).padStart(4, '0')}-01-01`, -1);
}
