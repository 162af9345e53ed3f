import { expect } from 'vitest';
import type { Buehne } from './buehne.ts';

/** Names of what the spool holds of a transmission of the Fachstelle. */
export const dateien = (id: string): string[] => ['.anlage.pdf', '.json', '.pdf'].map((e) => `${id.replaceAll(':', '_')}_LHH${e}`);

/** @returns Aktenzeichen and transmission of a document that the gateway has */
export async function nimmAn(b: Buehne): Promise<[aktenzeichen: string, id: string]> {
  const akte = await b.fall();
  expect((await b.ladeHoch(akte)).status).toBe(303);
  const id = await b.reiheEin(akte);
  await b.runden();
  expect((await b.stand(id)).status).toBe('ANGENOMMEN');
  return [akte, id];
}
