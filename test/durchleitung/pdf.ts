import pdfmake from 'pdfmake';
import '../../src/uebermittlung/pdf.ts';

/** Stands readable in the bytes of every such file: where it turns up, the content has got there. */
export const KANARIE = 'Federweissgaessle-4711';

/** A real PDF. @param nummer makes it another one @param kennwort protects it */
export async function schreibePdf(seiten: number, { nummer = 1, kennwort }: { nummer?: number; kennwort?: string } = {}): Promise<Buffer<ArrayBuffer>> {
  const content = Array.from({ length: seiten }, (_, i) => ({ text: `Seite ${i + 1}`, ...(i > 0 && { pageBreak: 'before' as const }) }));
  const pdf = await pdfmake.createPdf({ content, defaultStyle: { font: 'NotoSans' }, info: { creationDate: new Date(0) }, ...(kennwort && { userPassword: kennwort }) }).getBuffer();
  return Buffer.concat([pdf, Buffer.from(`%${KANARIE} ${nummer}\n`)]);
}
