import Holidays from 'date-holidays';
import { FachlicherFehler } from '../fehler.ts';
import { plusTage, pruefeDatum, wochentag, zitat } from './datum.ts';

export { plusTage } from './datum.ts';

/** The Länder whose Feiertage are covered, by their ISO 3166-2 code without `DE-`. */
export const LAENDER = { NI: 'Niedersachsen', NW: 'Nordrhein-Westfalen' } as const;
export type Land = keyof typeof LAENDER;

/** Which days count as Werktage: `MO_SA` every day except Sundays and Feiertage, `MO_FR` without Saturdays too. */
export const MODI = { MO_SA: 'Montag bis Samstag', MO_FR: 'Montag bis Freitag' } as const;
export type Modus = keyof typeof MODI;

/**
 * The covered range: from the year of the one-off Reformationstag on. Feiertage change by law, so beyond the years that
 * were held against the official list there is an error, never a guess.
 */
export const KALENDER_VON = '2017-01-01';
export const KALENDER_BIS = '2040-12-31';

const regeln = new Map<Land, Holidays>();
const jahre = new Map<string, ReadonlyMap<string, string>>();

/** @throws FachlicherFehler LAND_UNBEKANNT */
export function pruefeLand(wert: unknown): Land {
  if (typeof wert === 'string' && Object.hasOwn(LAENDER, wert)) return wert as Land;
  throw new FachlicherFehler('LAND_UNBEKANNT', `Das Land ${zitat(wert)} ist nicht hinterlegt (möglich: ${Object.keys(LAENDER).join(', ')}).`);
}

/** @throws FachlicherFehler MODUS_UNBEKANNT */
export function pruefeModus(wert: unknown): Modus {
  if (typeof wert === 'string' && Object.hasOwn(MODI, wert)) return wert as Modus;
  throw new FachlicherFehler('MODUS_UNBEKANNT', `Der Modus ${zitat(wert)} ist unbekannt (möglich: ${Object.keys(MODI).join(', ')}).`);
}

/** @throws FachlicherFehler AUSSERHALB_KALENDER, DATUM_UNGUELTIG */
export function pruefeKalendertag(wert: unknown): string {
  const datum = pruefeDatum(wert);
  if (datum >= KALENDER_VON && datum <= KALENDER_BIS) return datum;
  throw new FachlicherFehler('AUSSERHALB_KALENDER', `Für den ${datum} sind keine Feiertage hinterlegt (belegt ist ${KALENDER_VON} bis ${KALENDER_BIS}).`);
}

function feiertageDesJahres(jahr: string, land: Land): ReadonlyMap<string, string> {
  const schluessel = `${land}${jahr}`;
  const bekannt = jahre.get(schluessel);
  if (bekannt) return bekannt;
  const quelle = regeln.get(land) ?? new Holidays('DE', pruefeLand(land), { types: ['public'], languages: ['de'] });
  regeln.set(land, quelle);
  const neu = new Map(quelle.getHolidays(Number(jahr)).map((f) => [f.date.slice(0, 10), f.name]));
  jahre.set(schluessel, neu);
  return neu;
}

/**
 * The name of the gesetzlicher Feiertag on a date, or null.
 * @throws FachlicherFehler AUSSERHALB_KALENDER, DATUM_UNGUELTIG, LAND_UNBEKANNT
 */
export function istFeiertag(datum: string, land: Land): string | null {
  return feiertageDesJahres(pruefeKalendertag(datum).slice(0, 4), land).get(datum) ?? null;
}

/** Why a date is no Werktag: the Feiertag, `Sonntag`, in `MO_FR` `Samstag`; null if it is one. Errors as `istFeiertag`. */
export function keinWerktagWeil(datum: string, land: Land, modus: Modus): string | null {
  const feiertag = istFeiertag(datum, land);
  if (feiertag) return feiertag;
  const tag = wochentag(datum);
  if (tag === 0) return 'Sonntag';
  return tag === 6 && modus === 'MO_FR' ? 'Samstag' : null;
}

/** Whether a date counts as Werktag. Errors as `istFeiertag`. */
export const istWerktag = (datum: string, land: Land, modus: Modus): boolean => keinWerktagWeil(datum, land, modus) === null;

/** The first Monday to Friday without Feiertag on or after a date (§ 193 BGB). Errors as `istFeiertag`. */
export function naechsterArbeitstag(datum: string, land: Land): string {
  let tag = datum;
  while (!istWerktag(tag, land, 'MO_FR')) tag = plusTage(tag, 1);
  return tag;
}

/** The last Monday to Friday without Feiertag on or before a date. Errors as `istFeiertag`. */
export function letzterArbeitstag(datum: string, land: Land): string {
  let tag = datum;
  while (!istWerktag(tag, land, 'MO_FR')) tag = plusTage(tag, -1);
  return tag;
}
