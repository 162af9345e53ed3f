import { liesNachsichtig } from '../frage.ts';
import { heuteFrage, ladeHeute } from '../laden/heute.ts';
import type { Weg } from '../rechte.ts';
import { heuteSeite } from '../seiten/heute.ts';
import type { Handlung } from '../wege.ts';

/** The start page of everybody who works on cases: what is to be done, the most urgent first. Its filters name no person. */
export function registriereHeute(weg: (weg: Weg, tun: Handlung) => void): void {
  weg('GET /heute', async (a) => {
    const angaben = await ladeHeute(a, liesNachsichtig(heuteFrage, a.req.query));
    await a.zeige('Heute', heuteSeite({ ...angaben, csrf: a.csrf, tasklistUrl: a.kontext.links.tasklistUrl, konto: a.konto }));
  });
}
