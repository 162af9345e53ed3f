import { Worker } from 'node:worker_threads';

const AKTENZEICHEN = /^[0-9A-Z.]{1,20}-[0-9]{4}-[0-9]{6}$/;
/** Longer than any real scan takes; a drawing made to never end does not hold anybody up for longer. */
const HOECHSTDAUER_MS = 20_000;

/**
 * The Aktenzeichen that stand as QR codes on the first pages of a PDF, as our letters print them. In a thread of its own with
 * little memory: a file from outside may be made to break its reader, and then only no code was found.
 * @returns without duplicates, in the order of the pages; empty where nothing could be read
 */
export async function liesAktenzeichen(pdf: Buffer): Promise<string[]> {
  const leser = new Worker(new URL('code-lesen.ts', import.meta.url), { workerData: { pdf: new Uint8Array(pdf) }, resourceLimits: { maxOldGenerationSizeMb: 256 }, stderr: true });
  const texte = await new Promise<string[]>((fertig) => {
    const uhr = setTimeout(() => fertig([]), HOECHSTDAUER_MS);
    leser.once('message', (gelesen: string[]) => fertig(gelesen));
    leser.once('error', () => fertig([]));
    leser.once('exit', () => {
      clearTimeout(uhr);
      fertig([]);
    });
  });
  await leser.terminate();
  return [...new Set(texte)].filter((text) => AKTENZEICHEN.test(text));
}
