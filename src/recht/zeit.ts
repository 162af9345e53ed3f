import { z } from 'zod';
import { FachlicherFehler } from '../fehler.ts';
import { pruefeDatum, zitat } from './datum.ts';

export const ZEITZONE = 'Europe/Berlin';

// ISO 8601 allows an instant of whole minutes; zod takes it only with precision -1.
const zeitpunktSchema = z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })]);
const OHNE_OFFSET = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;

// Swedish writes date and time as ISO 8601 does.
const ortszeit = new Intl.DateTimeFormat('sv-SE', { timeZone: ZEITZONE, dateStyle: 'short', timeStyle: 'medium' });

/** The wall clock in Europe/Berlin as `YYYY-MM-DDTHH:mm:ss`. @throws RangeError for an invalid `Date` */
const wanduhr = (zeitpunkt: Date): string => ortszeit.format(zeitpunkt).replace(' ', 'T').padStart(19, '0');

/** The local date `YYYY-MM-DD` in Europe/Berlin at an instant. @throws RangeError for an invalid `Date` */
export const lokalesDatum = (zeitpunkt: Date): string => wanduhr(zeitpunkt).slice(0, 10);

/** How far the wall clock is ahead of UTC at an instant of whole seconds, in milliseconds. */
const versatz = (ms: number): number => Date.parse(`${wanduhr(new Date(ms))}Z`) - ms;

/**
 * The instant at which the clock in Europe/Berlin shows `stunde` o'clock on a local date. An hour that summer time skips
 * means the hour after it; of an hour that comes twice, the second one.
 * @param stunde whole hour, 0 to 23
 * @throws FachlicherFehler DATUM_UNGUELTIG
 */
export function lokaleUhrzeit(datum: string, stunde: number): Date {
  const alsUtc = Date.parse(`${pruefeDatum(datum)}T${String(stunde).padStart(2, '0')}:00:00Z`);
  // The offset at the wall clock read as UTC may lie on the other side of a change; the second look settles it.
  const naeherung = alsUtc - versatz(alsUtc);
  return new Date(alsUtc - versatz(naeherung));
}

/** The instant at which a local day begins in Europe/Berlin. @throws FachlicherFehler DATUM_UNGUELTIG */
export const tagesbeginn = (datum: string): Date => lokaleUhrzeit(datum, 0);

/**
 * The local date of an event.
 * @param wert a local date `YYYY-MM-DD`, or an instant with `Z` or `±hh:mm`, which counts by its date in Europe/Berlin
 * @throws FachlicherFehler ZEITPUNKT_OHNE_OFFSET (the day would depend on the machine) or DATUM_UNGUELTIG
 */
export function ereignistag(wert: unknown): { datum: string; zeitpunkt: Date | null } {
  if (typeof wert !== 'string' || wert.length <= 'JJJJ-MM-TT'.length) return { datum: pruefeDatum(wert), zeitpunkt: null };
  if (zeitpunktSchema.safeParse(wert).success) {
    const zeitpunkt = new Date(wert);
    return { datum: pruefeDatum(lokalesDatum(zeitpunkt)), zeitpunkt };
  }
  if (OHNE_OFFSET.test(wert)) {
    throw new FachlicherFehler('ZEITPUNKT_OHNE_OFFSET', `Der Zeitpunkt ${zitat(wert)} braucht einen Offset, z. B. „Z“ oder „+02:00“.`);
  }
  throw new FachlicherFehler('DATUM_UNGUELTIG', `${zitat(wert)} ist weder ein gültiges Datum noch ein gültiger Zeitpunkt mit Offset.`);
}

/** `00:30` on the wall clock in Europe/Berlin. */
export const schreibeUhrzeit = (zeitpunkt: Date): string => wanduhr(zeitpunkt).slice(11, 16);
