// First: it gives pdfkit the fonts that are read once, before pdfmake loads it.
import '../../src/uebermittlung/pdf.ts';
import pdfmake from 'pdfmake';
import { extractText } from 'unpdf';
import { expect, it } from 'vitest';

const schreibe = async (text: string): Promise<string> => {
  const pdf = await pdfmake.createPdf({ content: [text], defaultStyle: { font: 'NotoSans' } }).getBuffer();
  return (await extractText(new Uint8Array(pdf), { mergePages: true })).text.trim();
};

it('letters can be read by machines in every document, also after one in which they were only parts of other letters', async () => {
  expect(await schreibe('ÜÄÖÇŠ')).toBe('ÜÄÖÇŠ');
  expect(await schreibe('UAOCS Uhr')).toBe('UAOCS Uhr');
});
