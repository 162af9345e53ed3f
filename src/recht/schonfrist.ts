import { FachlicherFehler } from '../fehler.ts';
import { plusMonate, pruefeDatum, schreibeTag } from './datum.ts';
import { berechneFrist } from './frist.ts';
import { pruefeLand, type Land } from './kalender.ts';

const SCHONFRIST_MONATE = 2;
const SPERRE_MONATE = 24;

export type SchonfristEingabe = {
  /** Local dates on which the eviction suit was served, one for each tenant; empty while unknown. */
  zustellungen: readonly string[];
  /** Local date on which the court received the suit; counts only while no service is known. */
  klageEingangAm?: string | undefined;
  land: Land;
  /** How many working days before the end the warning comes (default 0). */
  vorfristWerktage?: number | undefined;
  /** Local date of an earlier termination that a payment or commitment healed. */
  fruehereHeilungKuendigungAm?: string | undefined;
  /** Local date of the present termination; needed with `fruehereHeilungKuendigungAm`. */
  kuendigungAm?: string | undefined;
};

export type Schonfrist = {
  /** The last day on which all due rent is paid, or the commitment of a public body reaches the landlord, `YYYY-MM-DD`. */
  ende: string;
  /** ISO instants, as of a `Frist`. */
  ablauf: string;
  vorfrist: string;
  /** `KLAGEEINGANG`: the service is not known, `ende` is only the earliest possible end. */
  grundlage: 'ZUSTELLUNG' | 'KLAGEEINGANG';
  /** Whether the law lets this termination be healed at all; says nothing about an ordinary termination beside it. */
  heilungMoeglich: boolean;
  schritte: string[];
};

type Beginn = { beginn: string; grundlage: Schonfrist['grundlage']; schritt: string };

function ermittleBeginn(zustellungen: readonly string[], klageEingangAm: string | undefined): Beginn {
  const letzte = zustellungen.map(pruefeDatum).toSorted().at(-1);
  const eingang = klageEingangAm === undefined ? undefined : pruefeDatum(klageEingangAm);
  if (letzte !== undefined) {
    const welche = zustellungen.length > 1 ? 'letzte Zustellung der Klage' : 'Zustellung der Klage';
    const zweifel = eingang !== undefined && letzte < eingang ? '; sie läge vor dem Eingang der Klage, bitte beide Tage prüfen' : '';
    return { beginn: letzte, grundlage: 'ZUSTELLUNG', schritt: `Rechtshängigkeit: ${schreibeTag(letzte)}, ${welche} (§ 253 Abs. 1, § 261 Abs. 1 ZPO)${zweifel}` };
  }
  if (eingang === undefined) {
    throw new FachlicherFehler('SCHONFRIST_OHNE_BEGINN', 'Für die Schonfrist fehlt der Tag der Zustellung oder wenigstens der Tag, an dem die Klage bei Gericht eingegangen ist.');
  }
  return {
    beginn: eingang,
    grundlage: 'KLAGEEINGANG',
    schritt: `Zustellung unbekannt: gerechnet ab Eingang der Klage am ${schreibeTag(eingang)}, also das frühestmögliche Ende (Festlegung). Bitte den Tag der Zustellung erfragen.`,
  };
}

/** § 569 Abs. 3 Nr. 2 Satz 2 BGB: exactly two years is not longer than two years, so that day still blocks. */
function pruefeHeilung(frueher: string | undefined, jetzt: string | undefined): { moeglich: boolean; schritte: string[] } {
  const gekuendigt = jetzt === undefined ? undefined : pruefeDatum(jetzt);
  if (frueher === undefined) return { moeglich: true, schritte: [] };
  const geheilt = pruefeDatum(frueher);
  if (gekuendigt === undefined) throw new FachlicherFehler('KUENDIGUNG_FEHLT', 'Zur früheren, geheilten Kündigung fehlt das Datum der jetzigen Kündigung.');
  if (geheilt >= gekuendigt) throw new FachlicherFehler('KUENDIGUNG_REIHENFOLGE', 'Die frühere, geheilte Kündigung muss vor der jetzigen Kündigung liegen.');
  const gesperrtBis = plusMonate(geheilt, SPERRE_MONATE);
  const moeglich = gekuendigt > gesperrtBis;
  const warum = `Die Kündigung vom ${schreibeTag(geheilt)} wurde geheilt; sie sperrt bis ${schreibeTag(gesperrtBis)}, jetzige Kündigung ${schreibeTag(gekuendigt)}`;
  return { moeglich, schritte: [`${warum}: Heilung ${moeglich ? '' : 'nicht '}möglich (§ 569 Abs. 3 Nr. 2 Satz 2 BGB)`] };
}

/**
 * The Schonfrist of § 569 Abs. 3 Nr. 2 BGB: two months after Rechtshängigkeit, that is the last service of the suit.
 * While no service is known, the earliest possible end from the receipt of the suit.
 * @throws FachlicherFehler SCHONFRIST_OHNE_BEGINN, KUENDIGUNG_FEHLT, KUENDIGUNG_REIHENFOLGE, DATUM_UNGUELTIG,
 * LAND_UNBEKANNT, VORFRIST_UNGUELTIG, AUSSERHALB_KALENDER
 */
export function berechneSchonfrist(eingabe: SchonfristEingabe): Schonfrist {
  const land = pruefeLand(eingabe.land);
  const { beginn, grundlage, schritt } = ermittleBeginn(eingabe.zustellungen, eingabe.klageEingangAm);
  const heilung = pruefeHeilung(eingabe.fruehereHeilungKuendigungAm, eingabe.kuendigungAm);
  const frist = berechneFrist({ beginn, laenge: SCHONFRIST_MONATE, einheit: 'MONAT', land, vorfristWerktage: eingabe.vorfristWerktage });
  return {
    ende: frist.fristEnde,
    ablauf: frist.ablauf,
    vorfrist: frist.vorfrist,
    grundlage,
    heilungMoeglich: heilung.moeglich,
    schritte: [schritt, ...frist.schritte, ...heilung.schritte],
  };
}
