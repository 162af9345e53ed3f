const TAG = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', day: '2-digit', month: '2-digit', year: 'numeric' });
const ZEIT = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' });
const GELD = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });
const WOCHENTAG = new Intl.DateTimeFormat('de-DE', { timeZone: 'UTC', weekday: 'short' });

/** @param datum local date `YYYY-MM-DD` @returns `02.04.2026`, or a dash where there is none */
export function zeigeDatum(datum: string | null | undefined): string {
  if (!datum) return '–';
  const [jahr, monat, tag] = datum.split('-');
  return `${tag}.${monat}.${jahr}`;
}

/** @returns `Do., 02.04.2026`: for deadlines the weekday matters */
export function zeigeDatumMitTag(datum: string | null | undefined): string {
  if (!datum) return '–';
  return `${WOCHENTAG.format(new Date(`${datum}T00:00:00Z`))}., ${zeigeDatum(datum)}`;
}

/** @returns local day of an instant in Europe/Berlin */
export function zeigeTag(zeitpunkt: Date | null | undefined): string {
  return zeitpunkt ? TAG.format(zeitpunkt) : '–';
}

/** @returns `02.04.2026, 09:15 Uhr` in Europe/Berlin */
export function zeigeZeit(zeitpunkt: Date | null | undefined): string {
  return zeitpunkt ? `${ZEIT.format(zeitpunkt)} Uhr` : '–';
}

/** @param cent integer Cent; PostgreSQL hands bigint over as text */
export function zeigeGeld(cent: number | string | null | undefined): string {
  return cent === null || cent === undefined ? '–' : GELD.format(Number(cent) / 100);
}

/** @returns `vor 3 Tagen`, `gestern`, `heute` for local dates `YYYY-MM-DD` */
export function zeigeAlter(seit: string, heute: string): string {
  const tage = Math.round((Date.parse(heute) - Date.parse(seit)) / 86_400_000);
  if (tage <= 0) return 'heute';
  return tage === 1 ? 'gestern' : `vor ${tage} Tagen`;
}
