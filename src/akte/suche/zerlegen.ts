import { grundform, leseGeschaeftszeichen, normalisiereGeschaeftszeichen } from '../normalisieren.ts';

/** More words make no search more exact. */
const HOECHSTENS = 8;
const AKTENZEICHEN = /^([0-9A-Z.]{1,20}-\d{4}-\d{6})(?:\.\d{1,4})?$/;

/** The Aktenzeichen that a search consists of, also with the number of a run behind it; undefined when it is anything else. */
export const alsAktenzeichen = (text: string): string | undefined => AKTENZEICHEN.exec(text.trim().toUpperCase())?.[1];

/**
 * A search as the words that the index has (`suchindex`): spelling evened out, house numbers and streets put together, titles left
 * out. A court file number is one word.
 */
export function zerlegeSuche(text: string): string[] {
  if (leseGeschaeftszeichen(text)) return [normalisiereGeschaeftszeichen(text)];
  const worte: string[] = [];
  for (const stueck of text.normalize('NFKC').replaceAll(/['’‘`´ʼ]/g, '').split(/[\s,;]+/)) for (const wort of leseStueck(stueck)) fuegeAn(worte, wort);
  return [...new Set(worte)].slice(0, HOECHSTENS);
}

function leseStueck(stueck: string): string[] {
  const aktenzeichen = alsAktenzeichen(stueck);
  if (aktenzeichen) return [aktenzeichen.toLowerCase()];
  const nummerUndJahr = /^0*(\d{1,7})\/(\d{4}|\d{2})$/.exec(stueck);
  if (nummerUndJahr) return [`${nummerUndJahr[1]}/${nummerUndJahr[2]?.length === 2 ? '20' : ''}${nummerUndJahr[2]}`];
  const endeDesAktenzeichens = /(?:^|-)\d{4}-0*([1-9]\d{0,5})$/.exec(stueck);
  if (endeDesAktenzeichens?.[1]) return [endeDesAktenzeichens[1]];
  const klein = grundform(stueck);
  if (/^\d+[a-z]?-\d+[a-z]?$/.test(klein)) return [klein];
  return klein.split(/[^\p{L}\p{N}]+/u).filter((w) => w !== '' && w !== 'dr' && w !== 'prof').map((w) => w.replace(/strasse$/, 'str').replace(/^0+(?=\d)/, ''));
}

/** "Georg Straße" is "georgstr", "12 a" is "12a". */
function fuegeAn(worte: string[], wort: string): void {
  const davor = worte.at(-1);
  const gehoertDazu = davor !== undefined && ((wort === 'str' && /\p{L}$/u.test(davor)) || (/^[a-z]$/.test(wort) && /^\d{1,3}$/.test(davor)));
  if (gehoertDazu) worte[worte.length - 1] = davor + wort;
  else worte.push(wort);
}
