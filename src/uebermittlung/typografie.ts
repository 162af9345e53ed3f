const NBSP = '\u00a0';
const MONATE = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'];
const WOCHENTAGE = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'];

/** @param datum local date `YYYY-MM-DD`  @returns `2. April 2026`, kept on one line */
export function formatDatum(datum: string): string {
  const [jahr, monat, tag] = datum.split('-').map(Number);
  return [`${tag}.`, MONATE[Number(monat) - 1], jahr].join(NBSP);
}

/** @param datum local date `YYYY-MM-DD`  @returns `Donnerstag, 2. April 2026` */
export function formatTag(datum: string): string {
  return `${WOCHENTAGE[new Date(`${datum}T12:00:00Z`).getUTCDay()]}, ${formatDatum(datum)}`;
}

/** @param cent integer Cent  @returns `1.234,50 €`, kept on one line */
export function formatCent(cent: bigint | number | string): string {
  const betrag = BigInt(cent);
  const positiv = betrag < 0n ? -betrag : betrag;
  const euro = (positiv / 100n).toString().replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return `${betrag < 0n ? '−' : ''}${euro},${(positiv % 100n).toString().padStart(2, '0')}${NBSP}€`;
}

/** Keeps `§ 22 Abs. 9 SGB II`, `Nr. 2`, `Seite 1 von 3` on one line. */
export function zusammenhalten(text: string): string {
  return text.replaceAll(' ', NBSP);
}

/** Spaces as people type them, also those that they have already made firm. */
const FUNDSTELLE = /(?:§§?[ \u00a0]\d+[a-z]*|(?:Abs|Nr|Nrn)\.[ \u00a0]\d+)(?:[ \u00a0](?:Abs\.|Nr\.|Satz|ff\.|bis|und|\d+[a-z]*|SGB|[IVX]+|BGB|ZPO|VwVfG))*/g;

/** Keeps each `§ 16d Abs. 6 SGB II`, `§§ 67 ff. SGB XII`, `Nr. 2` in a text on one line. */
export const haltFundstellen = (text: string): string => text.replaceAll(FUNDSTELLE, zusammenhalten);

/** Text from the case file, fit for a line of print: no control characters, no line breaks, no turned reading direction. */
export function glaette(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
}
