import type { ProbeZeile } from '../../../../../kalenderprobe/schema.ts';

const TAG = new Intl.DateTimeFormat('de-DE', { weekday: 'short', day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' });
const WARNUNG = new Intl.DateTimeFormat('de-DE', { weekday: 'short', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' });

/** `Di., 07.04.2026` */
export const kurzerTag = (tag: string): string => TAG.format(new Date(`${tag}T12:00:00Z`));
export const warnTag = ({ frist }: ProbeZeile): string => (frist ? `${WARNUNG.format(new Date(frist.vorfrist))} Uhr` : '');

const EINHEITEN: Record<string, [string, string]> = { WERKTAG: ['Werktag', 'Werktage'], TAG: ['Kalendertag', 'Kalendertage'], MONAT: ['Monat', 'Monate'] };
export const laengeText = ({ laenge, einheit }: ProbeZeile): string => (laenge === null || einheit === null ? '' : `${laenge} ${EINHEITEN[einheit]?.[laenge === 1 ? 0 : 1] ?? einheit}`);

/** In which case a deadline is so long. */
export const wannText = ({ bedingung }: ProbeZeile): string => (bedingung ? ` (${bedingung.replaceAll('"', '').replaceAll(' = ', ': ')})` : '');
