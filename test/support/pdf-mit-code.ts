import pdfmake from 'pdfmake';
import '../../src/uebermittlung/pdf.ts';

/** A PDF with a page for each list of texts, each text as a QR code as our letters carry it. */
export async function schreibePdfMitCodes(seiten: readonly (readonly string[])[]): Promise<Buffer<ArrayBuffer>> {
  const content = seiten.map((texte, i) => ({ stack: [{ text: `Seite ${i + 1}` }, ...texte.map((qr) => ({ qr, fit: 56, eccLevel: 'M' as const, margin: [0, 20] as [number, number] }))], ...(i > 0 && { pageBreak: 'before' as const }) }));
  return Buffer.from(await pdfmake.createPdf({ content, defaultStyle: { font: 'NotoSans' }, info: { creationDate: new Date(0) } }).getBuffer());
}
