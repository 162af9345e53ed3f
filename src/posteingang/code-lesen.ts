import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Answers of the partners carry the code on their first pages; the rest is what they enclose. */
const HOECHSTE_SEITE = 10;
/** Pixels per point: about 144 dpi, enough for our code after a fax in fine resolution. */
const SCHAERFE = 2;
/** A page can say that it is as large as a house. */
const HOECHSTENS_PIXEL = 12_000_000;

/** Runs as a thread: prints the texts of all QR codes of a PDF as one message. */
const { pdf } = workerData as { pdf: Uint8Array };
const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
// Without this the library would fetch its program from a foreign server.
prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) } });
const bibliothek = await PDFiumLibrary.init();
const dokument = await bibliothek.loadDocument(pdf);
const texte: string[] = [];
for (const seite of dokument.pages()) {
  if (seite.number >= HOECHSTE_SEITE) break;
  const { originalWidth, originalHeight } = seite.getOriginalSize();
  const scale = Math.min(SCHAERFE, Math.sqrt(HOECHSTENS_PIXEL / Math.max(1, originalWidth * originalHeight)));
  const { data, width, height } = await seite.render({ scale, render: 'bitmap' });
  const codes = await readBarcodes({ data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' } as ImageData, { formats: ['QRCode'], tryHarder: true });
  texte.push(...codes.map((code) => code.text));
}
// A thread, not a window: there is no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(texte);
