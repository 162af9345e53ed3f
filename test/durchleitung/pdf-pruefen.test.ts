import { describe, expect, it } from 'vitest';
import { HOECHSTE_SEITENZAHL, HOECHSTGROESSE, pruefePdf } from '../../src/durchleitung/pdf-pruefen.ts';
import { schreibePdf } from './pdf.ts';

describe('a file that somebody has chosen', () => {
  it.each([1, 3, HOECHSTE_SEITENZAHL])('is a PDF of %i pages', async (seiten) => {
    expect(await pruefePdf(await schreibePdf(seiten))).toBe(seiten);
  });

  it('stays as it was after it was looked at', async () => {
    const pdf = await schreibePdf(2);
    const vorher = Buffer.from(pdf);
    await pruefePdf(pdf);
    expect(pdf.equals(vorher)).toBe(true);
  });

  it.each<[string, () => Promise<Buffer>, string]>([
    ['empty', async () => Buffer.alloc(0), 'DATEI_FEHLT'],
    ['too large, whatever it is', async () => Buffer.alloc(HOECHSTGROESSE + 1, '%PDF-1.7 '), 'DATEI_ZU_GROSS'],
    ['a picture', async () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'KEIN_PDF'],
    ['a PDF behind something else', async () => Buffer.concat([Buffer.from('<html>'), await schreibePdf(1)]), 'KEIN_PDF'],
    ['only called a PDF', async () => Buffer.from('%PDF-1.7\nnothing else'), 'PDF_UNLESBAR'],
    ['cut off', async () => (await schreibePdf(3)).subarray(0, 900), 'PDF_UNLESBAR'],
    ['protected by a password', () => schreibePdf(1, { kennwort: 'geheim' }), 'PDF_GESCHUETZT'],
    ['too long', () => schreibePdf(HOECHSTE_SEITENZAHL + 1), 'ZU_VIELE_SEITEN'],
  ])('is refused when it is %s', async (_, datei, code) => {
    await expect(pruefePdf(await datei())).rejects.toMatchObject({ name: 'FachlicherFehler', code });
  });
});
