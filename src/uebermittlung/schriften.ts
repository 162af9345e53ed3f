import { hash } from 'node:crypto';
import { createRequire } from 'node:module';

const unser = createRequire(import.meta.url);
const schrift = (schnitt: string): string => unser.resolve(`@expo-google-fonts/noto-sans/${schnitt}/NotoSans_${schnitt}.ttf`);

/** Files of Noto Sans: it has every letter a name may have in German registers (DIN 91379), and figures of one width. */
export const schriften = { normal: schrift('400Regular'), bold: schrift('600SemiBold'), italics: schrift('400Regular_Italic'), bolditalics: schrift('600SemiBold_Italic') };

type Font = { characterSet: number[]; glyphForCodePoint(zeichen: number): unknown };

/**
 * Each glyph is met by its character first. One that is first met as a part of another (the U in Ü, when a font is embedded)
 * would be remembered without a character, and nobody could read, search or copy it in any later document.
 */
function lies(font: Font): Font {
  for (const zeichen of font.characterSet) font.glyphForCodePoint(zeichen);
  return font;
}

/**
 * pdfkit reads a font anew for each document, which takes longer than all the rest of a letter. Before pdfkit loads fontkit,
 * it gets one that remembers what it has read: the same bytes, the same font.
 */
function merkeGeleseneSchriften(): void {
  const vonPdfkit = createRequire(createRequire(unser.resolve('pdfmake')).resolve('pdfkit'));
  const fontkit = vonPdfkit('fontkit') as { create(inhalt: Uint8Array, name?: string): Font };
  const gelesen = new Map<string, Font>();
  const create = (inhalt: Uint8Array, name = ''): Font => {
    const schluessel = `${name} ${hash('sha256', inhalt)}`;
    const font = gelesen.get(schluessel) ?? lies(fontkit.create(inhalt, name || undefined));
    gelesen.set(schluessel, font);
    return font;
  };
  const modul = unser.cache[vonPdfkit.resolve('fontkit')];
  if (modul) modul.exports = { ...fontkit, create };
}
merkeGeleseneSchriften();
