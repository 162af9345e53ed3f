/** One million Euro: beyond it a monthly rent or a claim from a tenancy is a typing error. */
export const HOECHSTBETRAG_CENT = 100_000_000;

const DEUTSCH = /^(\d{1,9}|[1-9]\d{0,2}(?:\.\d{3}){1,3})(?:,(\d{1,2}))?$/;
const DEZIMAL = /^(\d{1,9})(?:\.(\d{1,2}))?$/;

/**
 * Reads a sum in Euro: "1.234,56", "1234,5", "1.234" (German thousands: a sum never has three decimals), "1234.56", with
 * or without "€"; or a number with at most two decimals. Works on digits, so no cent is lost to floating point.
 * @returns integer Cent, or a German text that says what is wrong
 */
export function leseBetrag(wert: unknown): { cent: number } | { fehler: string } {
  if (wert === undefined || wert === null || wert === '') return { fehler: 'Diese Angabe fehlt.' };
  const text = typeof wert === 'number' ? String(wert) : wert;
  if (typeof text !== 'string' || text.length > 40) return { fehler: 'Hier wird ein Betrag in Euro erwartet, z. B. 1.234,56.' };
  const kahl = text.replace(/\s*(?:€|EUR|Euro)\s*$/i, '').trim();
  if (/^[-−–]/.test(kahl)) return { fehler: 'Der Betrag darf nicht negativ sein.' };
  // A number's decimal point is never a thousands separator.
  const treffer = (typeof wert === 'number' ? null : DEUTSCH.exec(kahl)) ?? DEZIMAL.exec(kahl);
  if (!treffer) return { fehler: 'Hier wird ein Betrag in Euro mit höchstens zwei Nachkommastellen erwartet, z. B. 1.234,56.' };
  const cent = Number(treffer[1]?.replaceAll('.', '')) * 100 + Number((treffer[2] ?? '').padEnd(2, '0'));
  return cent > HOECHSTBETRAG_CENT ? { fehler: 'Der Betrag ist zu hoch (höchstens 1.000.000,00 Euro).' } : { cent };
}

/** 123456 → "1.234,56" (Euro). @param cent integer */
export const schreibeBetrag = (cent: number): string =>
  `${Math.floor(cent / 100).toString().replaceAll(/\B(?=(\d{3})+$)/g, '.')},${(cent % 100).toString().padStart(2, '0')}`;
