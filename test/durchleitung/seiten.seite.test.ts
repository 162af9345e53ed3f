import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Leser } from '../web/leser.ts';
import { baueBuehne, type Buehne } from './buehne.ts';
import { schreibePdf } from './pdf.ts';

let b: Buehne;
let leser: Leser;
let akte: string;
beforeAll(async () => {
  b = await baueBuehne();
  leser = await Leser.open(b.web);
  akte = await b.fall();
  await leser.melde('anna');
});
afterAll(async () => {
  await leser.close();
  await b.close();
});

describe('the page of a document that is passed through', () => {
  it('takes a file from everybody, without a script, and the Akte shows what became of it', async () => {
    await leser.oeffne(`/akte/${akte}`);
    await leser.seite.getByRole('link', { name: 'Plan ohne Vorgeschichte hochladen' }).click();
    await leser.pruefe('durchleitung-leer');
    await leser.druecke('Hochladen');
    await leser.seite.getByText('2 Angaben sind noch nicht richtig').waitFor();
    await leser.pruefe('durchleitung-fehler');
    await leser.seite.getByLabel('PDF-Datei').setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: await schreibePdf(3) });
    await leser.seite.getByLabel('Der Plan enthält keine Vorgeschichte.').check();
    await leser.druecke('Hochladen');
    await leser.seite.getByText('Plan ohne Vorgeschichte liegt zum Versand bereit').waitFor();
    await leser.oeffne(`/akte/${akte}/durchleitung/plan`);
    await leser.pruefe('durchleitung-liegt');
    const id = await b.reiheEin(akte);
    await b.runden();
    await b.berichte(id, 'GESENDET');
    await leser.oeffne(`/akte/${akte}`);
    expect(await leser.seite.getByRole('table', { name: 'Durchgeleitete Dokumente' }).textContent()).toContain('nach dem Sendebericht');
    await leser.pruefe('durchleitung-akte');
  });
});
