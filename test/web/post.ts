import { recordBriefAngaben } from '../../src/akte/brief-angaben.ts';
import { enqueueUebermittlung, erstelleDokument } from '../../src/uebermittlung/index.ts';
import { ladeVereinbarungen } from '../../src/vereinbarung.ts';
import type { TestWeb } from './hilfe.ts';

/** An invitation to the household in the Postausgang. @returns the id of the transmission */
export async function legeBrief(web: TestWeb, aktenzeichen: string, schritt = 'einladung'): Promise<string> {
  const { uhr } = web;
  const vereinbarungen = await ladeVereinbarungen();
  return web.inDb('LHH', async (db) => {
    await recordBriefAngaben(db, { aktenzeichen, schritt }, { terminAm: '2026-04-09', uhrzeit: '10:30', ort: 'Zimmer 7' }, uhr);
    const brief = { aktenzeichen, behoerde: 'LHH', schritt, runde: 1, empfaenger: 'HAUSHALT' };
    const { id } = await erstelleDokument(db, { ...brief, schreiben: 'hannover.terminvorschlag' }, { uhr, vereinbarungen });
    return (await enqueueUebermittlung(db, { ...brief, dokumentId: id }, { uhr })).uebermittlungId;
  });
}
