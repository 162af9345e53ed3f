import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { liesAktenzeichen } from '../../src/posteingang/aktenzeichen.ts';
import { schreibePdfMitCodes } from '../support/pdf-mit-code.ts';

describe('the codes of a PDF', () => {
  it('give each Aktenzeichen once, in the order of the pages, and nothing that is none', async () => {
    const pdf = await schreibePdfMitCodes([['56.34-2026-000002', 'https://example.org'], ['56.34-2026-000001', '56.34-2026-000002']]);
    expect(await liesAktenzeichen(pdf)).toEqual(['56.34-2026-000002', '56.34-2026-000001']);
  });

  it('are read from a page that came out of a fax: one picture, black and white, slightly askew', async () => {
    expect(await liesAktenzeichen(await readFile(new URL('fax.pdf', import.meta.url)))).toEqual(['56.34-2026-000123']);
  });

  it.each<[string, () => Promise<Buffer> | Buffer]>([
    ['without a code', () => schreibePdfMitCodes([[]])],
    ['cut off in the middle', async () => (await schreibePdfMitCodes([['56.34-2026-000001']])).subarray(0, 900)],
    ['that is none', () => Buffer.from('%PDF-1.7\nno pdf')],
    ['with a page as large as a house', () => Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99999999 99999999]>>endobj trailer<</Root 1 0 R>>')],
  ])('of a PDF %s are none', async (_, pdf) => {
    expect(await liesAktenzeichen(await pdf())).toEqual([]);
  });
});
