/** Spellings evened out, so that the same flat, person or file number is found again. Never shown, only compared. */

const BESONDERE: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', œ: 'oe', ø: 'oe', å: 'a', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** Lower case without diacritics; umlauts as their two letters, so that "Müller" is "Mueller" but not "Muller". */
export function grundform(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[äöüßæœøåłđðþı]/g, (z) => BESONDERE[z] ?? z)
    .normalize('NFD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .normalize('NFC');
}

const worte = (text: string): string[] => grundform(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** Order, hyphens, case and titles do not matter: "Meier-Schmidt, Anna" is "Anna Schmidt Meier". An apostrophe is no gap: "O'Neill" is "ONeill". */
export function normalisiereName(name: string, vorname = ''): string {
  const ohneApostroph = `${vorname} ${name}`.replaceAll(/['’‘`´ʼ]/g, '');
  return worte(ohneApostroph).filter((w) => w !== 'dr' && w !== 'prof').toSorted().join(' ');
}

const kuerzeStrasse = (wort: string): string => wort.replace(/strasse$/, 'str').replace(/platz$/, 'pl').replace(/^sankt$/, 'st');

/** "Georg-Straße", "Georgstr." and "GEORGSTRASSE" are one; "12 a" is "12A", "12 - 14" is "12-14". The place is left out: the PLZ has it. */
export function normalisiereAdresse(a: { strasse: string; hausnummer: string; plz: string }): string {
  const nummer = worte(a.hausnummer).join('-').replaceAll(/(\d)-(\p{L})/gu, '$1$2');
  return `${a.plz.trim()}|${worte(a.strasse).map(kuerzeStrasse).join('')}|${nummer}`;
}

const LAGE: Record<string, string> = { links: 'li', rechts: 're', mitte: 'mi', obergeschoss: 'og', stock: 'og', etage: 'og', geschoss: 'og', erdgeschoss: 'eg', parterre: 'eg', dachgeschoss: 'dg', wohnung: 'whg' };

/** Where in the house: "2. Obergeschoss links" is "2.OG li." */
export function normalisiereLage(lage: string): string {
  return worte(lage.replaceAll(/(\d)(\p{L})/gu, '$1 $2')).map((w) => LAGE[w] ?? w).join(' ');
}

/** "AG Hannover" is "Amtsgericht Hannover". */
export function normalisiereGericht(gericht: string): string {
  return worte(gericht).map((w) => ({ amtsgericht: 'ag', landgericht: 'lg' })[w] ?? w).join(' ');
}

export type Geschaeftszeichen = { abteilung: string; register: string; nummer: string; jahr: number };

/** Reads a German court file number, e.g. "512 C 1234/26": division, register, number, year. @returns undefined when it is none */
export function leseGeschaeftszeichen(text: string): Geschaeftszeichen | undefined {
  const glatt = text.normalize('NFKC').replaceAll(/[\s\p{Pd}.]+/gu, '').toLowerCase();
  const treffer = /^0*(\d{1,4})([a-z]{1,5})0*(\d{1,7})\/(\d{4}|\d{2})$/.exec(glatt);
  if (!treffer) return undefined;
  const [, abteilung = '', register = '', nummer = '', jahr = ''] = treffer;
  return { abteilung, register, nummer, jahr: jahr.length === 4 ? Number(jahr) : 2000 + Number(jahr) };
}

/** "512 C 1234/26", "512c 01234 / 2026" → "512c1234/2026". Anything else falls back to its bare letters and digits. */
export function normalisiereGeschaeftszeichen(text: string): string {
  const g = leseGeschaeftszeichen(text);
  return g ? `${g.abteilung}${g.register}${g.nummer}/${g.jahr}` : worte(text).join('');
}
