import { FachlicherFehler } from '../fehler.ts';
import { plusTage, schreibeTag, zitat } from './datum.ts';
import { belasseEnde, verschiebeEnde, zaehleMonate, zaehleTage, zaehleWerktage, type Zaehlung } from './frist-zaehlung.ts';
import { LAENDER, letzterArbeitstag, MODI, pruefeKalendertag, pruefeLand, pruefeModus, type Land, type Modus } from './kalender.ts';
import { ereignistag, lokaleUhrzeit, schreibeUhrzeit, tagesbeginn } from './zeit.ts';

/** The longest length of each unit: longer ones are typing errors, and their derivation could not be read. */
export const HOECHSTLAENGE = { WERKTAG: 1000, TAG: 3660, MONAT: 288 } as const;
export type Einheit = keyof typeof HOECHSTLAENGE;

const VORFRIST_STUNDE = 8;
const HOECHSTE_VORFRIST = 250;

export type FristEingabe = {
  /** The day of the event, which never counts: local date `YYYY-MM-DD`, or an instant with offset (its date in Europe/Berlin). */
  beginn: string;
  laenge: number;
  einheit: Einheit;
  land: Land;
  /** Which days count as Werktage while counting; a convention (default `MO_SA`), the agreements define nothing. */
  modus?: Modus | undefined;
  /** Whether an end on Saturday, Sunday or Feiertag moves to the next Werktag (default true). */
  rollt?: boolean | undefined;
  /** How many working days (Mon-Fri, no Feiertag) before the end the warning comes (default 0). */
  vorfristWerktage?: number | undefined;
};

export type Frist = {
  /** The last day of the period, inclusive, `YYYY-MM-DD`. */
  fristEnde: string;
  /** ISO instant at which the day after `fristEnde` begins in Europe/Berlin: the period is over. */
  ablauf: string;
  /** ISO instant of the warning: 08:00 local on a working day. May lie before the begin if the period is short. */
  vorfrist: string;
  /** The derivation in German, one line a day. */
  schritte: string[];
};

function pruefeZahl(wert: unknown, von: number, bis: number, code: string, was: string): number {
  if (typeof wert === 'number' && Number.isSafeInteger(wert) && wert >= von && wert <= bis) return wert;
  throw new FachlicherFehler(code, `${was} muss eine ganze Zahl von ${von} bis ${bis} sein, nicht ${zitat(wert)}.`);
}

function pruefeEinheit(wert: unknown): Einheit {
  if (typeof wert === 'string' && Object.hasOwn(HOECHSTLAENGE, wert)) return wert as Einheit;
  throw new FachlicherFehler('EINHEIT_UNBEKANNT', `Die Einheit ${zitat(wert)} ist unbekannt (möglich: ${Object.keys(HOECHSTLAENGE).join(', ')}).`);
}

function zaehle(einheit: Einheit, beginn: string, laenge: number, land: Land, modus: Modus): Zaehlung {
  if (einheit === 'WERKTAG') return zaehleWerktage(beginn, laenge, land, modus);
  return einheit === 'TAG' ? zaehleTage(beginn, laenge) : zaehleMonate(beginn, laenge);
}

/** The instant at which a period that ends with `fristEnde` is over. @throws FachlicherFehler DATUM_UNGUELTIG */
export const ablaufVon = (fristEnde: string): Date => tagesbeginn(plusTage(fristEnde, 1));

/**
 * 08:00 local on the last working day (Mon-Fri, no Feiertag) on or before `fristEnde`, less `werktage` working days.
 * @throws FachlicherFehler VORFRIST_UNGUELTIG, AUSSERHALB_KALENDER, DATUM_UNGUELTIG, LAND_UNBEKANNT
 */
export function vorfristVon(fristEnde: string, land: Land, werktage = 0): Date {
  const schritte = pruefeZahl(werktage, 0, HOECHSTE_VORFRIST, 'VORFRIST_UNGUELTIG', 'Die Vorfrist in Werktagen');
  let tag = letzterArbeitstag(fristEnde, land);
  for (let i = 0; i < schritte; i++) tag = letzterArbeitstag(plusTage(tag, -1), land);
  return lokaleUhrzeit(tag, VORFRIST_STUNDE);
}

/**
 * Computes a Frist by local dates in Europe/Berlin (§ 187 Abs. 1, § 188, § 193 BGB, § 26 Abs. 3 SGB X).
 * @throws FachlicherFehler DATUM_UNGUELTIG, ZEITPUNKT_OHNE_OFFSET, LAENGE_UNGUELTIG, EINHEIT_UNBEKANNT, LAND_UNBEKANNT,
 * MODUS_UNBEKANNT, VORFRIST_UNGUELTIG, AUSSERHALB_KALENDER
 */
export function berechneFrist(eingabe: FristEingabe): Frist {
  const einheit = pruefeEinheit(eingabe.einheit);
  const laenge = pruefeZahl(eingabe.laenge, 1, HOECHSTLAENGE[einheit], 'LAENGE_UNGUELTIG', 'Die Länge der Frist');
  const land = pruefeLand(eingabe.land);
  const modus = pruefeModus(eingabe.modus ?? 'MO_SA');
  const { datum, zeitpunkt } = ereignistag(eingabe.beginn);
  const beginn = pruefeKalendertag(datum);

  const gezaehlt = zaehle(einheit, beginn, laenge, land, modus);
  const endgueltig = (eingabe.rollt ?? true) ? verschiebeEnde(gezaehlt.ende, land) : belasseEnde(gezaehlt.ende, land);
  const fristEnde = endgueltig.ende;
  const vorfrist = vorfristVon(fristEnde, land, eingabe.vorfristWerktage ?? 0);
  return {
    fristEnde,
    ablauf: ablaufVon(fristEnde).toISOString(),
    vorfrist: vorfrist.toISOString(),
    schritte: [
      ...(zeitpunkt ? [`${zeitpunkt.toISOString()} ist in Deutschland ${schreibeTag(beginn)}, ${schreibeUhrzeit(zeitpunkt)} Uhr`] : []),
      `${schreibeTag(beginn)} Beginn, zählt nicht (§ 187 Abs. 1 BGB)`,
      ...gezaehlt.schritte,
      ...endgueltig.schritte,
      `${schreibeTag(fristEnde)} Ende, 24:00 Uhr (§ 188 ${einheit === 'MONAT' ? 'Abs. 2' : 'Abs. 1'} BGB)`,
      ...(einheit === 'WERKTAG' ? [`Werktage (Festlegung ${modus}): ${MODI[modus]} ohne Feiertage in ${LAENDER[land]}`] : []),
    ],
  };
}
